/** The number of a document, shown in groups of four as it is read aloud, in upper case. */
import { type ClipboardEvent, useState } from 'react'
import { typedNumber } from '../../shared/entry/field.ts'
import { tidyNumber } from '../../shared/entry/number.ts'
import { Field, type FieldFrame } from './field.tsx'
import { GroupedInput } from './grouped-input.tsx'
import { pasteInto } from './paste-into.ts'

type Props = FieldFrame & {
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: (() => void) | undefined
  readonly maxLength?: number
  readonly off?: boolean | undefined
  readonly autoFocus?: boolean | undefined
}

export const inFours = (raw: string): string => raw.replaceAll(/(.{4})(?=.)/g, '$1 ')

export function IdNumberField({ name, value, onChange, onBlur, maxLength = 18, off, autoFocus, ...frame }: Props) {
  const [unpasted, setUnpasted] = useState<string | null>(null)
  const say = (raw: string) => {
    setUnpasted(null)
    onChange(raw)
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) =>
    setUnpasted(pasteInto(event, { tidy: tidyNumber, most: maxLength, onChange: text => onChange(tidyNumber(text)), count: tidyNumber }))
  return (
    <Field {...frame} warning={unpasted ?? frame.warning} error={unpasted ? null : frame.error} className="id-number-field">
      {aria => (
        <GroupedInput
          {...aria}
          data-field={name}
          data-scan="number"
          className="mono"
          raw={value}
          clean={text => typedNumber(text, maxLength)}
          show={inFours}
          onRaw={say}
          onPaste={onPaste}
          onBlur={onBlur}
          disabled={off}
          autoFocus={autoFocus}
          status={frame.error ? 'error' : undefined}
        />
      )}
    </Field>
  )
}
