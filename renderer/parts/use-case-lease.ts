/** Says to the branch that this case is open here, as long as it is, and learns who else has it. */
import { useEffect } from 'react'
import type { CaseId } from '../../shared/ids.ts'
import type { CaseLease } from '../../shared/ipc/shapes/desk.ts'
import { call, on } from '../ipc.ts'
import { useAsked } from './use-asked.ts'
import { useNow } from './use-now.ts'

// Several times within what the branch waits for, so that one lost word frees nothing.
const renewMs = 30_000

/** @returns the colleague who has the case open, null where it is free or one's own; `caseId` null holds nothing */
export function useCaseLease(caseId: CaseId | null, me: CaseLease['operatorId']): CaseLease | null {
  const { value } = useAsked('lease.view', caseId === null ? null : { caseId })
  const now = useNow()
  useEffect(() => {
    if (caseId === null) return
    // Answered with whoever has it: a case that is somebody else's stays theirs.
    const hold = () => void call('lease.take', { caseId })
    hold()
    const timer = setInterval(hold, renewMs)
    const stop = on('core.changed', ({ state }) => state === 'ready' && hold())
    return () => {
      clearInterval(timer)
      stop()
      void call('lease.release', { caseId })
    }
  }, [caseId])
  if (!value || value.operatorId === me || (now !== null && Date.parse(value.until) <= now.ms)) return null
  return value
}
