/** The fields of one identity document, for the holder and for whoever came along. */
import { docTypeText } from '../../../shared/strings/zh-CN/identity.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { DayField } from '../../kit/day-field.tsx'
import { IdNumberField } from '../../kit/id-number-field.tsx'
import { NameField } from '../name-field.tsx'
import { docTypes, isDocType } from './doc-types.ts'
import { emptyDraft, endsAsUsual, hasEnd, type IdentityDraft, type IdentityField, mayBeLong, withFirstDay } from './draft.ts'
import type { NumberFound } from './use-judged.ts'

const text = tellerText.identity

type Props = {
  readonly draft: IdentityDraft
  readonly set: (change: Partial<IdentityDraft>) => void
  readonly errors: Partial<Record<IdentityField, string>>
  readonly warnings: Partial<Record<IdentityField, string>>
  readonly found: NumberFound | null
  readonly numberLeft: (left: boolean) => void
  /** Nothing more is typed: the number already says that it goes no further here. */
  readonly off?: boolean
}

export function DocumentFields(props: Props) {
  const { draft, set, errors, warnings, found, numberLeft } = props
  const common = (field: IdentityField) => ({ name: field, error: errors[field], warning: warnings[field] })
  return (
    <>
      <ChoiceField
        {...common('docType')}
        label={text.docType}
        value={draft.docType}
        choices={docTypes.map(value => ({ value, label: docTypeText[value] }))}
        onChange={value => {
          if (isDocType(value)) set({ ...emptyDraft(value), name: draft.name })
        }}
      />
      <IdNumberField
        {...common('number')}
        label={text.number}
        hint={found?.age == null ? text.numberHint : text.age(found.age)}
        value={draft.number}
        onChange={number => {
          numberLeft(false)
          set({ number })
        }}
        onBlur={() => numberLeft(true)}
        autoFocus
      />
      <NameAndSex {...props} />
      <Days {...props} />
    </>
  )
}

function NameAndSex({ draft, set, errors, warnings, found, off }: Props) {
  const fromNumber = found?.sex != null || found?.birth != null
  return (
    <div className="field-row">
      <NameField
        name="name"
        error={errors.name}
        warning={warnings.name}
        label={text.name}
        hint={text.nameHint}
        value={draft.name}
        onChange={name => set({ name })}
        maxLength={60}
        off={off}
      />
      <ChoiceField
        name="sex"
        error={errors.sex}
        warning={warnings.sex}
        label={text.sex}
        hint={fromNumber ? text.fromNumber : undefined}
        pass={found?.sex != null && found.sex === draft.sex}
        value={draft.sex}
        choices={[
          { value: '1', label: text.male },
          { value: '2', label: text.female },
        ]}
        onChange={sex => set({ sex })}
        off={off}
      />
    </div>
  )
}

function Days({ draft, set, errors, warnings, found, off }: Props) {
  const day = (field: 'birth' | 'validFrom' | 'validTo', label: string) => ({
    name: field,
    label,
    error: errors[field],
    warning: warnings[field],
    value: draft[field],
    onChange: (value: string) => set({ [field]: value }),
    off,
  })
  return (
    <div className="field-row three">
      <DayField {...day('birth', text.birth)} pass={found?.birth != null && found.birth === draft.birth} />
      {hasEnd(draft.docType) && (
        <DayField {...day('validFrom', text.validFrom)} onChange={validFrom => set(withFirstDay(draft, validFrom))} />
      )}
      {hasEnd(draft.docType) && (
        <DayField
          {...day('validTo', text.validTo)}
          hint={endsAsUsual(draft) ? text.usualEnd : undefined}
          mayBeLong={mayBeLong(draft.docType)}
        />
      )}
    </div>
  )
}
