/** Today's seats: who comes when, who has not come, as the lobby may see it. */
import type { PickupVisit } from '../../../shared/ipc/shapes/pickup.ts'
import type { Failure } from '../../../shared/result.ts'
import { visitsText as text } from '../../../shared/strings/zh-CN/pickup.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import { Day } from '../../../shared/time.ts'
import { startsIn } from '../../../shared/workflow/step.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { useRowDialog } from '../../kit/use-row-dialog.ts'
import { useSelection } from '../../kit/use-selection.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useNow } from '../../parts/use-now.ts'
import { useSent } from '../../parts/use-sent.ts'

/** Still expected: whoever holds this seat can come, cancel or miss it. */
const open = ({ state }: PickupVisit): boolean => startsIn(state, 'missPickup')
const notes = (visit: PickupVisit): string =>
  [
    ...(visit.walkIn ? [text.walkIn] : []),
    ...(visit.over && open(visit) ? [text.over] : []),
    ...(visit.missed > 0 ? [text.missed(visit.missed)] : []),
  ].join(' · ')

const columns: readonly Column<PickupVisit>[] = [
  {
    id: 'time',
    name: text.columns.time,
    cell: visit => (
      <span className="mono">
        {visit.start}–{visit.end}
      </span>
    ),
  },
  { id: 'number', name: text.columns.number, cell: visit => <span className="mono">{visit.number}</span> },
  { id: 'name', name: text.columns.name, cell: visit => visit.maskedName },
  { id: 'state', name: text.columns.state, cell: visit => stateText[visit.state] },
  {
    id: 'note',
    name: text.columns.note,
    cell: visit => <span className={visit.over && open(visit) ? 'late' : undefined}>{notes(visit)}</span>,
  },
]

type Ask = 'pickup.miss' | 'pickup.cancel'
const words = { 'pickup.miss': text.askMiss, 'pickup.cancel': text.askCancel } as const
const acts = { 'pickup.miss': text.miss, 'pickup.cancel': text.cancel } as const

export function Visits({ today, back }: { readonly today: string; readonly back: () => void }) {
  const now = useNow()
  const visits = useAsked('pickup.day', { day: Day.parse(now?.today ?? today) })
  const { send, busy, failure, clear } = useSent()
  const list = useSelection(visits.value, {
    idOf: visit => visit.caseId,
    versionOf: visit => visit.revision,
    begin: rows => rows.find(open) ?? rows[0],
  })
  const { rows, row: marked } = list
  const dialog = useRowDialog<Ask, PickupVisit>(list)
  const change = async (ask: Ask, visit: PickupVisit) => {
    const reply = await send(ask, { caseId: visit.caseId, revision: visit.revision })
    if (reply?.ok) {
      dialog.close()
      list.release(visit.caseId)
    }
    visits.again()
  }
  const mayChange = marked !== null && open(marked)
  useKeys([
    { press: 'Escape', label: text.back, run: back },
    { press: 'F3', label: text.miss, run: () => dialog.open('pickup.miss'), off: !mayChange || !marked?.over },
    { press: 'F8', label: text.cancel, run: () => dialog.open('pickup.cancel'), off: !mayChange || marked?.over === true },
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          <span className="secondary">{rows.length > 0 && text.summary(rows.length, rows.filter(open).length)}</span>
        </>
      }
    >
      <RefusalNote failure={visits.failure} again={visits.again} />
      {visits.loading && <Waiting />}
      {visits.value && rows.length === 0 && <EmptyState title={text.empty} />}
      {rows.length > 0 && <PickTable label={text.title} columns={columns} list={list} autoFocus />}
      {dialog.shown && (
        <AskDialog
          {...dialog.shown}
          busy={busy}
          failure={failure}
          go={change}
          close={() => {
            clear()
            dialog.close()
          }}
        />
      )}
    </Work>
  )
}

type AskProps = {
  readonly kind: Ask
  readonly row: PickupVisit
  readonly changed: boolean
  readonly busy: boolean
  readonly failure: Failure | null
  readonly go: (ask: Ask, visit: PickupVisit) => Promise<void>
  readonly close: () => void
}

function AskDialog({ kind, row, changed, busy, failure, go, close }: AskProps) {
  return (
    <Dialog
      title={acts[kind]}
      close={close}
      changed={changed && !busy}
      primary={{ label: acts[kind], run: () => void go(kind, row), off: busy, guarded: true }}
    >
      <p>
        <span className="mono">{row.start}</span> {row.maskedName} <span className="mono">{row.number}</span>
      </p>
      <p>{words[kind]}</p>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
