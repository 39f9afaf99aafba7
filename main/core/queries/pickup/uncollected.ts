/** The cards nobody came for: how long they lie here, and which of them are late by the rules of the place. */
import { type Expression, type SqlBool, sql } from 'kysely'
import { ItemCode } from '../../../../shared/business/items.ts'
import { maskName } from '../../../../shared/identity/mask.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { PickupWaiting } from '../../../../shared/ipc/shapes/pickup.ts'
import { ageingOf } from '../../../../shared/pickup/ageing.ts'
import { addDays } from '../../../../shared/time.ts'
import { statesBefore } from '../../../../shared/workflow/step.ts'
import { statesIn, uncollectedStates, waitingCardStates } from '../../../../shared/workflow/table.ts'
import { startOfDay } from '../../platform/day-bounds.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import { formIn } from '../../records/case/values.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { limitsOf, waitedOf } from '../../records/pickup/waited.ts'
import { phoneFrom } from '../../records/reminder/words.ts'

const pageRows = 200

/** Must read as `waitedOf` does. */
const since = sql<string>`coalesce(waiting_card.told_at, waiting_card.arrived_at, case_file.changed_at)`

const waitingCards = (core: RecordsContext) =>
  core.store.db
    .selectFrom('case_file')
    .leftJoin('waiting_card', 'waiting_card.case_id', 'case_file.id')
    .where('case_file.state', 'in', uncollectedStates)

const waitingRows = (core: RecordsContext) =>
  waitingCards(core)
    .leftJoin('pickup_seat', 'pickup_seat.case_id', 'case_file.id')
    .selectAll('case_file')
    .select(['waiting_card.arrived_at', 'waiting_card.told_at', 'pickup_seat.day', 'pickup_seat.start', 'pickup_seat.end'])
    .select(since.as('since'))
    .orderBy(since)
    .orderBy('case_file.id')
type WaitingRow = Awaited<ReturnType<ReturnType<typeof waitingRows>['execute']>>[number]

function waitingView(core: RecordsContext, row: WaitingRow): PickupWaiting {
  const { since: sinceDay, told, days } = waitedOf(core, row)
  const limits = limitsOf(core, row)
  const { day, start, end } = row
  return {
    caseId: caseIdOf(row),
    revision: row.revision,
    number: row.number,
    item: ItemCode.parse(row.item),
    maskedName: maskName(row.name),
    state: row.state,
    since: sinceDay,
    told,
    days,
    ...limits,
    ageing: ageingOf(days, limits),
    booked: day && start && end ? { day, start, end } : null,
    reachable: phoneFrom(formIn(row)) !== null,
    byPost: formIn(row).pickupWay === 'mail',
  }
}

/** The longest waiting first, one page. */
export async function listWaiting(core: RecordsContext, _who: Who, { after }: Parsed<'pickup.waiting'>): Promise<Out<'pickup.waiting'>> {
  const { sentBack, here, late } = await countWaiting(core)
  let query = waitingRows(core).limit(pageRows + 1)
  if (after) query = query.where(sql<SqlBool>`(${since}, case_file.id) > (${after.since}, ${after.caseId})`)
  const found = await query.execute()
  const rows = found.slice(0, pageRows)
  const last = found.length > pageRows ? rows.at(-1) : undefined
  return {
    rows: rows.map(row => waitingView(core, row)),
    total: here + sentBack,
    late,
    next: last ? { since: last.since, caseId: caseIdOf(last) } : null,
  }
}

/** How many days each of them has lain, for a chart. */
export async function waitedDays(core: RecordsContext): Promise<readonly number[]> {
  const rows = await waitingCards(core).select(['waiting_card.arrived_at', 'waiting_card.told_at', 'case_file.changed_at']).execute()
  return rows.map(row => waitedOf(core, row).days)
}

/** Every card of the list, for the sheet that is printed. */
export async function allWaiting(core: RecordsContext): Promise<PickupWaiting[]> {
  return (await waitingRows(core).execute()).map(row => waitingView(core, row))
}

/** `late`: those here that are marked overdue, or should be. */
export async function countWaiting(
  core: RecordsContext,
): Promise<{ readonly here: number; readonly late: number; readonly sentBack: number }> {
  const pastLimit = await pastLimitNow(core)
  const { here, late, total } = await waitingCards(core)
    .select(({ eb, fn }) => [
      fn.countAll<number>().as('total'),
      fn.sum<number | null>(eb.case().when('state', 'in', waitingCardStates).then(1).else(0).end()).as('here'),
      fn
        .sum<number | null>(
          eb
            .case()
            .when(eb.and([eb('state', 'in', waitingCardStates), eb.or([eb('state', 'in', statesIn('late')), pastLimit])]))
            .then(1)
            .else(0)
            .end(),
        )
        .as('late'),
    ])
    .executeTakeFirstOrThrow()
  return { here: Number(here ?? 0), late: Number(late ?? 0), sentBack: Number(total) - Number(here ?? 0) }
}

/** The cases whose card has lain here longer than its place allows and is not marked overdue. */
export async function casesPastLimit(core: RecordsContext): Promise<{ readonly caseId: CaseId; readonly revision: number }[]> {
  const rows = await waitingCards(core)
    .select(['case_file.id', 'case_file.revision'])
    .where('case_file.state', 'in', statesBefore('markOverdue'))
    .where(await pastLimitNow(core))
    .orderBy(since)
    .execute()
  return rows.map(row => ({ caseId: caseIdOf(row), revision: row.revision }))
}

/** As a condition on the rows, by the rules each case began with: true where `ageingOf` says past the limit. */
async function pastLimitNow(core: RecordsContext): Promise<Expression<SqlBool>> {
  const begun = await waitingCards(core).select(['profile', 'profile_version']).distinct().execute()
  const late = begun.flatMap(rules => {
    const { limitDays } = limitsOf(core, rules)
    if (limitDays === null) return []
    const bound = startOfDay(addDays(core.clock.today(), -limitDays))
    return [
      sql<SqlBool>`(case_file.profile = ${rules.profile} and case_file.profile_version = ${rules.profile_version} and ${since} < ${bound})`,
    ]
  })
  return late.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`(${sql.join(late, sql` or `)})`
}
