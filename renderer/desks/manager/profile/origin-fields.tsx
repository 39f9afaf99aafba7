/** The fields that say where a rule comes from and how sure it is; the same in every dialog. */
import { confidences } from '../../../../shared/profile/rule.ts'
import { trustText } from '../../../../shared/strings/zh-CN/profile.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { ChoiceField } from '../../../kit/choice-field.tsx'
import { DayField } from '../../../kit/day-field.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import type { TypedOrigin } from './draft.ts'

const text = rulesDeskText.dialog
type Props = {
  readonly typed: TypedOrigin
  readonly change: (typed: TypedOrigin) => void
  readonly faults: Readonly<Record<string, string>>
}

export function OriginFields({ typed, change, faults }: Props) {
  const put = (name: keyof TypedOrigin) => (value: string) => change({ ...typed, [name]: value })
  return (
    <>
      <TextField
        name="source"
        label={text.source}
        hint={text.sourceHint}
        value={typed.source}
        onChange={put('source')}
        maxLength={200}
        error={faults.source}
      />
      <TextField
        name="url"
        label={text.url}
        hint={text.urlHint}
        value={typed.url}
        onChange={put('url')}
        maxLength={300}
        error={faults.url}
      />
      <DayField name="date" label={text.date} value={typed.date} onChange={put('date')} error={faults.date} />
      <ChoiceField
        name="confidence"
        label={text.trust}
        value={typed.confidence}
        choices={confidences.map(value => ({ value, label: value }))}
        hint={confidences.filter(value => value === typed.confidence).map(value => trustText(value, typed.url.trim() || null))[0]}
        onChange={put('confidence')}
      />
      <ChoiceField
        name="confirmed"
        label={text.confirmed}
        value={typed.confirmed}
        choices={[
          { value: 'yes', label: text.confirmedYes },
          { value: 'no', label: text.confirmedNo },
        ]}
        onChange={put('confirmed')}
      />
      <TextField name="note" label={text.note} value={typed.note} onChange={put('note')} maxLength={200} error={faults.note} />
    </>
  )
}
