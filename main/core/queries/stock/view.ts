/** Shows the stock of blank cards: where the numbers lie, in runs, and what moved, page by page. */
import { BlankNumber } from '../../../../shared/card/blank.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import { newestCounts } from '../../records/stock/counts.ts'
import { movesWith, moveView } from '../../records/stock/keep-move.ts'
import { runsOf } from '../../records/stock/numbers.ts'

export async function viewStock(core: RecordsContext, who: Who): Promise<Out<'stock.view'>> {
  const { db } = core.store
  const gone = await db
    .selectFrom('blank')
    .select(['state', eb => eb.fn.countAll<number>().as('count')])
    .where('state', 'in', ['used', 'destroyed'])
    .groupBy('state')
    .execute()
  const next = await db
    .selectFrom('blank')
    .select('number')
    .where('state', '=', 'with-teller')
    .where('holder_id', '=', signedIn(who).operatorId)
    .orderBy('prefix')
    .orderBy('digits')
    .orderBy('serial')
    .limit(1)
    .executeTakeFirst()
  const countIn = (state: string) => Number(gone.find(row => row.state === state)?.count ?? 0)
  return {
    ranges: await runsOf(db, ['in-vault', 'with-teller', 'spoiled', 'sent-up', 'lost']),
    used: countIn('used'),
    destroyed: countIn('destroyed'),
    next: next ? BlankNumber.parse(next.number) : null,
  }
}

const page = 100

export async function listMoves(core: RecordsContext, _who: Who, { before }: Parsed<'stock.moves'>): Promise<Out<'stock.moves'>> {
  let query = movesWith(core.store.db).orderBy('stock_move.id', 'desc').limit(page)
  if (before !== null) query = query.where('stock_move.id', '<', before)
  return (await query.execute()).map(moveView)
}

export const listCounts = (core: RecordsContext): Promise<Out<'stock.counts'>> => newestCounts(core.store.db)
