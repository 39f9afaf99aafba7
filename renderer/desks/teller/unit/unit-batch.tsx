/** One batch of a unit: sheet and pictures handed in, checked, looked at, made into cases, each row with what became of it. */
import { useState } from 'react'
import type { UnitId } from '../../../../shared/ids.ts'
import { type UnitRow, type UnitView, unitListings } from '../../../../shared/ipc/shapes/unit.ts'
import { unitReasonText, unitRowStateText, unitStateText, unitText } from '../../../../shared/strings/zh-CN/unit.ts'
import { unitFaultsSaid } from '../../../../shared/strings/zh-CN/unit-sheet.ts'
import { stateText } from '../../../../shared/strings/zh-CN/workflow.ts'
import { Work } from '../../../kit/frame.tsx'
import { type Key, useKeys } from '../../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { type Column, PickTable } from '../../../kit/pick-table.tsx'
import { ReasonDialog } from '../../../kit/reason-dialog.tsx'
import { useChangedSince } from '../../../kit/use-row-dialog.ts'
import { useSelection } from '../../../kit/use-selection.ts'
import { useAsked } from '../../../parts/use-asked.ts'
import { type Sender, useSent } from '../../../parts/use-sent.ts'
import { TransferKey } from '../../../steps/handover/transfer-key.tsx'
import { UnitLook } from './unit-look.tsx'

const text = unitText.batch
type Which = (typeof unitListings)[number]
const isAtWork = ({ state }: UnitView): boolean => state === 'checking' || state === 'making'

const columns: readonly Column<UnitRow>[] = [
  { id: 'at', name: text.at, right: true, cell: row => row.at },
  { id: 'name', name: text.name, cell: row => row.maskedName },
  { id: 'number', name: text.number, cell: row => <span className="mono">{row.maskedNumber}</span> },
  { id: 'state', name: text.state, cell: row => (row.caseState ? stateText[row.caseState] : unitRowStateText[row.state]) },
  { id: 'words', name: text.words, cell: row => <Words row={row} /> },
]

function Words({ row }: { readonly row: UnitRow }) {
  if (row.caseNumber) return <span className="mono">{row.caseNumber}</span>
  if (row.faults.length > 0) return <span className="unit-words bad">{unitFaultsSaid(row.faults)}</span>
  if (row.state === 'good' && !row.hasPicture) return <span>{text.noPicture}</span>
  return <span>{row.seen ? text.seen : ''}</span>
}

export function UnitBatch({ unitId, back }: { readonly unitId: UnitId; readonly back: () => void }) {
  const [which, setWhich] = useState<Which>('all')
  const [pages, setPages] = useState<readonly number[]>([0])
  const view = useAsked('unit.view', { unitId, which, after: pages.at(-1) ?? 0 })
  const [looking, setLooking] = useState(false)
  const sender = useSent()
  const show = (next: Which) => {
    setWhich(next)
    setPages([0])
  }
  if (looking) return <UnitLook unitId={unitId} back={() => setLooking(false)} />
  if (!view.value) return view.failure ? <RefusalNote failure={view.failure} again={view.again} /> : <Waiting text={text.loading} />
  return (
    <Opened
      view={view.value}
      back={back}
      sender={sender}
      which={which}
      show={show}
      look={() => setLooking(true)}
      turn={pages.length > 1 || view.value.more ? () => setPages(before => nextPages(before, view.value)) : null}
    />
  )
}

/** On to the page after the last row shown, and from the last page back to the first. */
const nextPages = (before: readonly number[], view: UnitView | null): readonly number[] =>
  view?.more ? [...before, view.rows.at(-1)?.at ?? 0] : [0]

type OpenedProps = {
  readonly view: UnitView
  readonly back: () => void
  readonly sender: Sender
  readonly which: Which
  readonly show: (which: Which) => void
  readonly look: () => void
  readonly turn: (() => void) | null
}

function Opened({ view, back, sender, which, show, look, turn }: OpenedProps) {
  const [dropping, setDropping] = useState(false)
  const [saved, setSaved] = useState(false)
  const { send, busy, failure } = sender
  const unitId = view.id
  const save = async () => {
    const reply = await send('unit.saveResult', { unitId })
    setSaved(reply?.ok === true && reply.value.saved)
  }
  const next = unitListings[(unitListings.indexOf(which) + 1) % unitListings.length] ?? 'all'
  useKeys([
    { press: 'Escape', label: unitText.back, run: back },
    ...workKeys(view, sender, look),
    ...(view.hasSheet ? [{ press: 'F7', label: text.filter(text.which[next]), run: () => show(next) }] : []),
    ...(turn ? [{ press: 'F4', label: view.more ? text.loadMore : text.firstPage, run: turn }] : []),
    ...(view.hasSheet ? [{ press: 'F8', label: text.save, run: () => void save(), off: busy }] : []),
    ...(view.state === 'done' || view.state === 'dropped' ? [] : [{ press: 'F10', label: text.drop, run: () => setDropping(true) }]),
  ])
  const list = useSelection(view.rows, { idOf: row => String(row.at), question: which })
  return (
    <Work
      head={
        <>
          <strong className="mono">{view.number}</strong>
          <h1>{view.unitName}</h1>
          <span className="secondary">{unitReasonText[view.reason]}</span>
          <span className="secondary">{text.agent(view.agentName)}</span>
          <span className="push">{isAtWork(view) && !view.running ? unitText.stopped : unitStateText[view.state]}</span>
        </>
      }
    >
      {view.state === 'done' && view.counts.made > 0 && <TransferKey unitId={unitId} />}
      <div className="table-page">
        <Counts view={view} />
        <NextStep view={view} />
        {view.spareHeadings.length > 0 && <Note level="flag">{text.spare(view.spareHeadings)}</Note>}
        {view.hiddenRows > 0 && <Note level="flag">{text.hidden(view.hiddenRows)}</Note>}
        {view.leftOut.length > 0 && <Note level="note">{text.leftOut(view.leftOut)}</Note>}
        {saved && <Note level="pass">{unitText.saved}</Note>}
        <RefusalNote failure={dropping ? null : failure} />
        {view.hasSheet && view.rows.length === 0 && <EmptyState title={text.none} />}
        {view.rows.length > 0 && <PickTable label={text.which[which]} columns={columns} list={list} autoFocus />}
      </div>
      {dropping && <DropDialog view={view} sender={sender} close={() => setDropping(false)} />}
    </Work>
  )
}

