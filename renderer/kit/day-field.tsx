/** A day typed as eight digits, shown with its weekday; no mouse, no calendar to open. */
import type { KeyboardEvent } from 'react'
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

const clean = (text: string): string => text.normalize('NFKC').replaceAll(/\D/g, '').slice(0, 8)
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
    }
  }
  const hint = frame.hint ?? (mayBeLong ? kitText.dayOrLongHint : kitText.dayHint)
  return (
    <Field {...frame} hint={hint} className="day-field">
      {aria => (
        <GroupedInput
          {...aria}
          data-field={name}
          raw={long ? kitText.long : clean(value)}
          clean={long ? text => clean(text) : clean}
          show={long ? text => text : show}
          onRaw={raw => onChange(show(raw))}
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
