/** The rules a desk must show for a case: the version the case began with, not the one that holds today. */
import type { CaseId } from '../../shared/ids.ts'
import type { Out } from '../../shared/ipc/contract.ts'
import { useAsked } from '../parts/use-asked.ts'

type Profile = Out<'profile.view'>

/** Without a case, the branch's own; null until the core has said which. A case that is not there is the screen's to report. */
export function useRulesOf(caseId: CaseId | null, branch: Profile): Profile | null {
  const own = useAsked('profile.ofCase', caseId ? { caseId } : null)
  if (caseId === null || own.failure) return branch
  return own.value
}
