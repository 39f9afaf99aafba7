/** Days on which no card is handed out, or a part of each. */
import { useRef, useState } from 'react'
import { pickupHoursText } from '../../../../shared/strings/zh-CN/pickup.ts'
import { parseDay } from '../../../../shared/time.ts'
import { DayField } from '../../../kit/day-field.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { RefusalNote } from '../../../kit/notes.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { useSent } from '../../../parts/use-sent.ts'

const text = pickupHoursText.close1
type Props = { readonly today: string; readonly close: () => void; readonly saved: () => void }

/** '9:00', '0900' or full-width signs mean the same; null where it is no time. */
function clockOf(typed: string): string | null {
  const parts = /^(\d{1,2}):?(\d{2})$/.exec(typed.normalize('NFKC').trim())
  const clock = `${(parts?.[1] ?? '').padStart(2, '0')}:${parts?.[2] ?? ''}`
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(clock) ? clock : null
}

function spanOf(from: string, to: string): { readonly from: string; readonly to: string } | null | 'wrong' {
  if (from.trim() === '' && to.trim() === '') return null
  const span = { from: clockOf(from), to: clockOf(to) }
  return span.from && span.to && span.from < span.to ? { from: span.from, to: span.to } : 'wrong'
}

export function ClosureDialog({ today, close, saved }: Props) {
  const [first, setFirst] = useState('')
  const [last, setLast] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const { send, busy, failure } = useSent()
  const firstDay = parseDay(first)
  const lastDay = last === '' ? firstDay : parseDay(last)
  const span = spanOf(from, to)
  const faults: Readonly<Record<string, string | null>> = {
    first: firstDay ? null : text.wrongDay,
    last: lastDay && (!firstDay || lastDay >= firstDay) && lastDay >= today ? null : text.backwards,
    from: span === 'wrong' ? text.wrongClock : null,
    reason: reason.trim().length < 2 ? pickupHoursText.edit1.reasonShort : null,
  }
  const shown = (name: string) => (asked ? faults[name] : null)
  const go = async () => {
    setAsked(true)
    const wrong = Object.keys(faults).find(name => faults[name])
    if (wrong || !firstDay || !lastDay || span === 'wrong') return focusField(flow.current, wrong ?? 'first')
    const reply = await send('pickup.close', { firstDay, lastDay, span, reason: reason.trim() })
    if (reply?.ok) saved()
  }
  return (
    <Dialog changed={false} title={text.title} close={close} primary={{ label: text.save, run: () => void go(), off: busy }}>
      <EnterFlow flowRef={flow} onLast={() => void go()} className="stack tight">
        <DayField name="first" label={text.firstDay} value={first} onChange={setFirst} error={shown('first')} autoFocus />
        <DayField name="last" label={text.lastDay} hint={text.lastHint} value={last} onChange={setLast} error={shown('last')} />
        <TextField name="from" label={text.from} hint={text.spanHint} value={from} onChange={setFrom} maxLength={5} error={shown('from')} />
        <TextField name="to" label={text.to} value={to} onChange={setTo} maxLength={5} />
        <TextField name="reason" label={text.reason} value={reason} onChange={setReason} maxLength={60} error={shown('reason')} />
      </EnterFlow>
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
