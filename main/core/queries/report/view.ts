/** Reports on a span of days: counts and times by day, item and teller, what was sent back, what citizens said. */
import { ItemCode } from '../../../../shared/business/items.ts'
import { OperatorId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { BadReason, grades, isBad } from '../../../../shared/rating/grades.ts'
import { type Happened, openTally } from '../../../../shared/report/tally.ts'
import { faultParts } from '../../../../shared/review/fault.ts'
import { Day } from '../../../../shared/time.ts'
import { endOfDay, startOfDay } from '../../platform/day-bounds.ts'
import { caseNumbers } from '../../records/case/ended.ts'
import type { RecordsContext } from '../../records/context.ts'
import { operatorNames } from '../../records/operator/rows.ts'
import { ratingsOn, reasonsOf } from '../../records/rating/rows.ts'
import { servedOf } from '../../records/report/served.ts'
import { sentBackBetween } from '../../records/review/decisions.ts'
import { happenedIn } from './gather.ts'

type Ask = Parsed<'report.view'>
type Report = Out<'report.view'>

export async function viewReport(core: RecordsContext, _who: unknown, ask: Ask): Promise<Report> {
  const tally = openTally()
  const all = ask.item === null && ask.operatorId === null
  for await (const lot of happenedIn(core, ask.span)) tally.add(all ? lot : lot.filter(one => isAsked(ask, one)))
  const { total, byDay, byItem, byOperator } = tally.done()
  const names = await operatorNames(core.store.db)
  return {
    total,
    byDay: [...byDay].map(([day, one]) => ({ day: Day.parse(day), tally: one })),
    byItem: [...byItem].map(([item, one]) => ({ item: ItemCode.parse(item), tally: one })),
    byOperator: [...byOperator].map(([id, one]) => ({ operatorId: OperatorId.parse(id), name: names.get(id) ?? '', tally: one })),
    returns: await returnsIn(core, ask),
    ...(await ratingsIn(core, ask, names)),
  }
}

const isAsked = ({ item, operatorId }: Ask, one: Pick<Happened, 'item' | 'operatorId'>): boolean =>
  (item === null || one.item === item) && (operatorId === null || one.operatorId === operatorId)

/** A case sent back for a field and the picture counts once for each part. */
async function returnsIn(core: RecordsContext, ask: Ask): Promise<Report['returns']> {
  const rows = await sentBackBetween(core.store.db, startOfDay(ask.span.from), endOfDay(ask.span.to))
  const served = await servedOf(core, [...new Set(rows.map(({ caseId }) => caseId))])
  const asked = rows.filter(({ caseId }) => {
    const one = served.get(caseId)
    return one !== undefined && isAsked(ask, one)
  })
  const parts = asked.flatMap(({ faults }) => [...new Set(faults.map(({ part }) => part))])
  return counted(faultParts, parts)
    .map(([part, count]) => ({ part, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
}

const counted = <T>(all: readonly T[], seen: readonly T[]): [T, number][] =>
  all.map(one => [one, seen.filter(other => other === one).length])

const badShown = 50

async function ratingsIn(
  core: RecordsContext,
  ask: Ask,
  names: ReadonlyMap<string, string>,
): Promise<Pick<Report, 'grades' | 'badReasons' | 'bad'>> {
  const rows = await ratingsOn(core.store.db, ask.span)
  const asked = rows.filter(row => isAsked(ask, { item: row.item, operatorId: row.operator_id }))
  const bad = asked.filter(({ grade }) => isBad(grade)).map(row => ({ ...row, reasons: reasonsOf(row) }))
  const shown = bad.slice(0, badShown)
  const numbers = await caseNumbers(
    core.store.db,
    shown.map(row => row.case_id),
  )
  const reasons = bad.flatMap(row => row.reasons)
  return {
    grades: counted(
      grades,
      asked.map(({ grade }) => grade),
    ).map(([grade, count]) => ({ grade, count })),
    badReasons: counted(BadReason.options, reasons)
      .map(([reason, count]) => ({ reason, count }))
      .filter(({ count }) => count > 0),
    bad: shown.map(({ case_id, operator_id, item, day, ...row }) => ({
      grade: row.grade,
      reasons: row.reasons,
      words: row.words,
      number: numbers.get(case_id) ?? '',
      day: Day.parse(day),
      item: ItemCode.parse(item),
      operator: names.get(operator_id) ?? '',
    })),
  }
}
