/** Money as whole fen; there is no float money. */
import { z } from './zod.ts'

export const Fen = z.int().brand<'Fen'>()
export type Fen = z.infer<typeof Fen>

export const fen = (amount: number): Fen => Fen.parse(amount)
export const sumFen = (amounts: readonly Fen[]): Fen => fen(amounts.reduce<number>((sum, amount) => sum + amount, 0))

/** '20.00', for a slip or a screen that adds its own unit. */
export function yuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** What a teller typed as yuan, at most two decimals; null where it is no amount. */
export function parseYuan(text: string): Fen | null {
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!parts) return null
  return fen(Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')))
}
