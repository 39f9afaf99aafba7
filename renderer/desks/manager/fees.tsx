/** The fees of a span of days: by day and way, the whole ledger as a workbook, and beside the bank's own file. */
import { useState } from 'react'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { FeeAccount } from '../../../shared/ipc/shapes/fee.ts'
import { type FeeMethod, feeMethods, fen, sumFen, yuan } from '../../../shared/money.ts'
import { feeMethodText, feeStepText, feeBookText as text } from '../../../shared/strings/zh-CN/fee.ts'
import type { Day } from '../../../shared/time.ts'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { SpanFields, spanDraft, spanIn } from '../../parts/span-fields.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

type Line = { readonly id: string; readonly name: string; readonly account: FeeAccount }
type Matched = NonNullable<Out<'fee.pickBank'>>
type Difference = Matched['differences'][number]

const netOf = (account: FeeAccount) => sumFen(feeMethods.map(method => account[method].net))
const out = (account: FeeAccount, method: FeeMethod) => yuan(fen(account[method].refunded.fen + account[method].reversed.fen))

const columns: readonly Column<Line>[] = [
  { id: 'name', name: text.day, cell: row => row.name },
  ...feeMethods.map(method => ({
    id: method,
    name: feeMethodText[method],
    right: true,
    cell: (row: Line) => feeStepText.day.inOut(yuan(row.account[method].collected.fen), out(row.account, method)),
  })),
  { id: 'waived', name: text.waivedCount, right: true, cell: row => row.account.waived.count },
  { id: 'net', name: text.net, right: true, cell: row => yuan(netOf(row.account)) },
]

const differenceColumns: readonly Column<Difference>[] = [
  { id: 'kind', name: text.kind, cell: row => text.kinds[row.kind] },
  { id: 'row', name: text.bankRow, right: true, cell: row => row.bank?.row ?? '' },
  { id: 'day', name: text.day, cell: row => row.bank?.day ?? row.ledger?.day ?? '' },
  { id: 'bank', name: text.bankAmount, right: true, cell: row => (row.bank ? yuan(row.bank.fen) : '') },
  { id: 'ledger', name: text.ledgerAmount, right: true, cell: row => (row.ledger ? yuan(row.ledger.fen) : '') },
  { id: 'reference', name: text.reference, cell: row => <span className="mono">{row.bank?.reference || row.ledger?.reference}</span> },
  { id: 'paper', name: text.paper, cell: row => <span className="mono">{row.ledger?.paper}</span> },
]

function Differences({ matched }: { readonly matched: Matched }) {
  const { differences, unread } = matched
  const list = useSelection(differences, { idOf: row => `${row.kind} ${row.bank?.row ?? ''} ${row.ledger?.paper ?? ''}` })
  return (
    <section className="stack tight" aria-label={text.match}>
      <Note level="pass">{text.matched(matched.matched.count, yuan(matched.matched.fen))}</Note>
      {unread.length > 0 && <Note level="flag">{text.unread(unread)}</Note>}
      {differences.length === 0 ? (
        <Note level="pass">{text.allEven}</Note>
      ) : (
        <>
          <Note level="flag">{text.differences(differences.length)}</Note>
          <PickTable label={text.match} columns={differenceColumns} list={list} />
        </>
      )}
    </section>
  )
}

export function FeeBook({ today }: { readonly today: Day }) {
  const [days, setDays] = useState(spanDraft('month', today))
  const [matched, setMatched] = useState<Matched | null>(null)
  const [saved, setSaved] = useState<boolean | null>(null)
  const span = spanIn(days)
  const asked = useAsked('fee.statement', span && { span })
  const { send, busy, failure, clear } = useSent()
  const statement = asked.value
  const lines: readonly Line[] = statement
    ? [
        ...statement.byDay.map(({ day, account }) => ({ id: day, name: day, account })),
        { id: 'total', name: text.total, account: statement.total },
      ]
    : []
  const list = useSelection(lines, { idOf: row => row.id, begin: rows => rows.at(-1) })
  const save = async () => {
    clear()
    const reply = span && (await send('fee.save', { span }))
    if (reply?.ok) setSaved(reply.value.saved)
  }
  const match = async () => {
    clear()
    const reply = span && (await send('fee.pickBank', { span }))
    if (reply?.ok && reply.value) setMatched(reply.value)
  }
  useKeys([
    { press: 'F6', label: text.match, run: () => void match(), off: busy || span === null },
    { press: 'F9', label: text.save, run: () => void save(), primary: true, off: busy || span === null },
  ])
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="report-ground">
        <SpanFields
          draft={days}
          today={today}
          onChange={draft => {
            setMatched(null)
            setDays(draft)
          }}
        />
        <RefusalNote failure={asked.failure ?? failure} again={asked.failure ? asked.again : undefined} />
        {saved !== null && <Note level={saved ? 'pass' : 'note'}>{saved ? text.saved : text.notSaved}</Note>}
        {asked.loading && <Waiting />}
        {statement?.entries === 0 && <EmptyState title={text.none} />}
        {matched && <Differences matched={matched} />}
        {statement && statement.entries > 0 && (
          <>
            <PickTable label={text.byDay} columns={columns} list={list} />
            <p className="secondary dense">
              {text.entries(statement.entries)} {text.matchHint}
            </p>
          </>
        )}
      </div>
    </Work>
  )
}
