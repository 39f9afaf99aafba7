/** Warns of what the card centre refused before and this case has again, while it can still be put right. */
import type { CaseId } from '../../shared/ids.ts'
import { rejectSaid } from '../../shared/strings/zh-CN/centre.ts'
import { Note } from '../kit/notes.tsx'
import { timeText } from './time-text.ts'
import { useAsked } from './use-asked.ts'

export function CentreWarnings({ caseId }: { readonly caseId: CaseId }) {
  const warned = useAsked('centre.rejects', { caseId }).value ?? []
  return warned.map(one => (
    <Note key={one.code} level="flag">
      {rejectSaid({ ...one, last: timeText(one.last) })}
    </Note>
  ))
}
