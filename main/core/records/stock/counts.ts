/** Reads what two people counted of the stock. */
import type { Kysely } from 'kysely'
import { BlankNumber } from '../../../../shared/card/blank.ts'
import type { StockCounted } from '../../../../shared/ipc/shapes/stock.ts'
import { z } from '../../../../shared/zod.ts'
import type { Tables } from '../../platform/store/schema.ts'

const Ranges = z.array(z.object({ first: BlankNumber, last: BlankNumber }))

const countsWith = (db: Kysely<Tables>) =>
  db
    .selectFrom('stock_count')
    .innerJoin('operator', 'operator.id', 'stock_count.operator_id')
    .innerJoin('operator as second', 'second.id', 'stock_count.second_id')
    .leftJoin('operator as holder', 'holder.id', 'stock_count.holder_id')
    .select(['stock_count.id', 'stock_count.number', 'stock_count.at', 'stock_count.book', 'stock_count.counted', 'stock_count.note'])
    .select(['stock_count.missing', 'stock_count.extra'])
    .select(['operator.name as operator', 'second.name as second', 'holder.name as holder'])

type Read = Awaited<ReturnType<ReturnType<typeof countsWith>['executeTakeFirstOrThrow']>>

const viewOf = (row: Read): StockCounted => ({
  ...row,
  missing: Ranges.parse(JSON.parse(row.missing)),
  extra: Ranges.parse(JSON.parse(row.extra)),
})

export const countAt = async (db: Kysely<Tables>, id: string): Promise<StockCounted> =>
  viewOf(await countsWith(db).where('stock_count.id', '=', id).executeTakeFirstOrThrow())

const shown = 50

export const newestCounts = async (db: Kysely<Tables>): Promise<StockCounted[]> =>
  (await countsWith(db).orderBy('stock_count.id', 'desc').limit(shown).execute()).map(viewOf)
