/** Makes the lines of a report's table and the bars of its chart from what the core counted. Pure. */
import type { ReportView } from '../../../../shared/ipc/shapes/report.ts'
import { itemShortText } from '../../../../shared/strings/zh-CN/business.ts'
import type { Bar } from '../../../kit/bar-chart.tsx'

export const groups = ['day', 'item', 'operator', 'returns'] as const
export type Group = (typeof groups)[number]
export type FigureGroup = Exclude<Group, 'returns'>

export type Line = { readonly id: string; readonly name: string; readonly short: string; readonly tally: ReportView['total'] }

export function linesOf({ byDay, byItem, byOperator }: ReportView, group: FigureGroup): readonly Line[] {
  switch (group) {
    case 'day':
      return byDay.map(({ day, tally }) => ({ id: day, name: day, short: day.slice(5), tally }))
    case 'item':
      return byItem.map(({ item, tally }) => ({ id: item, name: itemShortText[item], short: itemShortText[item].slice(0, 4), tally }))
    case 'operator':
      return byOperator.map(({ operatorId, name, tally }) => ({ id: operatorId, name, short: name, tally }))
    default:
      return group satisfies never
  }
}

export const measures = ['served', 'wait', 'handling', 'first'] as const
export type Measure = (typeof measures)[number]

const minutes = (seconds: number): number => Math.round(seconds / 6) / 10

function figureOf({ served, wait, handling, photo }: Line['tally'], measure: Measure): number {
  switch (measure) {
    case 'served':
      return served
    case 'wait':
      return minutes(wait?.median ?? 0)
    case 'handling':
      return minutes(handling?.median ?? 0)
    case 'first':
      return photo.of === 0 ? 0 : Math.round((photo.first / photo.of) * 100)
    default:
      return measure satisfies never
  }
}

export const barsOf = (lines: readonly Line[], measure: Measure): readonly Bar[] =>
  lines.map(({ short, tally }) => ({ name: short, value: figureOf(tally, measure) }))
