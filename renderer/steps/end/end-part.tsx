/** Ends a case whose card will not be handed over: why, which papers were seen, what happened; and prints what the citizen gets of it. */
import { useRef, useState } from 'react'
import { endBy, endReasons, endsAt } from '../../../shared/business/ends.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { endPaperText, endReasonText, endText as text } from '../../../shared/strings/zh-CN/business.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote } from '../../kit/notes.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { TickList } from '../../kit/tick-list.tsx'
import { useChangedSince } from '../../kit/use-row-dialog.ts'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { timeText } from '../../parts/time-text.ts'
import { useSent } from '../../parts/use-sent.ts'

type Props = { readonly view: CaseView; readonly done: (view: CaseView) => void }

export function EndPart({ view, done }: Props) {
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
      {open === 'end' && <EndDialog view={view} done={done} close={() => setOpen(null)} />}
      {open === 'slip' && <SlipDialog slip={{ kind: 'end', caseId: view.id, ticketId: null }} close={() => setOpen(null)} />}
    </>
  )
}

/** Nothing of it can be taken back, so that Enter only walks through it: it takes a key of its own. */
function EndDialog({ view, done, close }: Props & { readonly close: () => void }) {
  const [chosen, setChosen] = useState('')
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const { send, busy, failure } = useSent()
  const flow = useRef<HTMLDivElement>(null)
  const changed = useChangedSince(view.revision)
  const reason = endReasons.find(one => one === chosen) ?? null
  const papers = reason === null ? [] : endBy(reason).papers
  const seen = papers.filter(paper => ticked.includes(paper))
  const missing = reason === null ? 'reason' : seen.length < papers.length ? 'papers' : note.trim().length < 2 ? 'note' : null
  const lacking = papers.find(paper => !ticked.includes(paper))
  const go = async () => {
    setAsked(true)
    if (missing === 'papers') return focusField(flow.current, `papers.${lacking}`)
    if (reason === null || missing) return focusField(flow.current, missing ?? 'reason')
    const reply = await send('case.end', { caseId: view.id, revision: view.revision, reason, papers: [...seen], note })
    if (!reply?.ok) return
    close()
    done(reply.value)
  }
  return (
    <Dialog
      title={text.title}
      close={close}
      keys={[{ press: 'F10', label: text.confirm, run: () => void go(), off: busy }]}
      changed={changed && !busy}
    >
      <EnterFlow flowRef={flow} className="stack tight">
        <ChoiceField
          name="reason"
          label={text.reason}
          value={chosen}
          choices={endsAt(view.state).map(value => ({ value, label: endReasonText[value] }))}
          onChange={value => {
            setChosen(value)
            setTicked([])
          }}
          upright
          autoFocus
          error={asked && missing === 'reason' ? text.pick : null}
        />
        {papers.length > 0 && (
          <TickList
            name="papers"
            title={text.papers}
            items={papers.map(id => ({ id, text: endPaperText[id] }))}
            ticked={ticked}
            onTick={(id, on) => setTicked(before => (on ? [...before, id] : before.filter(one => one !== id)))}
            error={asked && missing === 'papers' ? text.papersMissing : null}
          />
        )}
        <TextField
          name="note"
          label={text.note}
          value={note}
          onChange={setNote}
          maxLength={200}
          error={asked && missing === 'note' ? text.noteShort : null}
        />
      </EnterFlow>
      <Note level="flag">{text.lasting}</Note>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
