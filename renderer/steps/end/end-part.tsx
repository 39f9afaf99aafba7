/** Ends a case whose card will not be handed over: why, which papers were seen, what happened; and prints what the citizen gets of it. */
import { useState } from 'react'
import { type EndPaper, type EndReason, endBy, endReasons, endsAt } from '../../../shared/business/ends.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { endPaperText, endReasonText, endText as text } from '../../../shared/strings/zh-CN/business.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note } from '../../kit/notes.tsx'
import type { Session } from '../../parts/session.ts'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { timeText } from '../../parts/time-text.ts'
import { useSent } from '../../parts/use-sent.ts'
import { type Lack, LastingDialog } from './lasting-dialog.tsx'

type Props = { readonly view: CaseView; readonly roles: Session['roles']; readonly done: (view: CaseView) => void }

export function EndPart({ view, roles, done }: Props) {
  const [open, setOpen] = useState<'end' | 'slip' | null>(null)
  useKeys([
    ...(view.allowed.includes('end') ? [{ press: 'Ctrl+D', label: text.key, run: () => setOpen('end') }] : []),
    ...(view.end ? [{ press: 'Alt+E', label: text.print, run: () => setOpen('slip') }] : []),
  ])
  return (
    <>
      {view.end && (
        <Note level="flag">
          {text.ended(endReasonText[view.end.reason], view.end.note)}
          <span className="secondary dense"> {timeText(view.end.at)}</span>
        </Note>
      )}
      {open === 'end' && <EndDialog view={view} roles={roles} done={done} close={() => setOpen(null)} />}
      {open === 'slip' && <SlipDialog slip={{ kind: 'end', caseId: view.id, ticketId: null }} close={() => setOpen(null)} />}
    </>
  )
}

function EndDialog({ view, roles, done, close }: Props & { readonly close: () => void }) {
  const [reason, setReason] = useState<EndReason | null>(null)
  const [seen, setSeen] = useState<readonly EndPaper[]>([])
  const [note, setNote] = useState('')
  const { send, busy, failure } = useSent()
  const papers = reason === null ? [] : endBy(reason).papers
  const lacking = (): Lack | null => {
    if (reason === null) return { field: 'reason', words: text.pick }
    const unseen = papers.find(paper => !seen.includes(paper))
    if (unseen) return { field: `papers.${unseen}`, words: text.papersMissing }
    return note.trim().length < 2 ? { field: 'note', words: text.noteShort } : null
  }
  const go = async () => {
    if (reason === null) return
    const reply = await send('case.end', { caseId: view.id, revision: view.revision, reason, papers: [...seen], note })
    if (!reply?.ok) return
    close()
    done(reply.value)
  }
  return (
    <LastingDialog
      title={text.title}
      confirm={text.confirm}
      revision={view.revision}
      lead={error => (
        <ChoiceField
          name="reason"
          label={text.reason}
          value={reason ?? ''}
          choices={endsAt(view.state, roles).map(value => ({ value, label: endReasonText[value] }))}
          onChange={value => {
            setReason(endReasons.find(one => one === value) ?? null)
            setSeen([])
          }}
          upright
          autoFocus
          error={error('reason')}
        />
      )}
      ticks={{ name: 'papers', title: text.papers, items: papers.map(id => ({ id, text: endPaperText[id] })) }}
      ticked={seen}
      setTicked={setSeen}
      note={{ label: text.note, value: note, set: setNote }}
      lack={lacking()}
      warnings={[text.lasting]}
      go={go}
      busy={busy}
      failure={failure}
      close={close}
    />
  )
}
