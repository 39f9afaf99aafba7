/** Keeps which desk and which case are open in the address, so that a reload or a new sign-in stands there again. */
import { useCallback, useEffect, useState } from 'react'
import { type Desk, desks } from '../../shared/access/roles.ts'
import { CaseId } from '../../shared/ids.ts'
import { type Step, steps } from '../../shared/workflow/steps.ts'

export type Place = { readonly desk: Desk | null; readonly caseId: CaseId | null; readonly step: Step | null }

/** Only ids and machine words: nothing of a person may stand in an address. */
export function readPlace(hash: string): Place {
  const words = new URLSearchParams(hash.replace(/^#/, ''))
  return {
    desk: desks.find(desk => desk === words.get('desk')) ?? null,
    caseId: CaseId.safeParse(words.get('case')).data ?? null,
    step: steps.find(step => step === words.get('step')) ?? null,
  }
}

export function writePlace({ desk, caseId, step }: Place): string {
  const words = new URLSearchParams()
  if (desk) words.set('desk', desk)
  if (caseId) words.set('case', caseId)
  if (step) words.set('step', step)
  return words.toString()
}

export function usePlace(): readonly [Place, (change: Partial<Place>) => void] {
  const [place, setPlace] = useState(() => readPlace(window.location.hash))
  useEffect(() => {
    const listen = () => setPlace(readPlace(window.location.hash))
    window.addEventListener('hashchange', listen)
    return () => window.removeEventListener('hashchange', listen)
  }, [])
  const go = useCallback((change: Partial<Place>) => {
    const next = { ...readPlace(window.location.hash), ...change }
    // Replaced, not pushed: the program has its own way back, the engine's history must not offer another.
    window.history.replaceState(null, '', `#${writePlace(next)}`)
    setPlace(next)
  }, [])
  return [place, go]
}
