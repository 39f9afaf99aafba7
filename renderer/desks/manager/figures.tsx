/** The further figures by day, month or quarter: cards, stock, fees, corrections, ages and channels; and their workbook. */
import { useState } from 'react'
import { fen, yuan } from '../../../shared/money.ts'
import { type FigureName, isFen, type PeriodKind, periodKinds } from '../../../shared/report/figures.ts'
import { figureText, periodText, figuresText as text } from '../../../shared/strings/zh-CN/figures.ts'
import type { Day } from '../../../shared/time.ts'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { Work } from '../../kit/frame.tsx'
import { useKeys } from '../../kit/keys.tsx'
import { EmptyState, Note, RefusalNote, Waiting } from '../../kit/notes.tsx'
import { type Column, PickTable } from '../../kit/pick-table.tsx'
import { useSelection } from '../../kit/use-selection.ts'
import { SpanFields, spanDraft, spanIn } from '../../parts/span-fields.tsx'
import { useAsked } from '../../parts/use-asked.ts'
import { useSent } from '../../parts/use-sent.ts'

type Line = { readonly id: string; readonly name: string; readonly figures: Readonly<Record<string, number>> }

/** What fits one table beside the periods. */
const groups = {
  cards: ['sent', 'sentMended', 'arrived', 'arrivedMended', 'made', 'failed', 'remade', 'sentBack'],
  away: ['sentOn', 'sentOnReceived', 'sentOnBack', 'posted', 'postDelivered', 'postReturned', 'postLost'],
  stock: ['stockReceived', 'stockUsed', 'stockSpoiled', 'stockLost', 'stockFound', 'stockMended'],
  fees: ['collected', 'collectedFen', 'refundedFen', 'reversedFen', 'waived', 'waivedFen', 'netFen'],
  ends: ['corrections', 'ended', 'endedDead', 'endedWithdrawn', 'endedMovedAway', 'endedRefused', 'endedDuplicate', 'endedUncollected'],
  rest: ['age0', 'age7', 'age16', 'age35', 'age60', 'counter', 'online', 'unit'],
} as const satisfies Readonly<Record<string, readonly FigureName[]>>
type Group = keyof typeof groups
const groupNames = Object.keys(groups) as Group[]

const cellOf = (figures: Line['figures'], name: FigureName): string => {
  const count = figures[name] ?? 0
  return isFen(name) ? yuan(fen(count)) : String(count)
}

export function FiguresRoom({ today }: { readonly today: Day }) {
  const [days, setDays] = useState(spanDraft('month', today))
  const [by, setBy] = useState<PeriodKind>('day')
  const [group, setGroup] = useState<Group>('cards')
  const [saved, setSaved] = useState<boolean | null>(null)
  const span = spanIn(days)
  const ask = span && { span, by }
  const asked = useAsked('report.figures', ask)
  const { send, busy, failure, clear } = useSent()
  const lines: readonly Line[] = asked.value
    ? [
        ...asked.value.byPeriod.map(({ period, figures }) => ({ id: period, name: period, figures })),
        { id: 'total', name: text.total, figures: asked.value.total },
      ]
    : []
  const list = useSelection(lines, { idOf: row => row.id, begin: rows => rows.at(-1), question: by })
  const columns: readonly Column<Line>[] = [
    { id: 'name', name: text.period, cell: row => row.name },
    ...groups[group].map(name => ({ id: name, name: figureText[name], right: true, cell: (row: Line) => cellOf(row.figures, name) })),
  ]
  const next = groupNames[(groupNames.indexOf(group) + 1) % groupNames.length] ?? 'cards'
  const save = async () => {
    clear()
    const reply = ask && (await send('report.saveFigures', ask))
    if (reply?.ok) setSaved(reply.value.saved)
  }
  useKeys([
    { press: 'F4', label: text.nextGroup(text.groups[next]), run: () => setGroup(next) },
    { press: 'F9', label: text.save, run: () => void save(), primary: true, off: busy || ask === null },
  ])
  return (
    <Work
      head={
        <>
          <h1>{text.title}</h1>
          <span className="secondary">{text.groups[group]}</span>
        </>
      }
    >
      <div className="report-ground">
        <SpanFields draft={days} today={today} onChange={setDays} />
        <ChoiceField
          name="by"
          label={text.by}
          value={by}
          choices={periodKinds.map(value => ({ value, label: periodText[value] }))}
          onChange={value => setBy(periodKinds.find(one => one === value) ?? 'day')}
        />
        <RefusalNote failure={asked.failure ?? failure} again={asked.failure ? asked.again : undefined} />
        {saved !== null && <Note level={saved ? 'pass' : 'note'}>{saved ? text.saved : text.notSaved}</Note>}
        {asked.loading && <Waiting />}
        {asked.value?.byPeriod.length === 0 && <EmptyState title={text.none} />}
        {lines.length > 1 && <PickTable label={text.groups[group]} columns={columns} list={list} />}
      </div>
    </Work>
  )
}
