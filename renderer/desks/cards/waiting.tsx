/** The cards that wait for their holders, the longest first, and what is done with those nobody comes for. */
import { useState } from 'react'
import type { CaseId } from '../../../shared/ids.ts'
import type { PickupWaiting } from '../../../shared/ipc/shapes/pickup.ts'
import type { Failure } from '../../../shared/result.ts'
import { cardsText } from '../../../shared/strings/zh-CN/cards.ts'
import { ageingText } from '../../../shared/strings/zh-CN/pickup.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { SlipDialog } from '../../app/slip-dialog.tsx'
import { dayText } from '../../app/time-text.ts'
import { useAsked } from '../../app/use-asked.ts'
import { useSent } from '../../app/use-sent.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Work } from '../../kit/frame.tsx'
import { Icon } from '../../kit/icon.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting as WaitingNote } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { ReasonDialog } from '../../kit/reason-dialog.tsx'

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
    cell: row => (row.booked ? `${dayText(row.booked.day)} ${row.booked.start}` : <span className="secondary">{text.notBooked}</span>),
  },
]

type Ask = 'overdue' | 'sendBack' | 'void'
const plain = {
  overdue: { title: text.overdue, words: text.askOverdue },
  sendBack: { title: text.sendBack, words: text.askSendBack },
} as const

type AskedProps = {
  readonly asked: Ask
  readonly close: () => void
  readonly busy: boolean
  readonly failure: Failure | null
  readonly go: (reason: string) => void
}

function AskDialog({ asked, close, busy, failure, go }: AskedProps) {
  if (asked === 'void') {
    return (
      <ReasonDialog
        title={text.voidCard}
        ask={text.askVoid}
        commonLabel={text.common}
        common={text.reasons.map(words => ({ label: words, words }))}
        wordsLabel={text.reason}
        short={text.short}
        action={text.voidCard}
        danger
        busy={busy}
        failure={failure}
        close={close}
        say={words => go(words)}
      />
    )
  }
  return (
    <Dialog title={plain[asked].title} close={close} primary={{ label: plain[asked].title, run: () => go(''), off: busy }}>
      <p>{plain[asked].words}</p>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}

/** What the table allows for a card at this age; the core asks again. */
const mayAsk = (row: PickupWaiting | null): Ask | null => {
  if (row === null) return null
  if (row.state === 'sent-back') return 'void'
  if (row.state === 'overdue') return row.ageing === 'past-grace' ? 'sendBack' : null
  return late(row) && (row.state === 'at-branch' || row.state === 'notified') ? 'overdue' : null
}

const askLabel = { overdue: text.overdue, sendBack: text.sendBack, void: text.voidCard } as const satisfies Record<Ask, string>

function useSettle(row: PickupWaiting | null) {
  const { send, busy, failure, clear } = useSent()
  const settle = async (ask: Ask, reason: string): Promise<boolean> => {
    if (!row) return false
    const ref = { caseId: row.caseId, revision: row.revision }
    if (ask === 'void') return (await send('pickup.voidCard', { ...ref, reason }))?.ok === true
    return (await send(ask === 'overdue' ? 'pickup.markOverdue' : 'pickup.sendBack', ref))?.ok === true
  }
  return { settle, busy, failure, clear }
}

type Props = { readonly back: () => void; readonly open: ((caseId: CaseId) => void) | null; readonly toTexts: (() => void) | null }

export function WaitingCards({ back, open, toTexts }: Props) {
  const list = useAsked('pickup.waiting', {}, ['case.changed', 'pickup.changed'])
  const rows = list.value ?? []
  const [chosen, setChosen] = useState<CaseId | null>(null)
  const [asked, setAsked] = useState<Ask | null>(null)
  const [printing, setPrinting] = useState(false)
  const [reminded, setReminded] = useState(false)
  const marked = rows.find(row => row.caseId === chosen) ?? rows[0] ?? null
  const { settle, busy, failure, clear } = useSettle(marked)
  const reminding = useSent()
  const next = mayAsk(marked)
  const go = async (reason: string) => {
    if (asked && (await settle(asked, reason))) setAsked(null)
  }
  const remind = async () => {
    if (!marked) return
    const reply = await reminding.send('reminder.queue', { caseId: marked.caseId })
    setReminded(reply?.ok === true)
  }
  const choose = (row: PickupWaiting) => {
    setChosen(row.caseId)
    setReminded(false)
    reminding.clear()
  }
  const here = marked !== null && marked.state !== 'sent-back'
  useKeys([
    { press: 'Escape', label: text.back, run: back },
    { press: 'F3', label: text.remind, run: () => void remind(), off: !here || reminding.busy },
    ...(toTexts ? [{ press: 'F4', label: text.texts, run: toTexts }] : []),
    { press: 'F7', label: text.print, run: () => setPrinting(true), off: rows.length === 0 },
    ...(next ? [{ press: 'F8', label: askLabel[next], run: () => setAsked(next), off: busy }] : []),
    ...(open ? [{ press: 'F9', label: text.open1, run: () => marked && open(marked.caseId), primary: true, off: marked === null }] : []),
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          <span className="secondary">{text.summary(rows.length, rows.filter(late).length)}</span>
          <span className="secondary push">{text.hint}</span>
        </>
      }
    >
      <RefusalNote failure={list.failure} again={list.again} />
      <RefusalNote failure={reminding.failure} />
      {reminded && <Note level="pass">{text.reminded}</Note>}
      {list.loading && <WaitingNote />}
      {list.value && rows.length === 0 && <EmptyState title={text.empty} />}
      {rows.length > 0 && (
        <PickTable
          label={text.title}
          columns={columns}
          rows={rows}
          idOf={row => row.caseId}
          chosen={marked?.caseId ?? null}
          onChoose={choose}
          onOpen={open ? row => open(row.caseId) : undefined}
          autoFocus
        />
      )}
      {asked && (
        <AskDialog
          asked={asked}
          close={() => {
            clear()
            setAsked(null)
          }}
          busy={busy}
          failure={failure}
          go={reason => void go(reason)}
        />
      )}
      {printing && <SlipDialog slip={{ kind: 'uncollected', caseId: null, ticketId: null }} close={() => setPrinting(false)} />}
    </Work>
  )
}
