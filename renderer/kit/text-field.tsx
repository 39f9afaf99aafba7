/** One line of text, or several, or a password. */
import { Input } from 'antd'
import { Field, type FieldFrame } from './field.tsx'

type Props = FieldFrame & {
  /** Names the field for `focusField`; unique on its screen. */
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: (() => void) | undefined
  readonly kind?: 'text' | 'password' | 'digits' | 'lines'
  readonly maxLength?: number | undefined
  readonly placeholder?: string | undefined
  readonly off?: boolean | undefined
  readonly autoFocus?: boolean | undefined
  readonly className?: string | undefined
}

export function TextField({
  name,
  value,
  onChange,
  onBlur,
  kind = 'text',
  maxLength,
  placeholder,
  off,
  autoFocus,
  className,
  ...frame
}: Props) {
  const say = (text: string) => onChange(kind === 'digits' ? text.normalize('NFKC').replaceAll(/\D/g, '') : text)
  return (
    <Field {...frame} className={className}>
      {aria => {
        const shared = {
          ...aria,
          'data-field': name,
          value,
          maxLength,
          placeholder,
          autoFocus,
          disabled: off,
          autoComplete: 'off',
          spellCheck: false,
          onBlur,
          status: frame.error ? ('error' as const) : undefined,
        }
        if (kind === 'lines') return <Input.TextArea {...shared} rows={3} onChange={event => say(event.target.value)} />
        if (kind === 'password') return <Input.Password {...shared} visibilityToggle={false} onChange={event => say(event.target.value)} />
        return <Input {...shared} inputMode={kind === 'digits' ? 'numeric' : undefined} onChange={event => say(event.target.value)} />
      }}
    </Field>
  )
}
