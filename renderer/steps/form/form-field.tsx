/** One field of the form, drawn by its kind. */
import type { ComponentProps } from 'react'
import {
  type BoolField,
  type CodeTable,
  type FieldKey,
  type FormDraft,
  fieldOf,
  isBoolField,
  type TextField as TextKey,
} from '../../../shared/form/fields.ts'
import { fieldChoiceText, fieldText } from '../../../shared/strings/zh-CN/form.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { CodeField } from '../../kit/code-field.tsx'
import { DayField } from '../../kit/day-field.tsx'
import { IdNumberField } from '../../kit/id-number-field.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { codesIn } from '../codes-in.ts'
import { NameField } from '../name-field.tsx'
import { addressOf, WithDivisions } from './division-field.tsx'

const text = tellerText.form

type Props = {
  readonly fieldKey: FieldKey
  readonly draft: FormDraft
  readonly set: (change: FormDraft) => void
  readonly onBlur: () => void
  readonly error: string | null
  /** What the second person found here. */
  readonly warning: string | null
  readonly optional: boolean
  readonly autoFocus: boolean
  /** Whether the place sends cards by post. */
  readonly mail: boolean
  /** Filled before the teller came here. */
  readonly pass: boolean
}

function BoolInput({ fieldKey, draft, set, ...rest }: Props & { readonly fieldKey: BoolField }) {
  const value = draft[fieldKey]
  return (
    <ChoiceField
      {...shared(fieldKey, rest)}
      value={value === undefined ? '' : value ? 'yes' : 'no'}
      choices={[
        { value: 'no', label: text.no },
        { value: 'yes', label: text.yes },
      ]}
      onChange={chosen => set({ [fieldKey]: chosen === 'yes' })}
    />
  )
}

type Frame = Pick<Props, 'onBlur' | 'error' | 'warning' | 'optional' | 'autoFocus' | 'pass'>
const shared = (key: FieldKey, { onBlur, error, warning, optional, autoFocus, pass }: Frame) => ({
  name: key,
  label: fieldText[key],
  onBlur,
  error,
  warning,
  autoFocus,
  pass,
  required: optional ? false : undefined,
})

export function FormField(props: Props) {
  const { fieldKey } = props
  return isBoolField(fieldKey) ? <BoolInput {...props} fieldKey={fieldKey} /> : <TextInput {...props} fieldKey={fieldKey} />
}

function TextInput({ fieldKey, draft, set, mail, ...rest }: Props & { readonly fieldKey: FieldKey }) {
  const row = fieldOf(fieldKey)
  const value = draft[fieldKey as TextKey] ?? ''
  const common = { ...shared(fieldKey, rest), value, onChange: (next: string) => set({ [fieldKey]: next }) }
  switch (row.kind) {
    case 'code':
      return row.table ? <Coded fieldKey={fieldKey} common={common} table={row.table} set={set} /> : <TextField {...common} />
    case 'choice':
      return (
        <ChoiceField
          {...common}
          choices={(row.choices ?? []).map(choice => ({
            value: choice,
            label: fieldChoiceText[fieldKey]?.[choice] ?? choice,
            off: choice === 'mail' && !mail,
          }))}
        />
      )
    case 'day':
      return <DayField {...common} />
    case 'day-or-long':
      return <DayField {...common} mayBeLong />
    case 'number':
      return <IdNumberField {...common} maxLength={row.maxLength ?? 18} />
    case 'mobile':
      return (
        <TextField
          {...common}
          hint={fieldKey === 'mobile' ? text.noMobile : undefined}
          kind="digits"
          entry={row.kind}
          maxLength={row.maxLength}
        />
      )
    case 'phone':
      return <TextField {...common} kind="digits" entry={row.kind} maxLength={row.maxLength} />
    case 'postcode':
      return <TextField {...common} kind="digits" maxLength={row.maxLength} />
    case 'text':
    case 'name':
      return (
        <Words
          fieldKey={fieldKey}
          common={{
            ...common,
            maxLength: row.maxLength,
            entry: row.kind,
            ...(fieldKey === 'socialNumber' ? { hint: text.noSocialNumber } : {}),
          }}
          set={set}
        />
      )
    case 'bool':
    case 'sign':
      return <TextField {...common} maxLength={row.maxLength} />
    default:
      return row.kind satisfies never
  }
}

type PartProps<C> = { readonly fieldKey: FieldKey; readonly common: C; readonly set: (change: FormDraft) => void }

/** A division is searched for, or walked to from its province. */
function Coded({
  fieldKey,
  common,
  table,
  set,
}: PartProps<Omit<ComponentProps<typeof CodeField>, 'find'>> & { readonly table: CodeTable }) {
  const field = <CodeField {...common} find={codesIn(table)} />
  if (table !== 'area') return field
  return <WithDivisions take={path => set({ [fieldKey]: path.at(-1)?.code ?? '' })}>{field}</WithDivisions>
}

const addresses: readonly FieldKey[] = ['residenceAddr', 'mailAddr']

/** Words may need a character no keyboard gives; an address may begin with a division and goes on as it is. */
function Words({ fieldKey, common, set }: PartProps<Omit<ComponentProps<typeof NameField>, 'find'>>) {
  const field = <NameField {...common} />
  if (!addresses.includes(fieldKey)) return field
  return <WithDivisions take={path => set({ [fieldKey]: `${addressOf(path)}${common.value}` })}>{field}</WithDivisions>
}
