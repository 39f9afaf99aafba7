/** The money of a day: drawer by drawer, cash apart from the other ways, counted, and what is still owed to customers. */
import { useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { Out } from '../../../shared/ipc/contract.ts'
import type { FeeAccount } from '../../../shared/ipc/shapes/fee.ts'
import { type FeeMethod, fen, yuan } from '../../../shared/money.ts'
import { feeMethodText, feeStepText, payManyText } from '../../../shared/strings/zh-CN/fee.ts'
import { Day } from '../../../shared/time.ts'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { useRowDialog } from '../../kit/use-row-dialog.ts'
import { useSelection } from '../../kit/use-selection.ts'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { dayText, timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'
import { CountDialog, type Counted } from './count-dialog.tsx'
import { PayMany } from './pay-many.tsx'
import { useDrawer } from './use-drawer.ts'

const text = feeStepText.day
type Balance = Out<'fee.balance'>
type Operator = Balance['operators'][number]
type Owed = Balance['owed'][number]

const way = (account: FeeAccount, method: FeeMethod): string =>
  text.inOut(yuan(account[method].collected.fen), yuan(fen(account[method].refunded.fen + account[method].reversed.fen)))

function CountedCell({ counted }: Pick<Operator, 'counted'>) {
  if (!counted) return <span className="secondary">{text.notCounted}</span>
  if (counted.stale) return <span className="late">{text.stale}</span>
  return (
    <>
      {yuan(counted.fen)} <span className="secondary dense">{timeText(counted.at)}</span>
    </>
  )
}

const differenceOf = ({ counted }: Operator): string =>
  counted === null || counted.stale ? '' : counted.difference === 0 ? text.even : `${yuan(counted.difference)} ${counted.note}`

const columns: readonly Column<Operator>[] = [
  { id: 'name', name: text.operator, cell: row => row.name },
  { id: 'cash', name: text.cash, right: true, cell: row => way(row.account, 'cash') },
  { id: 'card', name: text.card, right: true, cell: row => way(row.account, 'card') },
  { id: 'qr', name: text.qr, right: true, cell: row => way(row.account, 'qr') },
  { id: 'transfer', name: text.transfer, right: true, cell: row => way(row.account, 'transfer') },
  { id: 'waived', name: text.waived, right: true, cell: row => text.pieces(row.account.waived.count) },
  { id: 'drawer', name: text.drawer, right: true, cell: row => <strong>{yuan(row.account.drawer)}</strong> },
  { id: 'counted', name: text.counted, right: true, cell: row => <CountedCell counted={row.counted} /> },
  { id: 'difference', name: text.difference, cell: differenceOf },
]

const owedColumns: readonly Column<Owed>[] = [
  { id: 'number', name: text.owed, cell: row => <span className="mono">{row.number}</span> },
  { id: 'fen', name: text.amount, right: true, cell: row => `${yuan(row.fen)} ${feeMethodText[row.method]}` },
]

type RefundProps = {
  readonly owed: Owed
  readonly changed: boolean
  readonly close: () => void
  readonly paid: (id: CaseId) => void
}

function Refund({ owed, changed, close, paid }: RefundProps) {
  const { send, busy, failure } = useSent()
  const openDrawer = useDrawer()
  const say = async (note: string) => {
    const reply = await send('fee.refund', { caseId: owed.caseId, revision: owed.revision, note })
    if (!reply?.ok) return
    openDrawer('refund', owed.caseId, owed.method)
    paid(reply.value.id)
  }
  const last = feeStepText.refundReasons.length - 1
  return (
    <ReasonDialog
      title={text.giveBackTitle}
      ask={text.giveBackAsk(owed.number, yuan(owed.fen), feeMethodText[owed.method])}
      commonLabel={feeStepText.refundCommon}
      common={feeStepText.refundReasons.map((label, place) => ({ label, words: place === last ? '' : label }))}
      wordsLabel={feeStepText.refundReason}
      short={feeStepText.short}
      action={text.giveBack}
      guarded
      busy={busy}
      failure={failure}
      changed={changed && !busy}
      close={close}
      say={note => void say(note)}
    />
  )
}

type Props = { readonly today: string; readonly me: Operator['operatorId']; readonly back: () => void }

export function FeeDay(props: Props) {
  const [many, setMany] = useState(false)
  return many ? <PayMany back={() => setMany(false)} /> : <DayOfFees {...props} toMany={() => setMany(true)} />
}

function DayOfFees({ today, me, back, toMany }: Props & { readonly toMany: () => void }) {
  const day = Day.parse(today)
  const asked = useAsked('fee.balance', { day })
  const [counting, setCounting] = useState(false)
  const [paper, setPaper] = useState<CaseId | null>(null)
  const { send, busy, failure, clear } = useSent()
  const balance = asked.value
  const mine = balance?.operators.find(row => row.operatorId === me)
  const drawers = useSelection(balance?.operators ?? null, { idOf: row => row.operatorId, begin: () => undefined })
  const owedList = useSelection(balance?.owed ?? null, { idOf: row => row.caseId, versionOf: row => row.revision })
  const refund = useRowDialog<'refund', Owed>(owedList)
  const count = async (counted: Counted) => {
    const reply = await send('fee.count', { day, ...counted })
    if (!reply?.ok) return
    setCounting(false)
    asked.again()
  }
  const openDrawer = useDrawer()
  const toCount = () => {
    clear()
    openDrawer('count', null, 'cash')
    setCounting(true)
  }
  useKeys([
    { press: 'Escape', label: text.back, run: back },
    { press: 'F6', label: payManyText.open, run: toMany },
    { press: 'F4', label: text.openDrawer, run: () => openDrawer('change', null, 'cash') },
    ...(owedList.row ? [{ press: 'F8', label: text.giveBack, run: () => refund.open('refund') }] : []),
    { press: 'F9', label: text.count, run: toCount, primary: true, off: balance === null || busy },
  ])
  return (
    <Work head={<h1>{text.of(dayText(day))}</h1>}>
      <div className="stack">
        {asked.failure && <RefusalNote failure={asked.failure} again={asked.again} />}
        {asked.loading && <Waiting />}
        {balance?.operators.length === 0 && <EmptyState title={text.empty} />}
        {balance && balance.operators.length > 0 && <PickTable label={text.title} columns={columns} list={drawers} autoFocus />}
        {balance && balance.owed.length > 0 && (
          <section className="stack tight" aria-label={text.owed}>
            <Note level="flag">{text.owedHint}</Note>
            <PickTable label={text.owed} columns={owedColumns} list={owedList} onOpen={row => refund.open('refund', row)} />
          </section>
        )}
      </div>
      {counting && (
        <CountDialog
          expected={mine?.account.drawer ?? fen(0)}
          busy={busy}
          failure={failure}
          close={() => setCounting(false)}
          say={counted => void count(counted)}
        />
      )}
      {refund.shown && (
        <Refund
          owed={refund.shown.row}
          changed={refund.shown.changed}
          close={refund.close}
          paid={id => {
            refund.close()
            owedList.release(id)
            setPaper(id)
          }}
        />
      )}
      {paper && <SlipDialog slip={{ kind: 'refund', caseId: paper, ticketId: null }} close={() => setPaper(null)} />}
    </Work>
  )
}
