/** Matches the payments a bank reports with those of the ledger, and tells what only one of them has. Pure. */
import { type Fen, fen } from '../money.ts'

/** Money that came is positive, money that went back negative. */
export type PaidLine = { readonly day: string; readonly fen: Fen; readonly terminal: string; readonly reference: string }

/** `day`: the same payment on another day, as where the bank books after midnight. */
export const differenceKinds = ['only-bank', 'only-ledger', 'amount', 'day'] as const
export type DifferenceKind = (typeof differenceKinds)[number]

export type Difference<B, L> = { readonly kind: DifferenceKind; readonly bank: B | null; readonly ledger: L | null }
export type Matched<B, L> = {
  readonly matched: { readonly count: number; readonly fen: Fen }
  readonly differences: readonly Difference<B, L>[]
}

/** How two lines can be the same payment, the surest first; each line is used once. */
const ways: readonly ((bank: PaidLine, ledger: PaidLine) => boolean)[] = [
  (bank, ledger) => sameReference(bank, ledger) && bank.fen === ledger.fen,
  // A reversal and the payment it takes back carry one number, so a sum of the other sign is another movement.
  (bank, ledger) => sameReference(bank, ledger) && Math.sign(bank.fen) === Math.sign(ledger.fen),
  (bank, ledger) => ledger.reference === '' && sameTerminal(bank, ledger) && bank.day === ledger.day && bank.fen === ledger.fen,
  (bank, ledger) => ledger.reference === '' && ledger.terminal === '' && bank.day === ledger.day && bank.fen === ledger.fen,
]

const sameReference = (bank: PaidLine, ledger: PaidLine): boolean => bank.reference !== '' && bank.reference === ledger.reference
const sameTerminal = (bank: PaidLine, ledger: PaidLine): boolean => bank.terminal !== '' && bank.terminal === ledger.terminal

export function matchPayments<B extends PaidLine, L extends PaidLine>(bank: readonly B[], ledger: readonly L[]): Matched<B, L> {
  const [restOfBank, restOfLedger] = [new Set(bank), new Set(ledger)]
  const pairs: { readonly bank: B; readonly ledger: L }[] = []
  for (const fits of ways)
    for (const one of restOfBank) {
      const other = [...restOfLedger].find(line => fits(one, line))
      if (!other) continue
      pairs.push({ bank: one, ledger: other })
      restOfBank.delete(one)
      restOfLedger.delete(other)
    }
  const even = pairs.filter(pair => pair.bank.fen === pair.ledger.fen)
  const odd = (kind: DifferenceKind, some: typeof pairs) => some.map(pair => ({ kind, ...pair }))
  return {
    matched: { count: even.length, fen: fen(even.reduce((sum, pair) => sum + pair.ledger.fen, 0)) },
    differences: [
      ...odd(
        'amount',
        pairs.filter(pair => pair.bank.fen !== pair.ledger.fen),
      ),
      ...[...restOfBank].map(one => ({ kind: 'only-bank' as const, bank: one, ledger: null })),
      ...[...restOfLedger].map(one => ({ kind: 'only-ledger' as const, bank: null, ledger: one })),
      ...odd(
        'day',
        even.filter(pair => pair.bank.day !== pair.ledger.day),
      ),
    ],
  }
}
