/** Asks the core about a number as soon as it is whole, and about a document as soon as it is complete. */
import { useEffect } from 'react'
import type { Out } from '../../../shared/ipc/contract.ts'
import { type Asked, useAsked } from '../../parts/use-asked.ts'
import { type IdentityDraft, inputOf, isWhole } from './draft.ts'

export type NumberFound = Out<'identity.lookUp'>
type Told = { readonly sex?: string; readonly birth?: string }

/** What the number says, and prefills; `left` says that a number of open length is finished. */
export function useNumber({ docType, number, chip }: IdentityDraft, left: boolean, prefill: (told: Told) => void): Asked<NumberFound> {
  const asks = isWhole(docType, number) || (left && number !== '')
  const found = useAsked('identity.lookUp', asks ? { docType, number } : null)
  const told = found.value
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new answer prefills, never a new render
  useEffect(() => {
    // What the chip says is not put right by its number: where the two differ somebody has to look.
    if (chip && chip.number === number) return
    if (told && (told.sex !== null || told.birth !== null))
      prefill({ ...(told.sex ? { sex: told.sex } : {}), ...(told.birth ? { birth: told.birth } : {}) })
  }, [told])
  return found
}

export const useJudged = (draft: IdentityDraft): Asked<Out<'identity.judge'>> => useAsked('identity.judge', inputOf(draft))
