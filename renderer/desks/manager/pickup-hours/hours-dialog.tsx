/** The week's hours of handing cards out, typed line by line. */
import { useRef, useState } from 'react'
import type { PickupHoursView } from '../../../../shared/ipc/shapes/pickup.ts'
import { pickupHoursText } from '../../../../shared/strings/zh-CN/pickup.ts'
import { type Weekday, weekdays } from '../../../../shared/time.ts'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { RefusalNote } from '../../../kit/notes.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { useChangedSince } from '../../../kit/use-row-dialog.ts'
import { useSent } from '../../../parts/use-sent.ts'
import { draftOf, readHours } from './hours-draft.ts'

const text = pickupHoursText.edit1
type Props = { readonly view: PickupHoursView; readonly close: () => void; readonly saved: () => void }

export function HoursDialog({ view, close, saved }: Props) {
  const [draft, setDraft] = useState(() => draftOf(view.hours))
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const changed = useChangedSince(JSON.stringify([view.own, view.hours]))
  const { hours, faults } = readHours(draft)
  const shown = (name: string) => (asked ? (faults[name] ?? null) : null)
  const short = reason.trim().length < 2
  const go = async () => {
    setAsked(true)
    const first = Object.keys(faults)[0]
    if (!hours) return focusField(flow.current, first ?? 'day1')
    if (short) return focusField(flow.current, 'reason')
    const reply = await send('pickup.setHours', { hours, reason: reason.trim() })
    if (reply?.ok) saved()
  }
  const line = (day: Weekday) => (
    <TextField
      key={day}
      name={`day${day}`}
      label={pickupHoursText.weekdays[day]}
      value={draft.week[day]}
      onChange={typed => setDraft({ ...draft, week: { ...draft.week, [day]: typed } })}
      maxLength={120}
      error={shown(`day${day}`)}
      autoFocus={day === '1'}
    />
  )
  return (
    <Dialog
      changed={changed && !busy}
      title={text.title}
      close={close}
      wide
      primary={{ label: text.save, run: () => void go(), off: busy }}
    >
      <p className="secondary dense">{text.hint}</p>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="form-columns">
        <div className="stack tight">{weekdays.slice(0, 5).map(line)}</div>
        <div className="stack tight">
          {weekdays.slice(5).map(line)}
          <TextField
            name="minutes"
            label={text.minutes}
            kind="digits"
            value={draft.minutes}
            onChange={minutes => setDraft({ ...draft, minutes })}
            maxLength={3}
            error={shown('minutes')}
          />
          <TextField
            name="percent"
            label={text.percent}
            kind="digits"
            value={draft.percent}
            onChange={percent => setDraft({ ...draft, percent })}
            maxLength={3}
            error={shown('percent')}
          />
          <TextField
            name="reason"
            label={text.reason}
            value={reason}
            onChange={setReason}
            maxLength={60}
            error={asked && short ? text.reasonShort : null}
          />
        </div>
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