function workKeys(view: UnitView, { send, busy }: Sender, look: () => void): Key[] {
  const unitId = view.id
  const sheet = { press: 'F2', label: text.takeSheet, run: () => void send('unit.pickSheet', { unitId }), off: busy }
  const folder = { press: 'F3', label: text.takeFolder, run: () => void send('unit.pickPhotos', { unitId, packed: false }), off: busy }
  const zip = { press: 'F6', label: text.takeZip, run: () => void send('unit.pickPhotos', { unitId, packed: true }), off: busy }
  if (view.state === 'opened') return view.hasSheet ? [sheet, folder, zip] : [{ ...sheet, primary: true }]
  if (isAtWork(view) && view.running) return [{ press: 'F5', label: text.pause, run: () => void send('unit.pause', { unitId }), off: busy }]
  if (isAtWork(view)) {
    const resume = { press: 'F9', label: text.resume, run: () => void send('unit.resume', { unitId }), primary: true, off: busy }
    return view.state === 'checking' ? [folder, zip, resume] : [resume]
  }
  if (view.state !== 'checked') return []
  const unseen = view.counts.unseen > 0
  return [
    { press: 'F5', label: text.look, run: look, off: !unseen, hidden: unseen },
    unseen
      ? { press: 'F9', label: text.look, run: look, primary: true }
      : {
          press: 'F9',
          label: text.make,
          run: () => void send('unit.make', { unitId }),
          primary: true,
          guarded: unitId,
          off: busy || view.counts.good === 0,
        },
  ]
}

function Counts({ view: { counts } }: { readonly view: UnitView }) {
  const { columns: names } = unitText
  const figures = [
    [names.people, counts.all],
    [names.good, counts.good],
    [names.bad, counts.bad],
    [names.made, counts.made],
  ] as const
  return (
    <dl className="unit-counts">
      {figures.map(([name, count]) => (
        <div key={name}>
          <dt className="secondary">{name}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What is going on, or what is to be done next. */
function NextStep({ view }: { readonly view: UnitView }) {
  const { counts, state } = view
  if (isAtWork(view)) return <Progress view={view} />
  if (state === 'opened') return <Note level="note">{view.hasSheet ? text.needPhotos : text.needSheet}</Note>
  if (state === 'done') return <Note level="pass">{text.done(counts.made, counts.bad)}</Note>
  if (state === 'dropped') return <Note level="flag">{text.dropped(view.endReason ?? '')}</Note>
  if (counts.unseen > 0) return <Note level="flag">{text.unseen(counts.unseen)}</Note>
  return counts.good > 0 ? <Note level="pass">{text.ready(counts.good)}</Note> : <Note level="flag">{text.nobody}</Note>
}

function Progress({ view }: { readonly view: UnitView }) {
  const { counts, state } = view
  const [done, all] = state === 'checking' ? [counts.all - counts.read, counts.all] : [counts.made, counts.made + counts.good]
  const words = !view.running ? text.stopped : state === 'checking' ? text.checking : text.making
  return (
    <>
      <div className="unit-progress">
        <progress max={all} value={done} aria-label={words} />
        <span className="mono">{text.progress(done, all)}</span>
      </div>
      <Note level={view.running ? 'note' : 'flag'}>
        {words}
        {!view.running && state === 'checking' && ` ${text.photosAgain}`}
      </Note>
    </>
  )
}

function DropDialog({ view, sender, close }: { readonly view: UnitView; readonly sender: Sender; readonly close: () => void }) {
  const { send, busy, failure } = sender
  const changed = useChangedSince(view.state)
  const drop = async (reason: string) => {
    const reply = await send('unit.drop', { unitId: view.id, reason })
    if (reply?.ok) close()
  }
  return (
    <ReasonDialog
      changed={changed && !busy}
      title={text.dropTitle}
      ask={text.dropAsk}
      commonLabel={text.dropUsual}
      common={text.dropCommon.map(words => ({ label: words, words }))}
      wordsLabel={text.dropReason}
      short={text.dropShort}
      action={text.drop}
      danger
      busy={busy}
      failure={failure}
      close={close}
      say={reason => void drop(reason)}
    />
  )
}
