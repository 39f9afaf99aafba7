/** Lays all answers out as one short table a question: who comes, place by place, with fee and time. Pure. */
import type { Answer } from '../../../shared/guidance/answer.ts'
import type { Comer } from '../../../shared/guidance/path.ts'
import { yuan } from '../../../shared/money.ts'
import { answersText } from '../../../shared/strings/zh-CN/answers.ts'
import { spanText } from '../../../shared/strings/zh-CN/profile.ts'
import { table } from '../business/tables.ts'
import { type Contradiction, longestBrief, type Told } from './contradictions.ts'

const words = answersText.table

/** As it is told: what the place says nothing of and costs nothing anywhere is free. */
function feeOf({ due, fee }: Answer): readonly string[] {
  if (due === null) return [words.feeOpen]
  return [`${due === 0 ? words.free : words.fee(yuan(due))}${fee?.confidence === 'D' ? words.doubted : ''}`]
}

function timeOf({ lead }: Answer): readonly string[] {
  if (lead === null) return []
  if (lead.value === null) return [words.timeOpen]
  const { instant, batch } = lead.value
  const times = [...(instant ? [words.at.instant] : []), ...(batch === null ? [] : [words.at.batch(spanText(batch))])]
  return [`${times.join('/')}${lead.confidence === 'D' ? words.doubted : ''}`]
}

/** What was asked about one thing is answered in its own words. Otherwise the verdict; fee and time only where there is a visit to pay and to wait for. */
const cellOf = ({ answer, brief }: Told): string => {
  const { only, causes, can, opening, papers } = answer
  if (only && !causes.includes('not-offered')) return words.first(brief)
  if (causes.includes('reason-refused')) return words.reasonRefused
  const first = opening.length > 0 ? words.first(brief) : words.can[can]
  return [first, ...(can === 'no' || papers.length === 0 ? [] : [...feeOf(answer), ...timeOf(answer)])].join(words.between)
}

type Row = { readonly places: readonly string[]; readonly cells: readonly string[] }

/** Places that answer alike share a row, in the order of the first of them. */
function rowsOf(told: readonly Told[], comers: readonly Comer[]): readonly Row[] {
  const places = [...new Set(told.map(({ here }) => here.profile.place.name))]
  const rows = places.map(place => {
    const here = told.filter(one => one.here.profile.place.name === place)
    const at = (comer: Comer) => here.find(one => one.comer === comer)
    return { place, cells: comers.map(comer => at(comer)).map(one => (one === undefined ? words.nothing : cellOf(one))) }
  })
  const shared = (cells: readonly string[]) => rows.filter(row => row.cells.join('|') === cells.join('|')).map(({ place }) => place)
  return [...new Map(rows.map(({ cells }) => [cells.join('|'), { places: shared(cells), cells }])).values()]
}

function questionTable(told: readonly Told[]): string {
  const comers = words.comers.filter(comer => told.some(one => one.comer === comer))
  const rows = rowsOf(told, comers)
  return table(
    [words.place, ...comers.map(comer => words.comer[comer])],
    rows.map(({ places, cells }) => [rows.length === 1 ? words.all : places.join(words.and), ...cells]),
  )
}

/** `found`: what contradicts itself, which must be nothing. */
export function answersDocument(told: readonly Told[], found: readonly Contradiction[]): string {
  const longest = Math.max(...told.map(({ brief }) => [...brief].length))
  const questions = [...new Map(told.map(({ question }) => [question.id, question])).values()]
  const places = new Set(told.map(({ here }) => here.profile.id)).size
  return `${[
    '# What is answered, place by place',
    `Made from \`resources/guidance/\` and \`resources/profiles/\`; a test compares it with the data. To make it anew:
\`node main/bootstrap/run.mjs main/cli/answers-table.ts > docs/answers.md\`. Each question of the guidance for the holder, somebody who comes for
them, and a child, a unit's for the unit; places that answer alike share a row. ${told.length} answers of ${questions.length} questions in ${places} places; contradictions: ${found.length}.
The longest answer has ${longest} characters with the branch's telephone in it, of ${longestBrief} that are read aloud in a minute. \`npm run answers -- --out DIR\` writes every answer whole.`,
    ...questions.flatMap(question => [`## ${question.ask}`, questionTable(told.filter(one => one.question.id === question.id))]),
  ].join('\n\n')}\n`
}
