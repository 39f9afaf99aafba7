/** What the branch does by itself: how each job fares, what was set aside, and the keys to go on with it or let it go. */
import { useState } from 'react'
import type { JobItemView, JobView } from '../../../shared/ipc/shapes/job.ts'
import type { JobName } from '../../../shared/jobs/jobs.ts'
import { jobErrorSaid, jobNameText, jobsText as text } from '../../../shared/strings/zh-CN/jobs.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { useRowDialog } from '../../kit/use-row-dialog.ts'
import { useSelection } from '../../kit/use-selection.ts'
import { clockSecondsText, timeText } from '../../parts/time-text.ts'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

type Item = JobItemView & { readonly job: JobName }

const nextWords = ({ running, nextAt, name }: JobView): string => {
  if (running) return text.running
  if (nextAt === null) return name === 'unit-batch' ? text.onDemand : text.soon
  return clockSecondsText(nextAt)
}

const columns: readonly Column<JobView>[] = [
  { id: 'name', name: text.columns.name, cell: row => jobNameText[row.name] },
  {
    id: 'lastOk',
    name: text.columns.lastOk,
    cell: row => <span className="mono">{row.lastOkAt === null ? text.never : timeText(row.lastOkAt)}</span>,
  },
  { id: 'next', name: text.columns.next, cell: row => <span className="mono">{nextWords(row)}</span> },
  { id: 'attempts', name: text.columns.attempts, right: true, cell: row => (row.attempts === 0 ? '' : text.times(row.attempts)) },
  { id: 'error', name: text.columns.error, cell: row => (row.lastError === null ? text.well : jobErrorSaid(row.lastError)) },
]

const itemColumns: readonly Column<Item>[] = [
  { id: 'job', name: text.itemColumns.job, cell: row => jobNameText[row.job] },
  { id: 'label', name: text.itemColumns.label, cell: row => <span className="mono">{row.label}</span> },
  { id: 'attempts', name: text.itemColumns.attempts, right: true, cell: row => (row.attempts === 0 ? '' : text.times(row.attempts)) },
  { id: 'since', name: text.itemColumns.since, cell: row => <span className="mono">{timeText(row.since)}</span> },
  { id: 'state', name: text.itemColumns.state, cell: row => (row.quarantined ? text.quarantined : text.willRetry) },
  { id: 'error', name: text.itemColumns.error, cell: row => jobErrorSaid(row.error) },
]

const itemId = ({ job, key }: Item): string => `${job} ${key}`

function Summary({ jobs, items }: { readonly jobs: readonly JobView[]; readonly items: readonly Item[] }) {
  const failing = jobs.filter(({ attempts }) => attempts > 0).length
  const setAside = items.filter(({ quarantined }) => quarantined).length
  if (failing === 0 && items.length === 0) return <Note level="pass">{text.allWell}</Note>
  return (
    <>
      {failing > 0 && <Note level="flag">{text.someFailing(failing)}</Note>}
      {setAside > 0 && <Note level="flag">{text.setAside(setAside)}</Note>}
    </>
  )
}

export function Jobs() {
  const asked = useAsked('jobs.view', {})
  const jobs = useSelection(asked.value, { idOf: row => row.name })
  const failed = asked.value?.flatMap(({ name, items }) => items.map(item => ({ ...item, job: name }))) ?? null
  const items = useSelection(failed, { idOf: itemId })
  const dialog = useRowDialog<'drop', Item>(items)
  const [said, setSaid] = useState<string | null>(null)
  const { send, busy, failure } = useSent()
  const { row: job } = jobs
  const { row: item } = items
  const act = async (name: 'jobs.retry' | 'jobs.drop', one: Item) => {
    dialog.close()
    setSaid(null)
    items.release(itemId(one))
    const reply = await send(name, { job: one.job, key: one.key })
    if (reply?.ok) setSaid(name === 'jobs.retry' ? text.done : text.dropped)
    asked.again()
  }
  const runNow = async (name: JobName) => {
    setSaid(null)
    const reply = await send('jobs.retry', { job: name, key: null })
    if (reply?.ok) setSaid(text.done)
    asked.again()
  }
  useKeys([
    ...(item
      ? [
          { press: 'F2', label: text.retry, run: () => void act('jobs.retry', item), off: busy },
          { press: 'F4', label: text.drop, run: () => dialog.open('drop', item), off: busy },
        ]
      : []),
    ...(job && job.name !== 'unit-batch'
      ? [{ press: 'F9', label: text.runNow, run: () => void runNow(job.name), primary: true, off: busy }]
      : []),
  ])
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="stack">
        <div className="stack tight">
          <RefusalNote failure={asked.failure} again={asked.again} />
          <RefusalNote failure={failure} />
          {said && <Note level="pass">{said}</Note>}
          {asked.value && <Summary jobs={jobs.rows} items={items.rows} />}
          {asked.loading && <Waiting />}
        </div>
        {jobs.rows.length > 0 && <PickTable label={text.title} columns={columns} list={jobs} autoFocus />}
        {items.rows.length > 0 && (
          <section className="stack tight">
            <h2>{text.items}</h2>
            <PickTable label={text.items} columns={itemColumns} list={items} />
          </section>
        )}
      </div>
      {dialog.shown && (
        <DropDialog item={dialog.shown.row} changed={dialog.shown.changed} drop={one => void act('jobs.drop', one)} close={dialog.close} />
      )}
    </Work>
  )
}

type DropProps = { readonly item: Item; readonly changed: boolean; readonly drop: (item: Item) => void; readonly close: () => void }

function DropDialog({ item, changed, drop, close }: DropProps) {
  return (
    <Dialog title={text.dropTitle} changed={changed} primary={{ label: text.drop, run: () => drop(item), danger: true }} close={close}>
      {text.dropAsk(jobNameText[item.job], item.label)}
    </Dialog>
  )
}
