/** The stock of blank cards: where the numbers lie, how the day stands, what moved; every movement by one letter. */
import { useState } from 'react'
import type { Role } from '../../../../shared/access/roles.ts'
import { type BlankState, blankMachine, blankStates } from '../../../../shared/card/blank.ts'
import { stepIn } from '../../../../shared/card/machine.ts'
import type { OperatorId, StockMoveId } from '../../../../shared/ids.ts'
import { contract, type Out } from '../../../../shared/ipc/contract.ts'
import type { StockRange } from '../../../../shared/ipc/shapes/stock.ts'
import { blankStateText, stockEventText, stockText as text } from '../../../../shared/strings/zh-CN/stock.ts'
import { Day } from '../../../../shared/time.ts'
import { Work } from '../../../kit/frame.tsx'
import { type Key, useKeys } from '../../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { type Column, PickTable } from '../../../kit/pick-table.tsx'
import { useSelection } from '../../../kit/use-selection.ts'
import { SlipDialog } from '../../../parts/slip-dialog.tsx'
import { useAsked } from '../../../parts/use-asked.ts'
import { useSent } from '../../../parts/use-sent.ts'
import { BalanceTable } from './balance-table.tsx'
import { CountDialog, CountsList } from './count-dialog.tsx'
import { MoveDialog, type Movement, type Told } from './move-dialog.tsx'
import { MovesList } from './moves-list.tsx'

const letters = {
  receive: 'R',
  draw: 'D',
  giveBack: 'G',
  spoil: 'S',
  sendUp: 'U',
  destroy: 'X',
  lose: 'L',
  find: 'F',
} as const satisfies Record<Movement, string>
const movements = Object.keys(letters) as Movement[]

const placeOf = (range: StockRange): string => (range.holder === null ? blankStateText[range.state] : text.heldBy(range.holder))
const columns: readonly Column<StockRange>[] = [
  { id: 'where', name: text.where, cell: placeOf },
  { id: 'numbers', name: text.numbers, cell: range => <span className="mono">{text.rangeText(range.first, range.last)}</span> },
  { id: 'count', name: text.count, right: true, cell: range => range.count },
]

const mayReverse = (roles: readonly Role[]): boolean => contract['stock.reverse'].by.some(role => roles.includes(role))
const may = (event: Movement, roles: readonly Role[]): boolean => contract[`stock.${event}`].by.some(role => roles.includes(role))
/** Whether the marked numbers can go that way from where they lie. */
const fits = (event: Movement, range: StockRange | null): boolean =>
  event === 'receive' || (range !== null && stepIn(blankMachine, range.state, event) !== null)

/** What can still be used stands first. */
const order: readonly BlankState[] = blankStates

/** What is suggested: all of a run to give back or hand up, only its beginning to draw or spoil. */
function suggested(event: Movement, run: StockRange | null): { readonly first: string; readonly last: string } | null {
  if (event === 'receive' || run === null) return null
  if (event === 'draw') return { first: run.first, last: '' }
  return { first: run.first, last: event === 'spoil' ? run.first : run.last }
}

type Props = {
  readonly today: string
  readonly me: OperatorId
  readonly roles: readonly Role[]
  readonly back: () => void
}
type Moved = Out<'stock.draw'>

export function StockPage({ today, me, roles, back }: Props) {
  const stock = useAsked('stock.view', {})
  const balance = useAsked('stock.balance', { day: Day.parse(today) })
  const [asking, setAsking] = useState<{ readonly event: Movement; readonly run: StockRange | null } | null>(null)
  const [said, setSaid] = useState<Moved | null>(null)
  const [counting, setCounting] = useState(false)
  const [countPaper, setCountPaper] = useState<string | null>(null)
  const [paper, setPaper] = useState<StockMoveId | null>(null)
  const { send, busy, failure, clear } = useSent()
  const list = useSelection(stock.value && [...stock.value.ranges].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state)), {
    idOf: range => range.first,
  })
  const { rows: ranges, row: marked } = list
  const tell = async (event: Movement, { supplier, reason, second, ...told }: Told) => {
    const reply =
      event === 'receive'
        ? await send('stock.receive', { ...told, supplier, second })
        : event === 'spoil'
          ? await send('stock.spoil', { ...told, reason })
          : await send(`stock.${event}`, { ...told, second })
    if (!reply?.ok) return
    setAsking(null)
    setSaid(reply.value)
  }
  const keyOf = (event: Movement): Key => ({
    press: letters[event],
    label: stockEventText[event],
    run: () => {
      clear()
      setAsking({ event, run: marked })
    },
    off: busy || !fits(event, marked),
  })
  useKeys([
    { press: 'Escape', label: text.back, run: back },
    ...movements.filter(event => may(event, roles)).map(keyOf),
    { press: 'C', label: text.takeCount, run: () => setCounting(true), off: busy },
    ...(said?.slip ? [{ press: 'F7', label: text.print, run: () => setPaper(said.id) }] : []),
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          {stock.value && <span className="secondary push">{text.gone(stock.value.used, stock.value.destroyed)}</span>}
        </>
      }
    >
      <div className="stack stock-page">
        {said && <Note level="pass">{text.done(stockEventText[said.event], said.count, said.slip)}</Note>}
        <RefusalNote failure={stock.failure ?? balance.failure} again={stock.again} />
        {stock.loading && <Waiting text={text.loading} />}
        {stock.value && ranges.length === 0 && <EmptyState title={text.empty}>{text.emptyHint}</EmptyState>}
        {ranges.length > 0 && <PickTable label={text.numbers} columns={columns} list={list} autoFocus />}
        {balance.value && ranges.length > 0 && <BalanceTable balance={balance.value} />}
        <CountsList print={count => setCountPaper(count.id)} />
        <MovesList print={move => setPaper(move.id)} mayReverse={mayReverse(roles)} reversed={setSaid} />
      </div>
      {asking && (
        <MoveDialog
          key={asking.event}
          event={asking.event}
          from={suggested(asking.event, asking.run)}
          busy={busy}
          failure={failure}
          close={() => setAsking(null)}
          say={told => void tell(asking.event, told)}
        />
      )}
      {counting && stock.value && <CountDialog ranges={stock.value.ranges} me={me} close={() => setCounting(false)} />}
      {countPaper && (
        <SlipDialog slip={{ kind: 'stock-count', caseId: null, ticketId: null, ofId: countPaper }} close={() => setCountPaper(null)} />
      )}
      {paper && <SlipDialog slip={{ kind: 'stock', caseId: null, ticketId: null, moveId: paper }} close={() => setPaper(null)} />}
    </Work>
  )
}
