/** Finds the decisions of a day by an account on which a maker of the case had a hand: such a review is one person's word. */
import { type Grant, reach } from '../../../../shared/access/power.ts'
import type { TiedPair } from '../../../../shared/ipc/shapes/day-end.ts'
import { type Day, Instant } from '../../../../shared/time.ts'
import { endOfDay, startOfDay } from '../../platform/day-bounds.ts'
import type { RecordsContext } from '../../records/context.ts'
import { grantsUntil } from '../../records/operator/power.ts'
import { operatorNames } from '../../records/operator/rows.ts'
import { makersOfCase } from '../../records/review/makers.ts'

type Tied = { readonly makerId: string; readonly checkerId: string; readonly grant: Grant; readonly number: string }

/** Judged by what had happened by the end of the day, so that an account that was reset after its decision is seen as well. */
async function tiedOn(core: RecordsContext, day: Day): Promise<readonly Tied[]> {
  const grants = await grantsUntil(core, Instant.parse(endOfDay(day)))
  if (grants.length === 0) return []
  const decided = await core.store.db
    .selectFrom('review')
    .innerJoin('case_file', 'case_file.id', 'review.case_id')
    .select(['case_file.id', 'case_file.maker_id', 'case_file.number', 'review.checker_id'])
    .where('review.at', '>=', startOfDay(day))
    .where('review.at', '<', endOfDay(day))
    .orderBy('review.at')
    .execute()
  const tied: Tied[] = []
  for (const { checker_id: checkerId, number, ...row } of decided) {
    if (!grants.some(({ subject }) => subject === checkerId)) continue
    for (const makerId of await makersOfCase(core.store.db, row)) {
      const grant = reach(grants, makerId, checkerId)
      if (grant !== null) tied.push({ makerId, checkerId, grant, number })
    }
  }
  return tied
}

export async function tiedPairs(core: RecordsContext, day: Day): Promise<TiedPair[]> {
  const tied = await tiedOn(core, day)
  if (tied.length === 0) return []
  const names = await operatorNames(core.store.db)
  const named = (id: string) => names.get(id) ?? ''
  const pairs = new Map<string, TiedPair>()
  for (const { makerId, checkerId, grant, number } of tied) {
    const key = `${makerId} ${checkerId}`
    const pair = pairs.get(key) ?? {
      maker: named(makerId),
      checker: named(checkerId),
      by: named(grant.by),
      kind: grant.kind,
      at: grant.at,
      cases: [],
    }
    pairs.set(key, pair.cases.includes(number) ? pair : { ...pair, cases: [...pair.cases, number] })
  }
  return [...pairs.values()]
}

/** Everybody who stands in such a pair: none of them explains it. */
export async function tiedPeople(core: RecordsContext, day: Day): Promise<ReadonlySet<string>> {
  return new Set((await tiedOn(core, day)).flatMap(({ makerId, checkerId, grant }) => [makerId, checkerId, grant.by]))
}
