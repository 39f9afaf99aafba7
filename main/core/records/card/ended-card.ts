/** Keeps the finished cards whose case has ended, from the end or their coming until two people have dealt with them. */
import type { Kysely } from 'kysely'
import { cardFateBy } from '../../../../shared/business/ends.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { EndedCardRecord } from '../../platform/store/tables/casework.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

type Came = { readonly at: string; readonly late: boolean; readonly note: string }

/** Call it in the transaction of the end, or of the coming. What becomes of it is what the case ended by. */
export async function keepEndedCard(tx: Tx, caseId: CaseId, { at, late, note }: Came): Promise<void> {
  const end = await tx.selectFrom('case_end').select('reason').where('case_id', '=', caseId).executeTakeFirst()
  const open = { number: null, dealt_at: null, operator_id: null, second_id: null }
  await tx
    .insertInto('ended_card')
    .values({ case_id: caseId, came_at: at, late: late ? 1 : 0, fate: cardFateBy(end?.reason ?? null), ...open, note })
    .execute()
}

export const endedCardOf = (db: Kysely<Tables>, caseId: CaseId): Promise<EndedCardRecord | undefined> =>
  db.selectFrom('ended_card').selectAll().where('case_id', '=', caseId).executeTakeFirst()

export const countEndedCards = async (db: Kysely<Tables>): Promise<number> =>
  Number(
    (
      await db
        .selectFrom('ended_card')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('dealt_at', 'is', null)
        .executeTakeFirstOrThrow()
    ).count,
  )
