/** The manager's calendar: which years are covered, their days off and make-up days, a year read in, a single day changed. */
import { useRef, useState } from 'react'
import type { CalendarChange, CalendarView } from '../../../../shared/ipc/shapes/calendar.ts'
import { calendarText as text } from '../../../../shared/strings/zh-CN/calendar.ts'
import { noticeText } from '../../../../shared/strings/zh-CN/notice.ts'
import { weekdayText } from '../../../../shared/strings/zh-CN/profile.ts'
import { Day, weekday, yearOf } from '../../../../shared/time.ts'
import { Work } from '../../../kit/frame.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { type Column, PickTable, type TableFocus } from '../../../kit/pick-table.tsx'
import { useSelection } from '../../../kit/use-selection.ts'
import { timeText } from '../../../parts/time-text.ts'
import { useAsked } from '../../../parts/use-asked.ts'
import { CalendarPreview } from './calendar-preview.tsx'
import { DayDialog } from './day-dialog.tsx'
import { NoticeDialog } from './notice-dialog.tsx'
import { readYears } from './read-years.ts'

type Year = CalendarView['years'][number]
type Listed = { readonly day: Day; readonly open: boolean; readonly name: string }

const yearColumns: readonly Column<Year>[] = [
  { id: 'year', name: text.columns.year, cell: ({ year }) => <strong>{year.year}</strong> },
  {
    id: 'status',
    name: text.columns.status,
    cell: ({ year }) => <span className={year.status === 'official' ? '' : 'late'}>{text.status[year.status]}</span>,
  },
  { id: 'off', name: text.columns.off, right: true, cell: ({ year }) => text.count(Object.keys(year.offDays).length) },
  { id: 'worked', name: text.columns.worked, right: true, cell: ({ year }) => text.count(Object.keys(year.makeUpDays).length) },
  {
    id: 'source',
    name: text.columns.source,
    cell: ({ year }) => (
      <span className="cut wide" title={year.source.text}>
        {year.source.text}
      </span>
    ),
  },
  {
    id: 'changed',
    name: text.columns.changed,
    cell: ({ changed }) => (changed ? text.changed(changed.by ?? '', timeText(changed.at)) : text.shipped),
  },
]
const dayColumns: readonly Column<Listed>[] = [
  { id: 'day', name: text.columns.day, cell: row => <span className="mono">{row.day}</span> },
  { id: 'weekday', name: text.columns.weekday, cell: row => weekdayText[weekday(row.day)] },
  { id: 'open', name: text.columns.open, cell: row => (row.open ? <strong>{text.worked}</strong> : text.off) },
  { id: 'name', name: text.columns.name, cell: row => row.name },
]

function daysOf({ year }: Year): readonly Listed[] {
  const listed = (days: Readonly<Record<string, string>>, open: boolean) =>
    Object.entries(days).map(([day, name]) => ({ day: Day.parse(day), open, name }))
  return [...listed(year.offDays, false), ...listed(year.makeUpDays, true)].sort((a, b) => (a.day < b.day ? -1 : 1))
}

export function CalendarDesk({ today }: { readonly today: Day }) {
  const asked = useAsked('calendar.view', {})
  const [asking, setAsking] = useState<'day' | 'notice' | null>(null)
  const [change, setChange] = useState<CalendarChange | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const days = useRef<TableFocus>(null)
  const yearList = useSelection(asked.value?.years ?? null, {
    idOf: one => String(one.year.year),
    begin: all => all.find(one => one.year.year === yearOf(today)) ?? all[0],
  })
  const { rows: years, row: year } = yearList
  const dayList = useSelection(year && daysOf(year), { idOf: one => one.day, question: year?.year.year ?? null })
  const { rows } = dayList
  const read = async (picked: File | undefined) => {
    if (!picked) return
    const answer = readYears(await picked.text())
    setWrong(answer.ok ? null : answer.error)
    if (answer.ok) setChange({ kind: 'import', years: [...answer.value] })
  }
  const keys = [
    { press: 'F3', label: text.toDays, run: () => days.current?.focus(), off: rows.length === 0 },
    { press: 'F4', label: text.import, run: () => file.current?.click() },
    { press: 'Alt+V', label: noticeText.key, run: () => setAsking('notice'), off: !asked.value },
    { press: 'F9', label: text.editDay, run: () => setAsking('day'), primary: true },
  ]
  // The preview stands in the place of the lists and brings its own.
  useKeys(change ? [] : keys)
  if (change && asked.value) {
    return (
      <CalendarPreview
        change={change}
        seen={asked.value.seen}
        back={() => setChange(null)}
        saved={() => {
          setChange(null)
          setSaid(text.preview.saved)
          asked.again()
        }}
      />
    )
  }
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          {asked.value && <span>{text.covered(years.filter(one => one.year.status === 'official').map(one => one.year.year))}</span>}
        </>
      }
    >
      <div className="stack tight table-ground">
        {said && <Note level="pass">{said}</Note>}
        {wrong && <Note level="refuse">{wrong}</Note>}
        <RefusalNote failure={asked.failure} again={asked.again} />
        {asked.loading && <Waiting />}
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={text.file}
          data-file="calendar"
          onChange={event => {
            void read(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        {years.length > 0 && (
          <PickTable label={text.years} columns={yearColumns} list={yearList} onOpen={() => days.current?.focus()} autoFocus />
        )}
        {year?.year.status === 'provisional' && <Note level="flag">{text.provisional(year.year.year)}</Note>}
        {year?.changed && <p className="secondary dense">{text.reasonOf(year.changed.reason)}</p>}
        {year && <h2>{text.days(year.year.year)}</h2>}
        {year && rows.length === 0 && <EmptyState title={text.empty} />}
        {year && rows.length > 0 && (
          <div className="day-table">
            <PickTable label={text.days(year.year.year)} columns={dayColumns} list={dayList} handle={days} />
          </div>
        )}
      </div>
      {asking === 'notice' && (
        <NoticeDialog
          known={years.map(one => one.year)}
          close={() => setAsking(null)}
          go={wanted => {
            setAsking(null)
            setSaid(null)
            setWrong(null)
            setChange(wanted)
          }}
        />
      )}
      {asking === 'day' && (
        <DayDialog
          close={() => setAsking(null)}
          go={wanted => {
            setAsking(null)
            setSaid(null)
            setChange(wanted)
          }}
        />
      )}
    </Work>
  )
}
