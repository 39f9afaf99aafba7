/** Takes cases before this reviewer, keeps them there while they are wanted, and gives them back. */
import { useEffect, useRef, useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { ReviewLease } from '../../../shared/ipc/shapes/review.ts'
import { startsIn } from '../../../shared/workflow/step.ts'
import { call } from '../../ipc.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useNow } from '../../parts/use-now.ts'

// Well within the time after which the core frees a case by itself.
const renewMs = 4 * 60_000

/** Holds these cases; one that leaves the list, and all of them when the screen goes, are free again. */
export function useLeases(ids: readonly CaseId[]): void {
  const held = useRef(new Set<CaseId>())
  const wanted = ids.join(' ')
  useEffect(() => {
    const now = new Set(wanted === '' ? [] : (wanted.split(' ') as CaseId[]))
    for (const id of held.current) if (!now.has(id)) void call('review.release', { caseId: id })
    for (const id of now) if (!held.current.has(id)) void call('review.take', { caseId: id })
    held.current = now
  }, [wanted])
  useEffect(() => {
    const renew = () => [...held.current].map(caseId => call('review.take', { caseId }))
    const timer = setInterval(renew, renewMs)
    return () => {
      clearInterval(timer)
      for (const caseId of held.current) void call('review.release', { caseId })
      held.current = new Set()
    }
  }, [])
}

export type Leases = readonly ReviewLease[]

/** Who has which case, as far as its time has not run out. */
export function useLeaseList(): Leases {
  const { value } = useAsked('review.leases', {})
  const now = useNow()
  return (value ?? []).filter(lease => now === null || Date.parse(lease.until) > now.ms)
}

/** The colleague who has the case before them, or null. */
export const takenBy = (leases: Leases, caseId: CaseId | null, me: ReviewLease['operatorId']): string | null =>
  leases.find(lease => lease.caseId === caseId && lease.operatorId !== me)?.by ?? null

/** Tells the core that this case stands whole before the reviewer; true once it has been written down. */
export function useSeen(view: Out<'case.view'> | null, shown: boolean): boolean {
  const [seen, setSeen] = useState<string | null>(null)
  const now = view === null ? null : `${view.id} ${view.revision}`
  const open = view !== null && startsIn(view.state, 'approve')
  const latest = useRef(view)
  latest.current = view
  useEffect(() => {
    const { current } = latest
    if (!shown || !open || now === null || current === null) return
    let wanted = true
    // The lease is taken as the case opens; whichever call comes first, this one holds it too.
    const tell = async () => {
      const taken = await call('review.take', { caseId: current.id })
      const reply = taken.ok ? await call('review.see', { caseId: current.id, revision: current.revision }) : taken
      if (wanted && reply.ok) setSeen(now)
    }
    void tell()
    return () => {
      wanted = false
    }
  }, [now, shown, open])
  return now !== null && seen === now
}
