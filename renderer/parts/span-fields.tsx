/** Chooses a span of days: a named one by its digit, or two days typed. */
import { DaySpan, type SpanName, spanNamed, spanNames } from '../../shared/report/day-span.ts'
import { spanText, reportText as text } from '../../shared/strings/zh-CN/report.ts'
import type { Day } from '../../shared/time.ts'
import { ChoiceField } from '../kit/choice-field.tsx'
import { DayField } from '../kit/day-field.tsx'
import { EnterFlow } from '../kit/enter-flow.tsx'

export type SpanDraft = { readonly name: SpanName | ''; readonly from: string; readonly to: string }
export const spanDraft = (name: SpanName, today: Day): SpanDraft => ({ name, ...spanNamed(name, today) })
/** Null while a day is missing or the two are the wrong way round. */
export function spanIn({ from, to }: SpanDraft): DaySpan | null {
  const read = DaySpan.safeParse({ from, to })
  return read.success ? read.data : null
}

type Props = {
  readonly draft: SpanDraft
  readonly today: Day
  readonly onChange: (draft: SpanDraft) => void
}

export function SpanFields({ draft, today, onChange }: Props) {
  const type = (end: 'from' | 'to') => (value: string) => onChange({ ...draft, name: '', [end]: value })
  return (
    <EnterFlow className="report-choices">
      <ChoiceField
        name="span"
        label={text.span}
        value={draft.name}
        choices={spanNames.map(value => ({ value, label: spanText[value] }))}
        onChange={value => onChange(spanDraft(spanNames.find(one => one === value) ?? 'month', today))}
        autoFocus
      />
      <DayField name="from" label={text.from} value={draft.from} onChange={type('from')} />
      <DayField name="to" label={text.to} value={draft.to} onChange={type('to')} error={spanIn(draft) ? null : text.badSpan} />
    </EnterFlow>
  )
}
