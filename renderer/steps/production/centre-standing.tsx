/** Says in one sentence whether the card centre has the case, since when, and if not, why and who must act; has the card called back. */
import { useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { keptSaid, standingSaid, centreText as text } from '../../../shared/strings/zh-CN/centre.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { isFinal } from '../../../shared/workflow/table.ts'
import { useKeys } from '../../kit/keys.tsx'
import { Note } from '../../kit/notes.tsx'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

/** As long as something waits for the centre or is there, and no card is known to be made of it. */
const recallable: readonly string[] = ['waiting', 'resting', 'line-down', 'going', 'received', 'changing', 'changed']

export function CentreStanding({ view }: { readonly view: Pick<CaseView, 'id' | 'state' | 'allowed'> }) {
  const asked = useAsked('centre.ofCase', { caseId: view.id }).value
  const standing = asked?.standing
  const kept = asked?.kept ?? []
  const [asking, setAsking] = useState<'recall' | 'settle' | null>(null)
  const may = standing !== undefined && recallable.includes(standing.code) && !isFinal(view.state) && view.allowed.length > 0
  useKeys([
    ...(may ? [{ press: 'Ctrl+B', label: text.recall, run: () => setAsking('recall') }] : []),
    ...(kept.length > 0 ? [{ press: 'Alt+J', label: text.settle, run: () => setAsking('settle') }] : []),
  ])
  if (!standing) return null
  const since = standing.since === null ? null : timeText(standing.since)
  return (
    <>
      <Note level={standing.acts === null ? 'note' : 'flag'}>{standingSaid({ ...standing, since })}</Note>
      {kept.map(one => (
        <Note key={one.id} level="flag">
          {keptSaid({ ...one, at: timeText(one.at), state: stateText[view.state] })}
        </Note>
      ))}
      {asking === 'recall' && <RecallDialog caseId={view.id} code={standing.code} close={() => setAsking(null)} />}
      {asking === 'settle' && <SettleDialog caseId={view.id} code={String(kept.length)} close={() => setAsking(null)} />}
    </>
  )
}

type Asked = { readonly caseId: CaseId; readonly code: string; readonly close: () => void }

function RecallDialog({ caseId, code, close }: Asked) {
  const { send, busy, failure } = useSent()
  const changed = useChangedSince(code)
  const recall = async (reason: string) => {
    const reply = await send('centre.recall', { caseId, reason })
    if (reply?.ok) close()
  }
  return (
    <ReasonDialog
      title={text.recallTitle}
      ask={text.recallAsk}
      commonLabel={text.usualLabel}
      common={text.usualRecall.map((label, place) => ({ label, words: place === text.usualRecall.length - 1 ? '' : label }))}
      wordsLabel={text.words}
      short={text.short}
      action={text.recall}
      guarded
      busy={busy}
      failure={failure}
      changed={changed && !busy}
      close={close}
      say={words => void recall(words)}
    />
  )
}

/** `code`: how many there are; one more that comes while somebody writes is looked at first. */
function SettleDialog({ caseId, code, close }: Asked) {
  const { send, busy, failure } = useSent()
  const changed = useChangedSince(code)
  const settle = async (reason: string) => {
    const reply = await send('centre.settle', { caseId, reason })
    if (reply?.ok) close()
  }
  return (
    <ReasonDialog
      title={text.settleTitle}
      ask={text.settleAsk}
      commonLabel={text.usualLabel}
      common={text.usualSettle.map((label, place) => ({ label, words: place === text.usualSettle.length - 1 ? '' : label }))}
      wordsLabel={text.words}
      short={text.short}
      action={text.settle}
      busy={busy}
      failure={failure}
      changed={changed && !busy}
      close={close}
      say={words => void settle(words)}
    />
  )
}
