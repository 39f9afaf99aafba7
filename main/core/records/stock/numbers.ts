/** Reads and changes the numbers of blank cards, each of which lies in exactly one place. */
import { type Kysely, sql } from 'kysely'
import { BlankNumber, type BlankState, countBetween, numberAt, partsOf } from '../../../../shared/card/blank.ts'
import { OperatorId } from '../../../../shared/ids.ts'
import type { StockRange } from '../../../../shared/ipc/shapes/stock.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { updateExactly } from '../../platform/store/guarded.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { BlankRecord } from '../../platform/store/tables/stock.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

export type Numbers = { readonly first: BlankNumber; readonly last: BlankNumber }
export type Lie = Pick<BlankRecord, 'state' | 'holder_id'>

/** Written alike, so that the first is also the smallest as text. */
export const countOf = ({ first, last }: Numbers): number => {
  const count = countBetween(first, last)
  if (count === null) throw new Error('a range was let through that is none')
  return count
}

const within = (db: Kysely<Tables>, { first, last }: Numbers) => {
  const { prefix, digits, serial } = partsOf(first)
  return db
    .selectFrom('blank')
    .where('prefix', '=', prefix)
    .where('digits', '=', digits)
    .where('serial', '>=', serial)
    .where('serial', '<=', partsOf(last).serial)
}

// A statement holds at most 32,766 values (SQLite limits), and one text of it is compiled once.
const atOnce = 1000

/** @throws Refusal STOCK_OVERLAP with the first number that is on the books already */
export async function putNumbers(tx: Tx, numbers: Numbers): Promise<void> {
  const known = await within(tx, numbers).select('number').orderBy('serial').limit(1).executeTakeFirst()
  if (known) throw new Refusal('STOCK_OVERLAP', { number: known.number })
  const parts = partsOf(numbers.first)
  const rows = Array.from({ length: countOf(numbers) }, (_, at) => {
    const serial = parts.serial + at
    return { number: numberAt(parts, serial), ...parts, serial, state: 'in-vault' as const, holder_id: null, case_id: null }
  })
  for (let at = 0; at < rows.length; at += atOnce) {
    await tx
      .insertInto('blank')
      .values(rows.slice(at, at + atOnce))
      .execute()
  }
}

/** The range of a movement, as it was checked when it was written. */
export const rangeOf = ({ first, last }: { readonly first: string; readonly last: string }): Numbers => ({
  first: BlankNumber.parse(first),
  last: BlankNumber.parse(last),
})

/** Takes numbers off the books that never were there. Whoever calls has asked where they lie. */
export async function dropNumbers(tx: Tx, numbers: Numbers): Promise<void> {
  const { prefix, digits, serial } = partsOf(numbers.first)
  await tx
    .deleteFrom('blank')
    .where('prefix', '=', prefix)
    .where('digits', '=', digits)
    .where('serial', '>=', serial)
    .where('serial', '<=', partsOf(numbers.last).serial)
    .execute()
}

/** The numbers that lie in one place by the book; `holder` null for the vault. */
export async function numbersAt(db: Kysely<Tables>, holder: OperatorId | null): Promise<BlankNumber[]> {
  const all = db
    .selectFrom('blank')
    .select('number')
    .where('state', '=', holder === null ? 'in-vault' : 'with-teller')
  const rows = await (holder === null ? all : all.where('holder_id', '=', holder)).execute()
  return rows.map(row => BlankNumber.parse(row.number))
}

/** Where all numbers of a range lie. @throws Refusal STOCK_STATE with the first that is missing or lies elsewhere than the first */
export async function lieOf(tx: Tx, numbers: Numbers): Promise<Lie> {
  const groups = await within(tx, numbers)
    .select(['state', 'holder_id', eb => eb.fn.countAll<number>().as('count'), eb => eb.fn.min('serial').as('from')])
    .groupBy(['state', 'holder_id'])
    .orderBy(eb => eb.fn.min('serial'))
    .execute()
  const [only, other] = groups
  const parts = partsOf(numbers.first)
  if (!only) throw new Refusal('STOCK_STATE', { number: numbers.first })
  if (other) throw new Refusal('STOCK_STATE', { number: numberAt(parts, Number(other.from)) })
  if (Number(only.count) !== countOf(numbers)) throw new Refusal('STOCK_STATE', { number: await firstGap(tx, numbers) })
  return { state: only.state, holder_id: only.holder_id }
}

async function firstGap(tx: Tx, numbers: Numbers): Promise<BlankNumber> {
  const there = new Set((await within(tx, numbers).select('serial').execute()).map(row => row.serial))
  const parts = partsOf(numbers.first)
  const gap = Array.from({ length: countOf(numbers) }, (_, at) => parts.serial + at).find(serial => !there.has(serial))
  return numberAt(parts, gap ?? parts.serial)
}

/** @throws Refusal STOCK_STATE unless every number of the range still lies in the state it was found in */
export async function changeNumbers(tx: Tx, numbers: Numbers, from: BlankState, set: Partial<BlankRecord>): Promise<void> {
  const { prefix, digits, serial } = partsOf(numbers.first)
  const inState = tx
    .updateTable('blank')
    .set(set)
    .where('prefix', '=', prefix)
    .where('digits', '=', digits)
    .where('serial', '>=', serial)
    .where('serial', '<=', partsOf(numbers.last).serial)
    .where('state', '=', from)
  await updateExactly(countOf(numbers), inState, () => new Refusal('STOCK_STATE', { number: numbers.first }))
}

/** Neighbouring numbers in the same place as one run: a serial less its place in the order is the same all along a run. */
export async function runsOf(db: Kysely<Tables>, states: readonly BlankState[]): Promise<StockRange[]> {
  const placed = db
    .selectFrom('blank')
    .select(['prefix', 'digits', 'state', 'holder_id', 'serial'])
    .select(sql<number>`serial - row_number() over (partition by prefix, digits, state, holder_id order by serial)`.as('run'))
    .where('state', 'in', states)
  const rows = await db
    .selectFrom(placed.as('placed'))
    .leftJoin('operator', 'operator.id', 'placed.holder_id')
    .select(['placed.prefix', 'placed.digits', 'placed.state', 'placed.holder_id', 'operator.name as holder'])
    .select(eb => [
      eb.fn.min<number>('placed.serial').as('from'),
      eb.fn.max<number>('placed.serial').as('to'),
      eb.fn.countAll<number>().as('count'),
    ])
    .groupBy(['placed.prefix', 'placed.digits', 'placed.state', 'placed.holder_id', 'operator.name', 'placed.run'])
    .orderBy('placed.prefix')
    .orderBy('placed.digits')
    .orderBy('from')
    .execute()
  return rows.map(row => ({
    first: numberAt({ ...row, serial: row.from }, Number(row.from)),
    last: numberAt({ ...row, serial: row.to }, Number(row.to)),
    count: Number(row.count),
    state: row.state,
    holderId: row.holder_id === null ? null : OperatorId.parse(row.holder_id),
    holder: row.holder,
  }))
}
