/** Says in one sentence whether the card centre has the case, since when, and if not, why and who must act. */
import type { CaseId } from '../../../shared/ids.ts'
import { standingSaid } from '../../../shared/strings/zh-CN/centre.ts'
import { Note } from '../../kit/notes.tsx'
import { timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'

export function CentreStanding({ caseId }: { readonly caseId: CaseId }) {
  const standing = useAsked('centre.ofCase', { caseId }).value?.standing
  if (!standing) return null
  const since = standing.since === null ? null : timeText(standing.since)
  return <Note level={standing.acts === null ? 'note' : 'flag'}>{standingSaid({ ...standing, since })}</Note>
}
