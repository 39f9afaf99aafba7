/** What a change of the calendar moves, before it is saved: days, booked seats, promises that stand as they were given. */
import { useRef, useState } from 'react'
import type { CalendarChange, CalendarEffect } from '../../../../shared/ipc/shapes/calendar.ts'
import { calendarProblem, calendarProblemText, calendarText } from '../../../../shared/strings/zh-CN/calendar.ts'
import { weekdayText } from '../../../../shared/strings/zh-CN/profile.ts'
import { weekday } from '../../../../shared/time.ts'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { Work } from '../../../kit/frame.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { Note, RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { useAsked } from '../../../parts/use-asked.ts'
import { useSent } from '../../../parts/use-sent.ts'

const text = calendarText.preview
const problemSays: Readonly<Record<string, string>> = calendarProblemText

function MovedDays({ effect }: { readonly effect: CalendarEffect }) {
  if (effect.days.length === 0) return <p>{text.noDays}</p>
  return (
    <table className="effect-table">
      <tbody>
        {effect.days.map(one => (
          <tr key={one.day}>
            <td className="mono">{one.day}</td>
            <td>{weekdayText[weekday(one.day)]}</td>
            <td>{one.open ? text.opens : text.closes}</td>
            <td>{one.name}</td>
            {effect.days.some(day => day.booked > 0) && <td className="late">{one.booked > 0 && text.booked(one.booked)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function MovedPromises({ effect }: { readonly effect: CalendarEffect }) {
  if (effect.promiseCount === 0) return <p>{text.promisesNone}</p>
  return (
    <>
      <p>{text.promisesSome(effect.promiseCount)}</p>
      <table className="effect-table">
        <thead>
          <tr>
            <th scope="col">{text.number}</th>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.promised}</th>
            <th scope="col">{text.would}</th>
            <th scope="col">{text.tell}</th>
          </tr>
        </thead>
        <tbody>
          {effect.promises.map(one => (
            <tr key={one.caseId}>
              <td className="mono">{one.number}</td>
              <td>{one.name}</td>
              <td className="mono">{one.promised}</td>
              <td className="mono">{one.would}</td>
              <td className={one.tell === 'call' ? 'late' : ''}>{text.tellBy[one.tell]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {effect.promiseCount > effect.promises.length && (
        <p className="secondary">{text.more(effect.promiseCount - effect.promises.length)}</p>
      )}
    </>
  )
}

function Effect({ effect }: { readonly effect: CalendarEffect }) {
  if (effect.problems.length > 0) {
    return (
      <Note level="refuse">
        {text.problems}
        <ul>
          {effect.problems.map(({ year, day, code }) => (
            <li key={`${year} ${day} ${code}`}>{calendarProblem(year, day, problemSays[code] ?? code)}</li>
          ))}
        </ul>
      </Note>
    )
  }
  return (
    <>
      {effect.covered.map(({ year, official }) => (
        <Note key={year} level={official ? 'pass' : 'flag'}>
          {official ? text.nowOfficial(year) : text.noLonger(year)}
        </Note>
      ))}
      <section className="stack tight">
        <h2>{text.days(effect.days.length)}</h2>
        <MovedDays effect={effect} />
      </section>
      <section className="stack tight">
        <h2>{text.promises}</h2>
        <MovedPromises effect={effect} />
        {effect.settled > 0 && <p>{text.settled(effect.settled)}</p>}
      </section>
    </>
  )
}

type Props = { readonly change: CalendarChange; readonly seen: number; readonly back: () => void; readonly saved: () => void }

export function CalendarPreview({ change, seen, back, saved }: Props) {
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const preview = useAsked('calendar.preview', { change })
  const { send, busy, failure } = useSent()
  const wrong = (preview.value?.problems.length ?? 0) > 0
  const short = reason.trim().length < 2
  const go = async () => {
    setAsked(true)
    if (wrong || !preview.value) return
    if (short) return focusField(flow.current, 'reason')
    const reply = await send('calendar.save', { change, reason: reason.trim(), seen })
    if (reply?.ok) saved()
  }
  useKeys([
    { press: 'Escape', label: text.back, run: back },
    { press: 'F9', label: text.save, run: () => void go(), primary: true, off: busy || wrong },
  ])
  return (
    <Work head={<h1>{text.title}</h1>}>
      <div className="stack">
        <EnterFlow flowRef={flow} onLast={() => void go()} className="filter-row">
          <TextField
            name="reason"
            label={text.reason}
            hint={text.reasonHint}
            value={reason}
            onChange={setReason}
            maxLength={200}
            error={asked && short ? text.reasonShort : null}
            autoFocus
          />
        </EnterFlow>
        {failure?.code === 'STALE' ? <Note level="refuse">{text.stale}</Note> : <RefusalNote failure={failure} />}
        <RefusalNote failure={preview.failure} again={preview.again} />
        {preview.loading && <Waiting />}
        {preview.value && <Effect effect={preview.value} />}
      </div>
    </Work>
  )
}
