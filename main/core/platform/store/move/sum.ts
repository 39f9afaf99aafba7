/** Sums up the rows of a table so that two engines can be compared: the same rows have the same sum, in whatever order they are read. Pure. */
import { hash } from 'node:crypto'

/** The values of a row in the order of the table's columns. */
export type Row = readonly unknown[]

/** `columns` are those that are written, in the order of their names; what the engine works out by itself is not among them. */
export type Table = { readonly name: string; readonly columns: readonly string[] }

export type Sum = { readonly rows: number; readonly hash: string }

const modulus = 1n << 256n

/** Adds up the SHA-256 of each row's canonical form: a row that is missing, doubled or changed shows, and none has to be sorted. */
export class RowSum {
  #rows = 0
  #sum = 0n

  add(row: Row): void {
    this.#rows += 1
    this.#sum = (this.#sum + BigInt(`0x${hash('sha256', canonical(row), 'hex')}`)) % modulus
  }

  get sum(): Sum {
    return { rows: this.#rows, hash: this.#sum.toString(16).padStart(64, '0') }
  }
}

/** Each value with its kind and its length in bytes, so that no two rows have one form. @throws Error for what no column of ours holds */
function canonical(row: Row): Uint8Array {
  const parts: Uint8Array[] = []
  for (const value of row) {
    const [kind, bytes] = partOf(value)
    parts.push(Buffer.from(`${kind}${bytes.byteLength}:`), bytes)
  }
  return Buffer.concat(parts)
}

function partOf(value: unknown): readonly [kind: string, bytes: Uint8Array] {
  if (value === null) return ['-', new Uint8Array()]
  if (typeof value === 'string') return ['t', Buffer.from(value, 'utf8')]
  if (typeof value === 'number' || typeof value === 'bigint') return ['n', Buffer.from(String(value))]
  if (value instanceof Uint8Array) return ['b', value]
  throw new Error(`a column holds a ${typeof value}`)
}

export const isSame = (one: Sum, other: Sum): boolean => one.rows === other.rows && one.hash === other.hash
