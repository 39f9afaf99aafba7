/** Keeps what two people counted in one place beside what the book says of it, number by number. */

import { type BlankNumber, countBetween, numberAt, partsOf, rangesOf } from '../../../../shared/card/blank.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { day8 } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { nextNumber } from '../../platform/store/running-number.ts'
import type { Who } from '../../records/context.ts'
import { secondPerson } from '../../records/operator/second-person.ts'
import { signedIn } from '../../records/sessions.ts'
import { countAt } from '../../records/stock/counts.ts'
import { numbersAt } from '../../records/stock/numbers.ts'
import type { Core } from '../core.ts'

type Input = Parsed<'stock.count'>

/**
 * What is missing or too much is reported lost or found afterwards, each by its own movement: counting changes no number.
 * @throws Refusal STOCK_UNEXPLAINED where it differs and nobody says what is known of it; and whatever keeps the colleague from counting
 */
export async function countStock(core: Core, who: Who, { holderId, ranges, note, second }: Input): Promise<Out<'stock.count'>> {
  const { operatorId: second_id } = await secondPerson(core, who, { ...second, reason: note })
  const there = new Set(ranges.flatMap(numbersIn))
  const id = newId()
  await core.store.write(async ({ tx, tell }) => {
    const book = new Set(await numbersAt(tx, holderId))
    const missing = rangesOf([...book].filter(number => !there.has(number)))
    const extra = rangesOf([...there].filter(number => !book.has(number)))
    if (missing.length + extra.length > 0 && note.length < 2)
      throw new Refusal('STOCK_UNEXPLAINED', { book: book.size, counted: there.size })
    const figures = { book: book.size, counted: there.size }
    await tx
      .insertInto('stock_count')
      .values({
        id,
        number: await nextNumber(tx, { table: 'stock_count', column: 'number', digits: 3 }, `P${day8(core.clock.today())}-`),
        day: core.clock.today(),
        holder_id: holderId,
        ...figures,
        missing: JSON.stringify(missing),
        extra: JSON.stringify(extra),
        note,
        operator_id: signedIn(who).operatorId,
        second_id,
        at: core.clock.now(),
      })
      .execute()
    await record(core, tx, { who, what: 'stock.count', facts: { ...figures, holder: holderId, second: second_id } })
    tell('stock.changed', {})
  })
  return countAt(core.store.db, id)
}

function numbersIn({ first, last }: Input['ranges'][number]): BlankNumber[] {
  const parts = partsOf(first)
  return Array.from({ length: countBetween(first, last) ?? 0 }, (_, at) => numberAt(parts, parts.serial + at))
}
