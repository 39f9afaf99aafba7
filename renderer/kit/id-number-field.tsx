/** The number of a document, shown in groups of four as it is read aloud, in upper case. */
import { Field, type FieldFrame } from './field.tsx'
import { GroupedInput } from './grouped-input.tsx'

type Props = FieldFrame & {
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: (() => void) | undefined
  readonly maxLength?: number
  readonly off?: boolean | undefined
  readonly autoFocus?: boolean | undefined
}

// Input methods leave full-width digits and a lower-case x; neither is a mistake of the teller.
const cleanTo = (length: number) => (text: string) =>
  text
    .normalize('NFKC')
    .replaceAll(/[^0-9a-z]/gi, '')
    .toUpperCase()
    .slice(0, length)
export const inFours = (raw: string): string => raw.replaceAll(/(.{4})(?=.)/g, '$1 ')

export function IdNumberField({ name, value, onChange, onBlur, maxLength = 18, off, autoFocus, ...frame }: Props) {
  return (
    <Field {...frame} className="id-number-field">
      {aria => (
        <GroupedInput
          {...aria}
          data-field={name}
          className="mono"
          raw={value}
          clean={cleanTo(maxLength)}
          show={inFours}
          onRaw={onChange}
          onBlur={onBlur}
          disabled={off}
          autoFocus={autoFocus}
          status={frame.error ? 'error' : undefined}
        />
      )}
    </Field>
  )
}
