/** The cards that wait for their holders, the longest first, and what is done with those nobody comes for. */
import { useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { PickupWaiting, WaitingPlace } from '../../../shared/ipc/shapes/pickup.ts'
import type { Failure } from '../../../shared/result.ts'
import { cardsText } from '../../../shared/strings/zh-CN/cards.ts'
import { transferText } from '../../../shared/strings/zh-CN/casework.ts'
import { ageingText } from '../../../shared/strings/zh-CN/pickup.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { startsIn } from '../../../shared/workflow/step.ts'
import { type Action, waitingCardStates } from '../../../shared/workflow/table.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Work } from '../../kit/frame.tsx'
import { Icon } from '../../kit/icon.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting as WaitingNote } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'
import { useRowDialog } from '../../kit/use-row-dialog.ts'
import { useSelection } from '../../kit/use-selection.ts'
import { SlipDialog } from '../../parts/slip-dialog.tsx'
import { dayText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'
import { SendOnDialog } from '../../steps/pickup/transfer-dialogs.tsx'

const text = cardsText.waiting

const late = ({ ageing }: PickupWaiting): boolean => ageing === 'past-limit' || ageing === 'past-grace'

const columns: readonly Column<PickupWaiting>[] = [
  {
    id: 'days',
    name: text.columns.days,
    right: true,
    cell: row => (
      <span className={late(row) ? 'late' : undefined}>
        {late(row) && <Icon name="flag" />} {row.days}
      </span>
    ),
  },
  { id: 'number', name: text.columns.number, cell: row => <span className="mono">{row.number}</span> },
  { id: 'name', name: text.columns.name, cell: row => row.maskedName },
  { id: 'state', name: text.columns.state, cell: row => stateText[row.state] },
  {
    id: 'limit',
    name: text.columns.limit,
    cell: row => (
      <>
        {ageingText[row.ageing]} <span className="secondary">{row.limitDays === null ? '' : text.limit(row.limitDays, row.graceDays)}</span>
      </>
    ),
  },
  {
    id: 'since',
    name: text.columns.since,
    cell: row => (
      <>
        {row.since} <span className="secondary">{text.counted(row.told)}</span>
      </>
    ),
  },
  {
    id: 'booked',
    name: text.columns.booked,
    cell: row =>
      row.byPost ? (
        text.byPost
      ) : row.booked ? (
        `${dayText(row.booked.day)} ${row.booked.start}`
      ) : (
        <span className="secondary">{text.notBooked}</span>
      ),
  },
]

const pickColumn = (picked: readonly CaseId[]): Column<PickupWaiting> => ({
  id: 'picked',
  name: transferText.picked,
  cell: row => (picked.includes(row.caseId) ? '✓' : ''),
})

type Ask = 'overdue' | 'sendBack' | 'fetchBack' | 'void'
const plain = {
  overdue: { title: text.overdue, words: text.askOverdue },
  sendBack: { title: text.sendBack, words: text.askSendBack },
  fetchBack: { title: text.fetchBack, words: text.askFetchBack },
} as const

type AskedProps = {
  readonly kind: Ask
  readonly row: PickupWaiting
  readonly changed: boolean
  readonly close: () => void
  readonly busy: boolean
  readonly failure: Failure | null
  readonly go: (reason: string) => void
}

/** Which card it is: the list behind may have moved on by now. */
const CardWords = ({ row }: { readonly row: PickupWaiting }) => (
  <p>
    <span className="mono">{row.number}</span> {row.maskedName}
  </p>
)

function AskDialog({ kind, row, changed, close, busy, failure, go }: AskedProps) {
  if (kind === 'void') {
    return (
      <ReasonDialog
        title={text.voidCard}
        ask={
          <>
            <CardWords row={row} />
            {text.askVoid}
          </>
        }
        commonLabel={text.common}
        common={text.reasons.map(words => ({ label: words, words }))}
        wordsLabel={text.reason}
        short={text.short}
        action={text.voidCard}
        danger
        busy={busy}
        failure={failure}
        changed={changed && !busy}
        close={close}
        say={words => go(words)}
      />
    )
  }
  return (
    <Dialog
      title={plain[kind].title}
      close={close}
      changed={changed && !busy}
      primary={{ label: plain[kind].title, run: () => go(''), off: busy, guarded: true }}
    >
      <CardWords row={row} />
      <p>{plain[kind].words}</p>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}

/** What the table allows for a card at this age; the core asks again. */
const asks: readonly { readonly ask: Ask; readonly on: Action; readonly due: (row: PickupWaiting) => boolean }[] = [
  { ask: 'void', on: 'voidUncollected', due: () => true },
  { ask: 'sendBack', on: 'sendBack', due: row => row.ageing === 'past-grace' },
  { ask: 'overdue', on: 'markOverdue', due: late },
]
/** A card that was sent back is fetched back by a key of its own, beside the one that voids it. */
const mayFetchBack = (row: PickupWaiting | null): boolean => row !== null && startsIn(row.state, 'fetchBack')
const mayAsk = (row: PickupWaiting | null): Ask | null =>
  row && (asks.find(({ on, due }) => startsIn(row.state, on) && due(row))?.ask ?? null)

const askLabel = {
  overdue: text.overdue,
  sendBack: text.sendBack,
  fetchBack: text.fetchBack,
  void: text.voidCard,
} as const satisfies Record<Ask, string>

const plainCommand = { overdue: 'pickup.markOverdue', sendBack: 'pickup.sendBack', fetchBack: 'pickup.fetchBack' } as const

function useSettle() {
  const { send, busy, failure, clear } = useSent()
  const settle = async (ask: Ask, row: PickupWaiting, reason: string): Promise<boolean> => {
    const ref = { caseId: row.caseId, revision: row.revision }
    if (ask === 'void') return (await send('pickup.voidCard', { ...ref, reason }))?.ok === true
    return (await send(plainCommand[ask], ref))?.ok === true
  }
  return { settle, busy, failure, clear }
}

type Props = { readonly back: () => void; readonly open: ((caseId: CaseId) => void) | null; readonly toTexts: (() => void) | null }

export function WaitingCards({ back, open, toTexts }: Props) {
  // The card each page begins after; the last is the page that shows.
  const [pages, setPages] = useState<readonly (WaitingPlace | null)[]>([null])
  const after = pages.at(-1) ?? null
  const cards = useAsked('pickup.waiting', { after })
  const next = cards.value?.next ?? null
  const list = useSelection(cards.value?.rows ?? null, {
    idOf: row => row.caseId,
    versionOf: row => row.revision,
    question: String(pages.length),
  })
  const { rows, row: marked } = list
  const dialog = useRowDialog<Ask, PickupWaiting>(list)
  const [printing, setPrinting] = useState(false)
  const [reminded, setReminded] = useState<CaseId | null>(null)
  const { settle, busy, failure, clear } = useSettle()
  const reminding = useSent()
  const due = mayAsk(marked)
  const go = async (ask: Ask, row: PickupWaiting, reason: string) => {
    if (!(await settle(ask, row, reason))) return
    dialog.close()
    list.release(row.caseId)
  }
  const remind = async () => {
    if (!marked) return
    const reply = await reminding.send('reminder.queue', { caseId: marked.caseId })
    setReminded(reply?.ok ? marked.caseId : null)
  }
  const here = marked !== null && waitingCardStates.some(state => state === marked.state)
  const [picked, setPicked] = useState<readonly CaseId[]>([])
  const [sending, setSending] = useState<readonly PickupWaiting[] | null>(null)
  const chosen = rows.filter(row => picked.includes(row.caseId) && startsIn(row.state, 'sendOn'))
  const flip = (row: PickupWaiting) =>
    setPicked(before => (before.includes(row.caseId) ? before.filter(id => id !== row.caseId) : [...before, row.caseId]))
  const toSend = chosen.length > 0 ? chosen : here ? [marked] : []
  const isStale = (row: PickupWaiting) => rows.find(one => one.caseId === row.caseId)?.revision !== row.revision
  useKeys([
    { press: 'Escape', label: text.back, run: back },
    { press: 'F3', label: text.remind, run: () => void remind(), off: !here || reminding.busy },
    ...(here ? [{ press: 'F2', label: transferText.pick, run: () => flip(marked) }] : []),
    ...(toSend.length > 0 ? [{ press: 'Alt+S', label: transferText.send, run: () => setSending(toSend) }] : []),
    ...(toTexts ? [{ press: 'F4', label: text.texts, run: toTexts }] : []),
    { press: 'F7', label: text.print, run: () => setPrinting(true), off: rows.length === 0 },
    ...(due ? [{ press: 'F8', label: askLabel[due], run: () => dialog.open(due), off: busy }] : []),
    ...(mayFetchBack(marked) ? [{ press: 'F6', label: text.fetchBack, run: () => dialog.open('fetchBack'), off: busy }] : []),
    ...(pages.length > 1 ? [{ press: 'Alt+ArrowLeft', label: text.previousPage, run: () => setPages(pages.slice(0, -1)) }] : []),
    ...(next ? [{ press: 'Alt+ArrowRight', label: text.nextPage, run: () => setPages([...pages, next]) }] : []),
    ...(open ? [{ press: 'F9', label: text.open1, run: () => marked && open(marked.caseId), primary: true, off: marked === null }] : []),
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          <span className="secondary">{text.summary(cards.value?.total ?? 0, cards.value?.late ?? 0)}</span>
          {(pages.length > 1 || next) && <span className="secondary">{text.page(pages.length)}</span>}
          <span className="secondary push">{text.hint}</span>
        </>
      }
    >
      <RefusalNote failure={cards.failure} again={cards.again} />
      <RefusalNote failure={reminding.failure} />
      {reminded !== null && reminded === marked?.caseId && <Note level="pass">{text.reminded}</Note>}
      {cards.loading && <WaitingNote />}
      {cards.value && rows.length === 0 && <EmptyState title={text.empty} />}
      {rows.length > 0 && (
        <PickTable
          label={text.title}
          columns={[pickColumn(picked), ...columns]}
          list={list}
          onOpen={open ? row => open(row.caseId) : undefined}
          autoFocus
        />
      )}
      {dialog.shown && (
        <AskDialog
          {...dialog.shown}
          close={() => {
            clear()
            dialog.close()
          }}
          busy={busy}
          failure={failure}
          go={reason => dialog.shown && void go(dialog.shown.kind, dialog.shown.row, reason)}
        />
      )}
      {sending && (
        <SendOnDialog
          cards={sending}
          changed={sending.some(isStale)}
          close={() => setSending(null)}
          done={() => {
            setSending(null)
            setPicked([])
          }}
        />
      )}
      {printing && <SlipDialog slip={{ kind: 'uncollected', caseId: null, ticketId: null }} close={() => setPrinting(false)} />}
    </Work>
  )
}
