/** The figures of a report: a chart of one of them, and all of them as a table. */
import { useState } from 'react'
import type { ReportView } from '../../../../shared/ipc/shapes/report.ts'
import type { Spread } from '../../../../shared/report/spread.ts'
import { countedKinds } from '../../../../shared/report/tally.ts'
import { countedText, durationText, shareText, reportText as text } from '../../../../shared/strings/zh-CN/report.ts'
import { BarChart } from '../../../kit/bar-chart.tsx'
import { useKeys } from '../../../kit/keys.tsx'
import { type Column, PickTable } from '../../../kit/pick-table.tsx'
import { useSelection } from '../../../kit/use-selection.ts'
import { barsOf, type FigureGroup, type Line, linesOf, measures } from './report-lines.ts'

const spread = (of: Spread | null, which: 'median' | 'nine'): string => (of === null ? '' : durationText(of[which]))
const meanOf = ({ count, sum }: Line['tally']['rating']): string =>
  count === 0 ? '' : text.ratingOf((Math.round((sum / count) * 10) / 10).toFixed(1), count)

const columnsFor = (group: FigureGroup): readonly Column<Line>[] => [
  { id: 'name', name: group === 'day' ? text.day : group === 'item' ? text.item : text.operator, cell: row => row.name },
  ...countedKinds.map(kind => ({ id: kind, name: countedText[kind], right: true, cell: (row: Line) => row.tally[kind] })),
  { id: 'wait', name: `${text.wait}${text.median}`, right: true, cell: row => spread(row.tally.wait, 'median') },
  { id: 'waitNine', name: text.nine, right: true, cell: row => spread(row.tally.wait, 'nine') },
  { id: 'handling', name: `${text.handling}${text.median}`, right: true, cell: row => spread(row.tally.handling, 'median') },
  { id: 'handlingNine', name: text.nine, right: true, cell: row => spread(row.tally.handling, 'nine') },
  { id: 'photo', name: text.photo, right: true, cell: row => shareText(row.tally.photo.first, row.tally.photo.of) },
  { id: 'rating', name: text.rating, right: true, cell: row => meanOf(row.tally.rating) },
  { id: 'bad', name: text.bad, right: true, cell: row => row.tally.rating.bad },
]

export function ReportFigures({ report, group }: { readonly report: ReportView; readonly group: FigureGroup }) {
  const [place, setPlace] = useState(0)
  const measure = measures[place] ?? 'served'
  useKeys([{ press: 'Ctrl+B', label: text.chartOf, run: () => setPlace((place + 1) % measures.length) }])
  const lines = linesOf(report, group)
  const total: Line = { id: 'total', name: text.total, short: text.total, tally: report.total }
  const list = useSelection([...lines, total], { idOf: row => row.id, question: group, begin: rows => rows.at(-1) })
  return (
    <>
      <BarChart
        title={text.chart(text.measures[measure], text.groups[group])}
        bars={barsOf(lines, measure)}
        leastStep={measure === 'served' ? 1 : 0.1}
      />
      <PickTable label={text.groups[group]} columns={columnsFor(group)} list={list} />
      <p className="secondary dense">{text.explain}</p>
    </>
  )
}
