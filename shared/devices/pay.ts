/** What becomes of a payment by code, and why nobody knows. Pure. */

/** `gone`: it can no longer be paid. */
export const payStates = ['waiting', 'paid', 'refused', 'gone'] as const
export type PayState = (typeof payStates)[number]

/** Why there is no code, or no word on it: no service, none that answers, or one that tells of another amount. */
export const payTroubles = ['no-service', 'no-answer', 'wrong-amount', 'no-number'] as const
export type PayTrouble = (typeof payTroubles)[number]

export type PayTold = { readonly state: PayState; readonly fen: number; readonly reference: string }

/** Numbers that go in the ledger: what the bank will know the payment by. */
const ledgerNumber = /^[0-9A-Z-]{1,40}$/

/** What may be booked: only a payment of exactly this amount, known by a number. */
export function judgePaid(told: PayTold, fen: number): 'paid' | PayTrouble {
  if (told.fen !== fen) return 'wrong-amount'
  return ledgerNumber.test(told.reference) ? 'paid' : 'no-number'
}
