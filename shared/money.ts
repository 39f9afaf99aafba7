/** Money as integer fen, never as a float. */
import { z } from './zod.ts'

export const Fen = z.int().brand<'Fen'>()
export type Fen = z.infer<typeof Fen>

/** How a fee is paid. Only cash goes into the teller's drawer; a transfer is seen in the account of the branch. */
export const feeMethods = ['cash', 'card', 'qr', 'transfer'] as const
export type FeeMethod = (typeof feeMethods)[number]

/** The kinds of ledger entries; `reversed` takes an entry out that did not hold, `refunded` gives the customer money back. */
export const feeKinds = ['collected', 'refunded', 'reversed', 'waived'] as const
export type FeeKind = (typeof feeKinds)[number]
/** How an entry changes what was taken for its case. */
export const feeSign = { collected: 1, refunded: -1, reversed: -1, waived: 0 } as const satisfies Record<FeeKind, number>

/** Why an entry was reversed: the bank took the money back, it was never paid, or another way of payment was chosen by mistake. */
export const reversalCauses = ['bank', 'not-paid', 'wrong-way'] as const
export type ReversalCause = (typeof reversalCauses)[number]

/** Why a fee is waived; `unconfirmed`: the place's fee is not known for certain. */
export const waiverReasons = ['own-fault', 'warranty', 'hardship', 'unconfirmed', 'other'] as const
export type WaiverReason = (typeof waiverReasons)[number]

/** Notes and coins in use, by value in fen, largest first. */
export const denominations = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10] as const

export const fen = (amount: number): Fen => Fen.parse(amount)
export const sumFen = (amounts: readonly Fen[]): Fen => fen(amounts.reduce<number>((sum, amount) => sum + amount, 0))

/** The total of counted notes and coins. */
export const piecesFen = (pieces: Readonly<Record<string, number | undefined>>): Fen =>
  fen(denominations.reduce<number>((sum, value) => sum + value * (pieces[`${value}`] ?? 0), 0))

/** '20.00', without a unit. */
export function yuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Parses yuan as typed, at most two decimals; null if it is not an amount. */
export function parseYuan(text: string): Fen | null {
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!parts) return null
  return fen(Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')))
}
