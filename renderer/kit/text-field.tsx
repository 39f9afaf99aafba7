/** One line of text, or several, or a password. */
import { Input } from 'antd'
import { type ClipboardEvent, useState } from 'react'
import { type FieldEntry, pasted, typed } from '../../shared/entry/field.ts'
import { Field, type FieldFrame } from './field.tsx'
import { pasteInto } from './paste-into.ts'

type Props = FieldFrame & {
  /** Names the field for `focusField`; unique on its screen. */
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: (() => void) | undefined
  readonly kind?: 'text' | 'password' | 'digits' | 'lines'
  /** What the value is, where `kind` does not say it: how a paste is cleaned, and whether a scan can be meant. */
  readonly entry?: FieldEntry | undefined
  readonly maxLength?: number | undefined
  readonly placeholder?: string | undefined
  readonly off?: boolean | undefined
  readonly autoFocus?: boolean | undefined
  readonly className?: string | undefined
}

const entryOf = { text: 'text', password: 'secret', digits: 'digits', lines: 'lines' } as const satisfies Record<string, FieldEntry>
const scanOf: Partial<Record<FieldEntry, string>> = { name: 'name', mobile: 'mobile' }
/** A number of another place is longer than the field is for typing; it is told what it is, not that it is long. */
const longest: Partial<Record<FieldEntry, number>> = { mobile: 16 }

export function TextField({
  name,
  value,
  onChange,
  onBlur,
  kind = 'text',
  entry = entryOf[kind],
  maxLength,
  placeholder,
  off,
  autoFocus,
  className,
  ...frame
}: Props) {
  const [unpasted, setUnpasted] = useState<string | null>(null)
  const say = (text: string) => {
    setUnpasted(null)
    onChange(typed[entry](text))
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (entry === 'secret') return
    const most = maxLength === undefined ? undefined : Math.max(maxLength, longest[entry] ?? 0)
    setUnpasted(pasteInto(event, { tidy: pasted[entry], most, onChange }))
  }
  return (
    <Field {...frame} warning={unpasted ?? frame.warning} error={unpasted ? null : frame.error} className={className}>
      {aria => {
        const shared = {
          ...aria,
          'data-field': name,
          'data-scan': scanOf[entry],
          value,
          maxLength,
          placeholder,
          autoFocus,
          disabled: off,
          autoComplete: 'off',
          spellCheck: false,
          onBlur,
          onPaste,
          status: frame.error ? ('error' as const) : undefined,
        }
        if (kind === 'lines') return <Input.TextArea {...shared} rows={3} onChange={event => say(event.target.value)} />
        if (kind === 'password') return <Input.Password {...shared} visibilityToggle={false} onChange={event => say(event.target.value)} />
        return <Input {...shared} inputMode={kind === 'digits' ? 'numeric' : undefined} onChange={event => say(event.target.value)} />
      }}
    </Field>
  )
}
