/** A day typed as eight digits, shown with its weekday; no mouse, no calendar to open. */
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { readDay, readEnd } from '../../shared/entry/day.ts'
import { typedDay as clean } from '../../shared/entry/field.ts'
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { parseDay, weekday } from '../../shared/time.ts'
import { Field, type FieldFrame } from './field.tsx'
import { GroupedInput } from './grouped-input.tsx'

type Props = FieldFrame & {
  readonly name: string
  /** 'YYYY-MM-DD', 'long', or what was typed so far. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: (() => void) | undefined
  /** Whether the document may be valid for good; key L says so. */
  readonly mayBeLong?: boolean | undefined
  readonly off?: boolean | undefined
  readonly autoFocus?: boolean | undefined
}

const show = (raw: string): string => [raw.slice(0, 4), raw.slice(4, 6), raw.slice(6)].filter(part => part !== '').join('-')

function noteOf(value: string): string {
  const day = parseDay(value)
  if (day) return kitText.weekdays[weekday(day)]
  return clean(value).length === 8 ? kitText.noSuchDay : ''
}

export function DayField({ name, value, onChange, onBlur, mayBeLong, off, autoFocus, ...frame }: Props) {
  const long = value === 'long'
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (mayBeLong && event.key.toUpperCase() === 'L' && !event.ctrlKey) {
      event.preventDefault()
      onChange('long')
    } else if (long && (event.key === 'Backspace' || event.key === 'Delete')) {
      event.preventDefault()
      onChange('')
    } else if (/^[-/.\u5e74\u6708]$/.test(event.key) && !event.ctrlKey && !long) {
      // Who types 2016/5/1 closes the month and begins the day.
      event.preventDefault()
      const raw = clean(value)
      if (raw.length === 5) onChange(show(`${raw.slice(0, 4)}0${raw.slice(4)}`))
    }
  }
  const [unpasted, setUnpasted] = useState<string | null>(null)
  const say = (next: string) => {
    setUnpasted(null)
    onChange(next)
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text')
    event.preventDefault()
    const day = mayBeLong ? readEnd(text) : readDay(text)
    if (day === null) setUnpasted(kitText.pasteNoDay)
    else say(day)
  }
  const hint = frame.hint ?? (mayBeLong ? kitText.dayOrLongHint : kitText.dayHint)
  return (
    <Field {...frame} warning={unpasted ?? frame.warning} error={unpasted ? null : frame.error} hint={hint} className="day-field">
      {aria => (
        <GroupedInput
          {...aria}
          data-field={name}
          data-scan="day"
          raw={long ? kitText.long : clean(value)}
          clean={long ? text => clean(text) : clean}
          show={long ? text => text : show}
          onRaw={raw => say(show(raw))}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
          disabled={off}
          autoFocus={autoFocus}
          inputMode="numeric"
          suffix={<span className="day-note">{long ? '' : noteOf(value)}</span>}
          status={frame.error ? 'error' : undefined}
        />
      )}
    </Field>
  )
}
