/** Asks the core about the number as soon as it is whole, and about the document as soon as it is complete. */
import { useEffect } from 'react'
import type { Out } from '../../../shared/ipc/contract.ts'
import { type Asked, useAsked } from '../../app/use-asked.ts'
import { type IdentityDraft, inputOf, isWhole } from './draft.ts'

export type Judged = { readonly found: Asked<Out<'identity.lookUp'>>; readonly judged: Asked<Out<'identity.judge'>> }

export function useJudged(draft: IdentityDraft, numberLeft: boolean, prefill: (sex: string, birth: string) => void): Judged {
  const { docType, number } = draft
  const asks = isWhole(docType, number) || (numberLeft && number !== '')
  const found = useAsked('identity.lookUp', asks ? { docType, number } : null, ['case.changed'])
  const judged = useAsked('identity.judge', inputOf(draft))
  const told = found.value
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new answer prefills, never a new render
  useEffect(() => {
    if (told && (told.sex !== null || told.birth !== null)) prefill(told.sex ?? '', told.birth ?? '')
  }, [told])
  return { found, judged }
}
