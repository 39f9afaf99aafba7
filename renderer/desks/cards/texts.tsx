/** The texts to holders: what is due, what went out, what could not. */
import { useState } from 'react'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { ReminderList, ReminderView } from '../../../shared/ipc/shapes/pickup.ts'
import { cardsText } from '../../../shared/strings/zh-CN/cards.ts'
import { reminderKindText, reminderStateText, textGroundText } from '../../../shared/strings/zh-CN/pickup.ts'
import { oddityText } from '../../../shared/strings/zh-CN/text-results.ts'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { Facts } from '../../kit/small.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

const text = cardsText.texts

function stateWords(row: ReminderView): string {
  if (row.state === 'sent') return `${reminderStateText.sent} ${timeText(row.sentAt ?? '')}`
  if (row.state === 'dropped' && row.lacks) return text.notSent(textGroundText[row.lacks])
  return reminderStateText[row.state]
}

/** On the list of calls the number stands in full. */
const phoneWords = ({ dial, maskedPhone, state }: ReminderView): string => (state === 'refused' ? (dial ?? text.noMobile) : maskedPhone)

/** Lines of the gateway's files that nothing could be made of, the newest first. */
const oddWords = ({ results }: ReminderList): readonly string[] =>
  results.flatMap(({ name, odd }) => odd.map(({ line, why }) => text.odd(name, line, oddityText[why])))

const columns: readonly Column<ReminderView>[] = [
  { id: 'due', name: text.columns.due, cell: row => <span className="mono">{timeText(row.dueAt)}</span> },
  { id: 'kind', name: text.columns.kind, cell: row => reminderKindText[row.kind] },
  { id: 'number', name: text.columns.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'name', name: text.columns.name, cell: row => row.maskedName },
  { id: 'phone', name: text.columns.phone, cell: row => <span className="mono">{phoneWords(row)}</span> },
  {
    id: 'state',
    name: text.columns.state,
    cell: row => (
      <>
        {stateWords(row)} {row.state !== 'sent' && row.tries > 0 && <span className="secondary">{text.tries(row.tries)}</span>}
      </>
    ),
  },
]

const byItselfWords = ({ byItself: { sentAt, sent } }: ReminderList): string =>
  text.everyMinutes + (sentAt === null ? '' : text.lastSent(timeText(sentAt), sent))

const mostOdd = 5

export function Texts({ back }: { readonly back: () => void }) {
  const texts = useAsked('reminder.list', {})
  const [handed, setHanded] = useState<Out<'reminder.handOn'> | null>(null)
  const { send, busy, failure } = useSent()
  const list = useSelection(texts.value?.rows ?? null, { idOf: row => row.id })
  const { rows, row: marked } = list
  const calls = rows.filter(({ state }) => state === 'refused').length
  const odd = texts.value ? oddWords(texts.value) : []
  const handOn = async () => {
    const reply = await send('reminder.handOn', {})
    setHanded(reply?.ok ? reply.value : null)
  }
  const called = async () => {
    if (marked?.state !== 'refused') return
    const reply = await send('reminder.called', { id: marked.id })
    if (reply?.ok) list.release(marked.id)
  }
  useKeys([
    { press: 'Escape', label: cardsText.waiting.back, run: back },
    { press: 'F8', label: text.called, run: () => void called(), off: busy || marked?.state !== 'refused' },
    { press: 'F9', label: text.handOn, run: () => void handOn(), primary: true, off: busy || texts.value === null },
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          {texts.value && <span className="secondary">{text.due(texts.value.due)}</span>}
        </>
      }
    >
      <div className="stack tight">
        <RefusalNote failure={texts.failure} again={texts.again} />
        <RefusalNote failure={failure} />
        {handed && <Note level="pass">{text.handed(handed.sent, handed.notified, handed.left)}</Note>}
        {texts.value?.byItself.failingSince && <Note level="flag">{text.failing(timeText(texts.value.byItself.failingSince))}</Note>}
        {texts.value && calls > 0 && <Note level="flag">{text.calls(calls)}</Note>}
        {texts.value && odd.length > 0 && (
          <Note level="flag">
            {odd.slice(0, mostOdd).map(words => (
              <div key={words}>{words}</div>
            ))}
            {odd.length > mostOdd && text.moreOdd(odd.length - mostOdd)}
          </Note>
        )}
        {texts.loading && <Waiting />}
        {texts.value && (
          <Facts
            facts={[
              { name: text.folder, value: texts.value.folder ?? text.noFolder },
              ...(texts.value.folder === null ? [] : [{ name: text.byItself, value: byItselfWords(texts.value) }]),
              ...(marked ? [{ name: marked.state === 'refused' ? text.say : text.content, value: marked.text }] : []),
            ]}
          />
        )}
        {texts.value && rows.length === 0 && <EmptyState title={text.empty} />}
        {rows.length > 0 && <PickTable label={text.title} columns={columns} list={list} autoFocus />}
      </div>
    </Work>
  )
}
