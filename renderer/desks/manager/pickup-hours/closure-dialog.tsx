/** Days on which no card is handed out, or a part of each. */

import { useRef, useState } from 'react'
import { readClock } from '../../../../shared/entry/clock.ts'
import { pickupHoursText } from '../../../../shared/strings/zh-CN/pickup.ts'
import { parseDay } from '../../../../shared/time.ts'
import { DayField } from '../../../kit/day-field.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { RefusalNote } from '../../../kit/notes.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { useAsked } from '../../../parts/use-asked.ts'
import { useSent } from '../../../parts/use-sent.ts'
import { HitList, movesOf } from './hit-list.tsx'

const text = pickupHoursText.close1
/** As long as a time is when it is said in words. */
const clockMost = 10
type Props = { readonly today: string; readonly close: () => void; readonly saved: () => void }

function spanOf(from: string, to: string): { readonly from: string; readonly to: string } | null | 'wrong' {
  if (from.trim() === '' && to.trim() === '') return null
  const span = { from: readClock(from), to: readClock(to) }
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
  const whole = firstDay !== null && lastDay !== null && lastDay >= firstDay && span !== 'wrong'
  // The reason changes nobody's time, so that typing it asks nothing anew.
  const plan = useAsked('pickup.plan', whole ? { closure: { firstDay, lastDay, span, reason: text.title } } : null)
  const moves = movesOf(plan.value?.hit ?? [])
  const go = async (moving: boolean) => {
    setAsked(true)
    const wrong = Object.keys(faults).find(name => faults[name])
    if (wrong || !firstDay || !lastDay || span === 'wrong') return focusField(flow.current, wrong ?? 'first')
    const reply = await send('pickup.close', { firstDay, lastDay, span, reason: reason.trim(), ...(moving ? { moves } : {}) })
    if (reply?.ok) saved()
  }
  return (
    <Dialog
      changed={false}
      title={text.title}
      close={close}
      primary={{
        label: moves.length > 0 ? text.saveAndMove(moves.length) : text.save,
        run: () => void go(true),
        off: busy || plan.loading,
      }}
      keys={moves.length > 0 ? [{ press: 'F8', label: text.saveOnly, run: () => void go(false), off: busy }] : []}
    >
      <EnterFlow flowRef={flow} onLast={() => void go(true)} className="stack tight">
        <DayField name="first" label={text.firstDay} value={first} onChange={setFirst} error={shown('first')} autoFocus />
        <DayField name="last" label={text.lastDay} hint={text.lastHint} value={last} onChange={setLast} error={shown('last')} />
        <TextField
          name="from"
          label={text.from}
          hint={text.spanHint}
          value={from}
          onChange={setFrom}
          maxLength={clockMost}
          error={shown('from')}
        />
        <TextField name="to" label={text.to} value={to} onChange={setTo} maxLength={clockMost} />
        <TextField name="reason" label={text.reason} value={reason} onChange={setReason} maxLength={60} error={shown('reason')} />
      </EnterFlow>
      {plan.value && <HitList plan={plan.value} />}
      <RefusalNote failure={plan.failure} again={plan.again} />
      <RefusalNote failure={failure} />
    </Dialog>
  )
}
