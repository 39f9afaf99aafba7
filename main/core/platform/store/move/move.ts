/** Moves a branch from a folder into a database or back: copies every row and sealed file, compares both ends, and only then lets the new one open. */
import { hash } from 'node:crypto'
import { Refusal } from '../../../../../shared/refusal.ts'
import { isSame, type Row, RowSum, type Sum, type Table } from './sum.ts'

/** What stands at either end, whichever engine keeps it. What belongs to an engine alone is not among the tables. */
type End = {
  tables(): Promise<readonly Table[]>
  /** Some at a time. */
  rows(table: Table): AsyncIterable<readonly Row[]>
  /** Null where it is missing or cannot be read. */
  sealedFile(name: string): Promise<Uint8Array | null>
}

/** Held from its opening to its closing, so that nobody writes there. */
export type Source = End & {
  readonly key: Uint8Array
  /** From now on it refuses to open: the branch goes on elsewhere. */
  retire(): Promise<void>
  close(): Promise<void>
}

/** Empty, and refuses to open until `finish`. */
export type Target = End & {
  put(table: Table, rows: readonly Row[]): Promise<void>
  putSealedFile(name: string, bytes: Uint8Array): Promise<void>
  /** All of it is written: what hangs together is checked by the engine. */
  settle(): Promise<void>
  /** It opens from now on. Nothing of it is there where this throws. */
  finish(): Promise<void>
  /** Where it was not finished it is empty again. */
  close(): Promise<void>
}

export type Moved = {
  readonly tables: number
  readonly rows: number
  readonly files: number
  /** Sealed files that the source itself did not have whole any more; their rows went along. */
  readonly missing: number
  /** The last entry of the audit log, the same at both ends. */
  readonly head: { readonly seq: number; readonly hash: string } | null
}

/**
 * Both ends are open. The source is only read until the target is whole, and is closed to work in the end.
 * @throws Refusal MOVE_REFUSED where the two differ afterwards; what either end refuses. The source then is as it was, the target empty.
 */
export async function moveStore(source: Source, target: Target): Promise<Moved> {
  const tables = await source.tables()
  if (JSON.stringify(tables) !== JSON.stringify(await target.tables())) throw new Refusal('MOVE_REFUSED', { why: 'other-tables' })
  const sums = new Map<string, Sum>()
  for (const table of tables) {
    const sum = new RowSum()
    for await (const rows of source.rows(table)) {
      for (const row of rows) sum.add(row)
      await target.put(table, rows)
    }
    sums.set(table.name, sum.sum)
  }
  const carried = await carryFiles(source, target, tables)
  await target.settle()
  for (const table of tables) {
    const sum = await sumOf(target, table)
    if (!isSame(sum, sums.get(table.name) ?? sum)) throw new Refusal('MOVE_REFUSED', { why: 'unequal' })
  }
  for (const name of carried.names) {
    const bytes = await target.sealedFile(name)
    if (!isNamed(bytes, name)) throw new Refusal('MOVE_REFUSED', { why: 'unequal' })
  }
  const head = await headOf(target, tables)
  await target.finish()
  await source.retire()
  const rows = [...sums.values()].reduce((all, sum) => all + sum.rows, 0)
  return { tables: tables.length, rows, files: carried.names.length, missing: carried.missing, head }
}

/** Carries the sealed files that rows name; one that nobody names would be swept away. */
async function carryFiles(source: Source, target: Target, tables: readonly Table[]) {
  const names: string[] = []
  let missing = 0
  for (const name of (await column(source, tables, 'blob', 'file')).map(String)) {
    const bytes = await source.sealedFile(name)
    if (!isNamed(bytes, name)) {
      missing += 1
      continue
    }
    await target.putSealedFile(name, bytes)
    names.push(name)
  }
  return { names, missing }
}

/** A sealed file bears the SHA-256 of its bytes as its name. */
const isNamed = (bytes: Uint8Array | null, name: string): bytes is Uint8Array => bytes !== null && hash('sha256', bytes, 'hex') === name

async function sumOf(end: End, table: Table): Promise<Sum> {
  const sum = new RowSum()
  for await (const rows of end.rows(table)) for (const row of rows) sum.add(row)
  return sum.sum
}

async function headOf(end: End, tables: readonly Table[]): Promise<Moved['head']> {
  const [seq, hash] = [await column(end, tables, 'audit_head', 'seq'), await column(end, tables, 'audit_head', 'hash')]
  return seq.length === 0 ? null : { seq: Number(seq[0]), hash: String(hash[0]) }
}

async function column(end: End, tables: readonly Table[], name: string, wanted: string): Promise<unknown[]> {
  const table = tables.find(one => one.name === name)
  const at = table?.columns.indexOf(wanted) ?? -1
  if (table === undefined || at < 0) throw new Error(`there is no ${name}.${wanted}`)
  const values: unknown[] = []
  for await (const rows of end.rows(table)) for (const row of rows) values.push(row[at])
  return values
}
