/** Finds the cases whose time is over by the rules of the place as they are today. */
import type { Kysely } from 'kysely'
import type { Periods } from '../../../../shared/access/retention.ts'
import { addDays, type Day } from '../../../../shared/time.ts'
import { failedStates, type State } from '../../../../shared/workflow/table.ts'
import { startOfDay } from '../../platform/day-bounds.ts'
import type { Tables } from '../../platform/store/schema.ts'
import { profileOf } from '../../rules/profile/current.ts'
import { centreChannels } from '../centre/there.ts'
import type { RecordsContext } from '../context.ts'

/** States of a message that is still to be sent or answered. */
const onItsWay = ['behind', 'due', 'leased', 'handed'] as const

/** Whether something of the case still has to reach the card centre, such as that it was withdrawn: until then it is not wiped. */
export const isOnItsWay = async (db: Kysely<Tables>, caseId: string): Promise<boolean> =>
  (await db
    .selectFrom('outbox')
    .select('seq')
    .where('channel', 'in', centreChannels)
    .where('lane', '=', caseId)
    .where('state', 'in', onItsWay)
    .limit(1)
    .executeTakeFirst()) !== undefined

export function periodsOf(core: RecordsContext): Periods {
  const { keepClosedDays, keepEndedDays } = profileOf(core)
  return { closed: keepClosedDays.value, ended: keepEndedDays.value }
}

const groups: readonly { readonly states: readonly State[]; readonly days: (periods: Periods) => number | null }[] = [
  { states: ['closed'], days: ({ closed }) => closed },
  { states: failedStates, days: ({ ended }) => ended },
]

/** A case does not change after its end, so its last change is the end. The oldest first, `most` of them. */
export async function dueToWipe(db: Kysely<Tables>, periods: Periods, today: Day, most: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (const { states, days } of groups) {
    const kept = days(periods)
    if (kept === null) continue
    const rows = await db
      .selectFrom('case_file')
      .select('id')
      .where('wiped_at', 'is', null)
      .where('state', 'in', states)
      .where('changed_at', '<', startOfDay(addDays(today, -kept)))
      .where(eb =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('outbox')
              .select('outbox.seq')
              .where('channel', 'in', centreChannels)
              .whereRef('lane', '=', 'case_file.id')
              .where('outbox.state', 'in', onItsWay),
          ),
        ),
      )
      .orderBy('changed_at')
      .limit(most)
      .execute()
    ids.push(...rows.map(({ id }) => id))
  }
  return ids.slice(0, most)
}

/** Applications made online that were refused leave no case: they go as one that was rejected. */
export const refusedPackagesDue = async (db: Kysely<Tables>, { ended }: Periods, today: Day): Promise<readonly string[]> => {
  if (ended === null) return []
  const rows = await db
    .selectFrom('online_package')
    .select('id')
    .where('state', '=', 'refused')
    .where('application', 'is not', null)
    .where('decided_at', '<', startOfDay(addDays(today, -ended)))
    .limit(200)
    .execute()
  return rows.map(({ id }) => id)
}
