/** Reports over a span of days: one chart, the figures beside it, what was sent back and what citizens said; and the workbook. */
import { useRef, useState } from 'react'
import type { In } from '../../../../shared/ipc/contract.ts'
import { DaySpan, type SpanName, spanNamed, spanNames } from '../../../../shared/report/day-span.ts'
import { itemShortText } from '../../../../shared/strings/zh-CN/business.ts'
import { spanText, reportText as text } from '../../../../shared/strings/zh-CN/report.ts'
import { statisticsText } from '../../../../shared/strings/zh-CN/statistics.ts'
import type { Day } from '../../../../shared/time.ts'
import { ChoiceField } from '../../../kit/choice-field.tsx'
import { DayField } from '../../../kit/day-field.tsx'
import { EnterFlow, focusField } from '../../../kit/enter-flow.tsx'
import { Work } from '../../../kit/frame.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../../kit/notes.tsx'
import { useAsked } from '../../../parts/use-asked.ts'
import { useSent } from '../../../parts/use-sent.ts'
import { GiveStatistics } from '../give-statistics.tsx'
import { FilterDialog } from './filter-dialog.tsx'
import type { Narrowed } from './narrowed.ts'
import { ReportFigures } from './report-figures.tsx'
import { type Group, groups } from './report-lines.ts'
import { ReportSaid } from './report-said.tsx'

type Props = { readonly today: Day; readonly readOnly?: boolean }

export function ReportDesk({ today, readOnly = false }: Props) {
  const [span, setSpan] = useState<SpanName | ''>('month')
  const [days, setDays] = useState<{ readonly from: string; readonly to: string }>(spanNamed('month', today))
  const [group, setGroup] = useState<Group>('day')
  const [narrowed, setNarrowed] = useState<Narrowed>({ item: null, operatorId: null })
  const [narrowing, setNarrowing] = useState(false)
  const [saved, setSaved] = useState<boolean | null>(null)
  const [filling, setFilling] = useState(false)
  const flow = useRef<HTMLDivElement>(null)
  const people = useAsked('operator.list', {})
  const asked = DaySpan.safeParse(days)
  const ask: In<'report.view'> | null = asked.success ? { span: asked.data, ...narrowed } : null
  const report = useAsked('report.view', ask)
  const { send, busy, failure, clear } = useSent()
  const choose = (name: SpanName) => {
    setSpan(name)
    setDays(spanNamed(name, today))
  }
  const type = (end: 'from' | 'to') => (value: string) => {
    setSpan('')
    setDays(before => ({ ...before, [end]: value }))
  }
  const save = async () => {
    clear()
    const reply = ask && (await send('report.save', ask))
    if (reply?.ok) setSaved(reply.value.saved)
  }
  useKeys([
    { press: 'F2', label: text.span, run: () => focusField(flow.current, 'span') },
    { press: 'F3', label: text.filters, run: () => setNarrowing(true) },
    { press: 'F4', label: text.by, run: () => setGroup(after(group)) },
    ...(readOnly
      ? []
      : [
          { press: 'Ctrl+S', label: statisticsText.open, run: () => setFilling(true), off: !asked.success },
          { press: 'F9', label: text.save, run: () => void save(), primary: true, off: busy || ask === null },
        ]),
  ])
  const name = people.value?.find(person => person.id === narrowed.operatorId)?.name
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          <span className="secondary">{narrowed.item === null ? text.allItems : itemShortText[narrowed.item]}</span>
          <span className="secondary">{name ?? text.allOperators}</span>
        </>
      }
    >
      <div className="report-ground">
        <EnterFlow flowRef={flow} className="report-choices">
          <ChoiceField
            name="span"
            label={text.span}
            value={span}
            choices={spanNames.map(value => ({ value, label: spanText[value] }))}
            onChange={value => choose(spanNames.find(one => one === value) ?? 'month')}
            autoFocus
          />
          <DayField name="from" label={text.from} value={days.from} onChange={type('from')} />
          <DayField name="to" label={text.to} value={days.to} onChange={type('to')} error={asked.success ? null : text.badSpan} />
          <ChoiceField
            name="group"
            label={text.by}
            value={group}
            choices={groups.map(value => ({ value, label: text.groups[value] }))}
            onChange={value => setGroup(groups.find(one => one === value) ?? 'day')}
          />
        </EnterFlow>
        <RefusalNote failure={report.failure ?? failure} again={report.failure ? report.again : undefined} />
        {saved !== null && <Note level={saved ? 'pass' : 'note'}>{saved ? text.saved : text.notSaved}</Note>}
        {report.loading && <Waiting />}
        {report.value && isEmpty(report.value.total) && <EmptyState title={text.none} />}
        {report.value &&
          !isEmpty(report.value.total) &&
          (group === 'returns' ? <ReportSaid report={report.value} /> : <ReportFigures report={report.value} group={group} />)}
      </div>
      {filling && asked.success && <GiveStatistics span={asked.data} close={() => setFilling(false)} />}
      {narrowing && (
        <FilterDialog
          people={people.value ?? []}
          narrowed={narrowed}
          close={() => setNarrowing(false)}
          narrow={to => {
            setNarrowed(to)
            setNarrowing(false)
          }}
        />
      )}
    </Work>
  )
}

const after = (group: Group): Group => groups[(groups.indexOf(group) + 1) % groups.length] ?? 'day'

const isEmpty = ({ taken, served, approved, returned, rejected, closed, voided }: Readonly<Record<string, unknown>>): boolean =>
  [taken, served, approved, returned, rejected, closed, voided].every(count => count === 0)
