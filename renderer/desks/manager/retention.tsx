/** What is kept of people and for how long, what was wiped, and the answer to a person who asks for a copy or for erasure. */
import { useRef, useState } from 'react'
import { DocType } from '../../../shared/identity/documents.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import { itemShortText } from '../../../shared/strings/zh-CN/business.ts'
import { errandKindText, errandStateOf } from '../../../shared/strings/zh-CN/errand.ts'
import { docTypeText } from '../../../shared/strings/zh-CN/identity.ts'
import { mergedText } from '../../../shared/strings/zh-CN/merged.ts'
import { requestOutcomeText, retentionText as text } from '../../../shared/strings/zh-CN/retention.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../kit/enter-flow.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { dayText, timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

type View = Out<'retention.view'>
type Answer = Out<'retention.ask'>

const erased: readonly Column<View['erasures'][number]>[] = [
  { id: 'number', name: text.number, cell: row => <span className="mono">{row.number ?? text.onlinePackage}</span> },
  { id: 'state', name: text.state, cell: row => (row.state === null ? '' : stateText[row.state]) },
  { id: 'cause', name: text.cause, cell: row => (row.cause === 'period' ? text.byPeriod : text.byRequest) },
  { id: 'files', name: text.files, cell: row => text.filesOf(row.files) },
  { id: 'at', name: text.at, cell: row => <span className="mono">{timeText(row.at)}</span> },
]
const answered: readonly Column<Answer['cases'][number]>[] = [
  { id: 'number', name: text.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'item', name: text.item, cell: row => itemShortText[row.item] },
  { id: 'openedOn', name: text.openedOn, cell: row => dayText(row.openedOn) },
  { id: 'state', name: text.state, cell: row => stateText[row.state] },
  { id: 'until', name: text.until, cell: row => (row.until === null ? '' : dayText(row.until)) },
  { id: 'outcome', name: text.outcome, cell: row => requestOutcomeText[row.outcome] },
]

const errandColumns: readonly Column<Answer['errands'][number]>[] = [
  { id: 'number', name: text.errandNumber, cell: row => <span className="mono">{row.number}</span> },
  { id: 'kind', name: text.kind, cell: row => errandKindText[row.kind] },
  { id: 'item', name: text.item, cell: row => itemShortText[row.item] },
  { id: 'askedOn', name: text.askedOn, cell: row => dayText(row.askedOn) },
  { id: 'state', name: text.state, cell: row => errandStateOf(row.kind, row.state) },
  { id: 'until', name: text.until, cell: row => (row.until === null ? '' : dayText(row.until)) },
  { id: 'outcome', name: text.outcome, cell: row => requestOutcomeText[row.outcome] },
]

export function RetentionRoom() {
  const asked = useAsked('retention.view', {})
  const [docType, setDocType] = useState<DocType>('RIC')
  const [number, setNumber] = useState('')
  const [reached, setReached] = useState({ name: '', phone: '' })
  const [tried, setTried] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [erasing, setErasing] = useState(false)
  const { send, busy, failure } = useSent()
  const flow = useRef<HTMLDivElement>(null)
  const missing = number.trim() === ''
  const ask = async (wants: Answer['wants']) => {
    setTried(true)
    if (missing) return focusField(flow.current, 'docNumber')
    const reply = await send('retention.ask', { docType, number, ...reached, wants })
    setErasing(false)
    if (reply?.ok) setAnswer(reply.value)
  }
  const reachedField = (name: 'name' | 'phone', maxLength: number) => ({
    name,
    label: text[name],
    value: reached[name],
    onChange: (value: string) => {
      setReached({ ...reached, [name]: value })
      setAnswer(null)
    },
    maxLength,
    required: false,
  })
  const openErase = () => {
    setTried(true)
    if (missing) focusField(flow.current, 'docNumber')
    else setErasing(true)
  }
  const cases = useSelection(answer?.cases ?? null, { idOf: row => row.caseId })
  const errands = useSelection(answer?.errands ?? null, { idOf: row => row.number })
  const list = useSelection(asked.value?.erasures ?? null, { idOf: row => `${row.at} ${row.number ?? ''}` })
  useKeys([
    { press: 'F9', label: text.wantsCopy, run: () => void ask('copy'), primary: true, off: busy },
    { press: 'F10', label: text.wantsErase, run: openErase, off: busy },
  ])
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="stack">
        <RefusalNote failure={asked.failure} again={asked.again} />
        {asked.loading && <Waiting />}
        {asked.value && <Periods view={asked.value} />}
        <section className="stack tight">
          <h2>{text.ask}</h2>
          <EnterFlow flowRef={flow} className="stack tight narrow" onLast={() => void ask('copy')}>
            <ChoiceField
              name="docType"
              label={text.docType}
              value={docType}
              choices={DocType.options.map(value => ({ value, label: docTypeText[value] }))}
              onChange={value => setDocType(DocType.parse(value))}
              upright
            />
            <TextField
              name="docNumber"
              label={text.docNumber}
              hint={text.docHint}
              value={number}
              onChange={value => {
                setNumber(value)
                setAnswer(null)
              }}
              maxLength={20}
              error={tried && missing ? text.missing : null}
              autoFocus
            />
            <div className="two-fields">
              <TextField {...reachedField('name', 60)} />
              <TextField {...reachedField('phone', 20)} entry="phone" />
            </div>
            <p className="secondary">{text.reachedHint}</p>
          </EnterFlow>
          {!erasing && <RefusalNote failure={failure} />}
          {answer && (
            <>
              <Note level="note">{text.answerTitle(answer.cases.length, answer.errands.length)}</Note>
              {answer.cases.length > 0 && <PickTable label={text.ask} columns={answered} list={cases} />}
              {answer.cases.length > 0 && <p className="secondary">{text.copyHow}</p>}
              {answer.errands.length > 0 && <PickTable label={text.errands} columns={errandColumns} list={errands} />}
              {answer.errands.length > 0 && <p className="secondary">{text.errandsHow}</p>}
              {answer.merged > 0 && <Note level="note">{mergedText.kept(answer.merged)}</Note>}
            </>
          )}
        </section>
        {asked.value && (
          <section className="stack tight">
            <h2>{text.wiped(asked.value.wiped)}</h2>
            {list.rows.length === 0 ? (
              <p className="secondary">{text.none}</p>
            ) : (
              <PickTable label={text.title} columns={erased} list={list} />
            )}
          </section>
        )}
      </div>
      {erasing && (
        <Dialog
          title={text.wantsErase}
          close={() => setErasing(false)}
          changed={false}
          primary={{ label: text.confirm, run: () => void ask('erase'), danger: true, off: busy }}
        >
          <Note level="flag">{text.eraseAsk}</Note>
          <RefusalNote failure={failure} />
        </Dialog>
      )}
    </Work>
  )
}

function Periods({ view }: { readonly view: View }) {
  return (
    <section className="stack tight">
      {[text.period(text.closed, view.closedDays), text.period(text.ended, view.endedDays)].map(words => (
        <p key={words}>{words}</p>
      ))}
      <p className="secondary">{text.whatGoes}</p>
      <p className="secondary">{text.due(view.due)}</p>
      {view.oldestCopy && <p className="secondary">{text.copies(timeText(view.oldestCopy))}</p>}
    </section>
  )
}
