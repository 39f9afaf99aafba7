/** Gives the next running number under a head such as `SS01-20261122-`; the UNIQUE constraint of the column decides. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from './schema.ts'

/** Where numbers of one kind are kept, and how many digits the first ones have. */
export type Series =
  | { readonly table: 'case_file'; readonly column: 'number'; readonly digits: 4 }
  | { readonly table: 'fee_entry'; readonly column: 'receipt'; readonly digits: 4 }
  | { readonly table: 'fee_payment'; readonly column: 'number'; readonly digits: 3 }
  | { readonly table: 'ended_card'; readonly column: 'number'; readonly digits: 3 }
  | { readonly table: 'card_transfer'; readonly column: 'number'; readonly digits: 3 }
  | { readonly table: 'errand'; readonly column: 'number'; readonly digits: 3 }
  | { readonly table: 'card_count'; readonly column: 'number'; readonly digits: 3 }
  | { readonly table: 'stock_count'; readonly column: 'number'; readonly digits: 3 }
  | { readonly table: 'stock_move'; readonly column: 'slip'; readonly digits: 3 }
  | { readonly table: 'centre_batch'; readonly column: 'number'; readonly digits: 3 }
  | { readonly table: 'unit_batch'; readonly column: 'number'; readonly digits: 2 }

/** A range and not LIKE, so that the index is read and not the table; '~' comes after every digit. */
export const lastNumber = ({ table, column }: Series, head: string): RawBuilder<{ number: string }> => sql<{ number: string }>`
  select ${sql.ref(column)} as number from ${sql.table(table)}
  where ${sql.ref(column)} >= ${head} and ${sql.ref(column)} < ${`${head}~`}
  order by length(${sql.ref(column)}) desc, ${sql.ref(column)} desc limit 1`

/** A longer number is a later one: a day's ten-thousandth has a fifth digit. */
export async function nextNumber(db: Kysely<Tables>, series: Series, head: string): Promise<string> {
  const [last] = (await lastNumber(series, head).execute(db)).rows
  return `${head}${String(Number(last?.number.slice(head.length) ?? 0) + 1).padStart(series.digits, '0')}`
}
