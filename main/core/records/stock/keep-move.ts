/** Writes one movement into the book of blank cards, in the transaction that moves the numbers, and shows it again. */

import type { Kysely } from 'kysely'
import { BlankNumber } from '../../../../shared/card/blank.ts'
import { type CaseId, StockMoveId } from '../../../../shared/ids.ts'
import type { StockMove } from '../../../../shared/ipc/shapes/stock.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { day8 } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { nextNumber } from '../../platform/store/running-number.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { StockMoveInsert } from '../../platform/store/tables/stock.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'
import { countOf, type Numbers } from './numbers.ts'

type Told = Pick<StockMoveInsert, 'event'> & Partial<Omit<StockMoveInsert, 'case_id'>> & { readonly case_id?: CaseId }

/** Movements two people sign for have a slip. */
const withSlip: readonly StockMoveInsert['event'][] = ['receive', 'draw', 'giveBack', 'sendUp', 'destroy', 'lose', 'find', 'reverse']

export async function keepMove(core: RecordsContext, tx: Tx, who: Who, numbers: Numbers, told: Told): Promise<StockMoveId> {
  const { operatorId } = signedIn(who)
  const id = newId()
  const { event, from_state = null, second_id = null, case_id } = told
  const count = countOf(numbers)
  const day = core.clock.today()
  const slip = withSlip.includes(event) ? await nextSlip(core, tx) : null
  await tx
    .insertInto('stock_move')
    .values({ note: '', ...told, id, slip, day, ...numbers, count, operator_id: operatorId, at: core.clock.now() })
    .execute()
  const facts = { first: numbers.first, last: numbers.last, count, from: from_state, second: second_id }
  await record(core, tx, { who, what: `stock.${event}`, ...(case_id ? { caseId: case_id } : {}), facts })
  return StockMoveId.parse(id)
}

const nextSlip = (core: RecordsContext, tx: Tx): Promise<string> =>
  nextNumber(tx, { table: 'stock_move', column: 'slip', digits: 3 }, `K${day8(core.clock.today())}-`)

export const movesWith = (db: Kysely<Tables>) =>
  db
    .selectFrom('stock_move')
    .innerJoin('operator', 'operator.id', 'stock_move.operator_id')
    .leftJoin('operator as second', 'second.id', 'stock_move.second_id')
    .leftJoin('operator as holder', 'holder.id', 'stock_move.holder_id')
    .leftJoin('case_file', 'case_file.id', 'stock_move.case_id')
    .selectAll('stock_move')
    .select(['operator.name as operator', 'second.name as second', 'holder.name as holder', 'case_file.number as case_number'])
    .select(eb =>
      eb.selectFrom('stock_move as back').select('back.id').whereRef('back.undoes', '=', 'stock_move.id').limit(1).as('taken_back'),
    )

type Read = Awaited<ReturnType<ReturnType<typeof movesWith>['executeTakeFirstOrThrow']>>

export const moveView = (row: Read): StockMove => ({
  id: StockMoveId.parse(row.id),
  slip: row.slip,
  at: row.at,
  event: row.event,
  first: BlankNumber.parse(row.first),
  last: BlankNumber.parse(row.last),
  count: row.count,
  from: row.from_state,
  holder: row.holder,
  operator: row.operator,
  second: row.second,
  supplier: row.supplier,
  reason: row.reason,
  note: row.note,
  caseNumber: row.case_number,
  undoes: row.undoes === null ? null : StockMoveId.parse(row.undoes),
  undone: row.taken_back !== null,
})

/** @throws Refusal NOT_FOUND */
export async function moveAt(db: Kysely<Tables>, id: StockMoveId): Promise<StockMove> {
  const row = await movesWith(db).where('stock_move.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  return moveView(row)
}
