/** Reports on a span of days: counts and times by day, item and teller, what was sent back, what citizens said. */
import { ItemCode } from '../../../shared/business/items.ts'
import { OperatorId } from '../../../shared/ids.ts'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import { BadReason, grades, isBad } from '../../../shared/rating/grades.ts'
import { type Happened, openTally } from '../../../shared/report/tally.ts'
import { Fault, faultParts } from '../../../shared/review/fault.ts'
import { Day } from '../../../shared/time.ts'
import { z } from '../../../shared/zod.ts'
import type { Core } from '../core.ts'
import { endOfDay, startOfDay } from '../day-bounds.ts'
import { operatorNames } from '../operator/rows.ts'
import { happenedIn } from './gather.ts'

type Ask = Parsed<'report.view'>
type Report = Out<'report.view'>

export async function viewReport(core: Core, _who: unknown, ask: Ask): Promise<Report> {
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

const Faults = z.array(Fault)

/** A case sent back for a field and the picture counts once for each part. */
async function returnsIn(core: Core, ask: Ask): Promise<Report['returns']> {
  const rows = await core.store.db
    .selectFrom('sent_back')
    .innerJoin('served', 'served.case_id', 'sent_back.case_id')
    .select(['sent_back.faults', 'served.item', 'served.operator_id'])
    .where('sent_back.at', '>=', startOfDay(ask.span.from))
    .where('sent_back.at', '<', endOfDay(ask.span.to))
    .execute()
  const asked = rows.filter(row => isAsked(ask, { item: row.item, operatorId: row.operator_id }))
  const parts = asked.flatMap(({ faults }) => [...new Set(Faults.parse(JSON.parse(faults)).map(({ part }) => part))])
  return counted(faultParts, parts)
    .map(([part, count]) => ({ part, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
}

const counted = <T>(all: readonly T[], seen: readonly T[]): [T, number][] =>
  all.map(one => [one, seen.filter(other => other === one).length])

const Reasons = z.array(BadReason)
const badShown = 50

async function ratingsIn(core: Core, ask: Ask, names: ReadonlyMap<string, string>): Promise<Pick<Report, 'grades' | 'badReasons' | 'bad'>> {
  const rows = await core.store.db
    .selectFrom('rating')
    .select(['case_id', 'grade', 'reasons', 'words', 'operator_id', 'item', 'day'])
    .where('day', '>=', ask.span.from)
    .where('day', '<=', ask.span.to)
    .orderBy('at', 'desc')
    .execute()
  const asked = rows.filter(row => isAsked(ask, { item: row.item, operatorId: row.operator_id }))
  const bad = asked.filter(({ grade }) => isBad(grade)).map(row => ({ ...row, reasons: Reasons.parse(JSON.parse(row.reasons)) }))
  const shown = bad.slice(0, badShown)
  const numbers = await numbersOf(
    core,
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

async function numbersOf(core: Core, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await core.store.db.selectFrom('case_file').select(['id', 'number']).where('id', 'in', ids).execute()
  return new Map(rows.map(row => [row.id, row.number]))
}
