/** Writes a report as an Excel workbook, one sheet a group; figures stay figures. */
import writeWorkbook, { type SheetData } from 'write-excel-file/node'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { cardAges } from '../../../../shared/pickup/card-ages.ts'
import { countedKinds, type Tally } from '../../../../shared/report/tally.ts'
import { itemText } from '../../../../shared/strings/zh-CN/business.ts'
import { badReasonsText, badReasonText, gradeText } from '../../../../shared/strings/zh-CN/rating.ts'
import { countedText, returnPartText, reportText as text } from '../../../../shared/strings/zh-CN/report.ts'
import type { RecordsContext } from '../../records/context.ts'
import { cardAgesNow, type LineOfDay, linesIn } from './today.ts'
import { viewReport } from './view.ts'

type Report = Out<'report.view'>
type Row = SheetData[number]

const heading = (words: readonly string[]): Row =>
  words.map(value => ({
    value,
    fontWeight: 'bold' as const,
    backgroundColor: '#DCE6F1',
    align: 'center' as const,
    borderStyle: 'thin' as const,
  }))

const figureHeads: readonly string[] = [
  ...countedKinds.map(kind => countedText[kind]),
  ...[text.wait, text.handling].flatMap(name => [
    text.people(name),
    text.seconds(`${name} ${text.median}`),
    text.seconds(`${name} ${text.nine}`),
  ]),
  text.people(text.photo),
  text.percent(text.photo),
  text.rating,
  text.bad,
]

const percent = (part: number, of: number): number | null => (of === 0 ? null : Math.round((part / of) * 1000) / 10)

function figuresOf(tally: Tally): Row {
  const { wait, handling, photo, rating } = tally
  return [
    ...countedKinds.map(kind => tally[kind]),
    ...[wait, handling].flatMap(spread => [spread?.count ?? 0, spread?.median ?? null, spread?.nine ?? null]),
    photo.of,
    percent(photo.first, photo.of),
    rating.count,
    rating.bad,
  ].map(value => (value === null ? null : { value, type: Number }))
}

type Line = { readonly name: string; readonly tally: Tally }
const sheetOf = (name: string, first: string, lines: readonly Line[], total: Tally) => ({
  sheet: name,
  data: [
    heading([first, ...figureHeads]),
    ...lines.map(line => [{ value: line.name, type: String }, ...figuresOf(line.tally)]),
    [{ value: text.total, type: String, fontWeight: 'bold' as const }, ...figuresOf(total)],
  ] as SheetData,
  columns: [{ width: 22 }, ...figureHeads.map(head => ({ width: Math.max(10, head.length * 2) }))],
  stickyRowsCount: 1,
  stickyColumnsCount: 1,
})

export async function reportWorkbook(core: RecordsContext, who: unknown, ask: Parsed<'report.workbook'>): Promise<Out<'report.workbook'>> {
  const report = await viewReport(core, who, ask)
  const { total } = report
  const lines = await linesIn(core, ask.span)
  const buffer = await writeWorkbook([
    sheetOf(
      text.groups.day,
      text.day,
      report.byDay.map(({ day, tally }) => ({ name: day, tally })),
      total,
    ),
    sheetOf(
      text.groups.item,
      text.item,
      report.byItem.map(({ item, tally }) => ({ name: itemText[item], tally })),
      total,
    ),
    sheetOf(
      text.groups.operator,
      text.operator,
      report.byOperator.map(({ name, tally }) => ({ name, tally })),
      total,
    ),
    {
      sheet: text.line.title,
      data: lineSheet(lines),
      columns: [{ width: 14 }],
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    },
    {
      sheet: text.cards.title,
      data: cardSheet(await cardAgesNow(core)),
      columns: [{ width: 22 }, { width: 12 }],
    },
    {
      sheet: text.groups.returns,
      data: saidSheet(report),
      columns: [{ width: 24 }, { width: 12 }, { width: 22 }, { width: 14 }, { width: 14 }, { width: 30 }, { width: 50 }],
    },
  ]).toBuffer()
  return { name: text.fileName(ask.span.from, ask.span.to), bytes: new Uint8Array(buffer) }
}

/** One row a day, one column an hour. */
function lineSheet(lines: readonly LineOfDay[]): SheetData {
  const hours = [...new Set(lines.flatMap(({ most }) => [...most.keys()]))].sort((a, b) => a - b)
  return [
    heading([text.day, ...hours.map(text.line.hour)]),
    ...lines.map(
      ({ day, most }): Row => [{ value: day, type: String }, ...hours.map(hour => ({ value: most.get(hour) ?? 0, type: Number }))],
    ),
  ]
}

/** As it stands on the day the workbook is made. */
const cardSheet = (cards: Out<'report.today'>['cards']): SheetData => [
  heading([text.cards.lain, text.count]),
  ...cardAges.map(
    (age): Row => [
      { value: text.cards.ages[age], type: String },
      { value: cards[age], type: Number },
    ],
  ),
]

/** What was sent back and what citizens said, one table under the other. */
function saidSheet({ returns, grades, badReasons, bad }: Report): SheetData {
  const pair = (name: string, count: number): Row => [{ value: name }, { value: count, type: Number }]
  return [
    heading([text.returns, text.count]),
    ...returns.map(({ part, count }) => pair(returnPartText[part], count)),
    [],
    heading([text.grades, text.count]),
    ...grades.map(({ grade, count }) => pair(gradeText[grade], count)),
    [],
    heading([text.badReasons, text.count]),
    ...badReasons.map(({ reason, count }) => pair(badReasonText[reason], count)),
    [],
    heading([text.number, text.day, text.item, text.operator, text.grade, text.reasons, text.words]),
    ...bad.map(row =>
      [row.number, row.day, itemText[row.item], row.operator, gradeText[row.grade], badReasonsText(row.reasons), row.words].map(value => ({
        value,
        type: String,
      })),
    ),
  ]
}
