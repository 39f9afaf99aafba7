/** Says when the fee of a case is paid, by the rule of its place, and whether it can be collected now. Pure. */
import type { State } from '../workflow/table.ts'
import { agreedStates } from '../workflow/table.ts'
import { z } from '../zod.ts'

/** `application`: before the case is handed in; `review`: once a second person agreed; `pickup`: before the card is handed over. */
export const feeTimes = ['application', 'review', 'pickup'] as const
export type FeeMoment = (typeof feeTimes)[number]

/** `unitTransfer`: a unit pays for all its people by one transfer, and no card waits for it. */
export const FeeTime = z.object({ at: z.enum(feeTimes), unitTransfer: z.boolean() }).readonly()
export type FeeTime = z.infer<typeof FeeTime>

/** What the moment of payment depends on. */
export type FeeCase = {
  readonly state: State
  readonly due: number | null
  readonly settled: boolean
  /** Who was not at the counter cannot pay there. */
  readonly present: boolean
  readonly ofUnit: boolean
}

const usual: FeeTime = { at: 'review', unitTransfer: false }

const unpaid = ({ due, settled }: FeeCase): boolean => !settled && due !== null && due > 0

/** When this case pays; `transfer`: whenever the unit's transfer comes. */
export function feeMoment(rule: FeeTime | null, { present, ofUnit }: Pick<FeeCase, 'present' | 'ofUnit'>): FeeMoment | 'transfer' {
  const { at, unitTransfer } = rule ?? usual
  if (ofUnit && unitTransfer) return 'transfer'
  return at === 'application' && !present ? 'review' : at
}

/** Whether production goes on without the fee. */
export function feeLater(rule: FeeTime | null, one: FeeCase): boolean {
  const moment = feeMoment(rule, one)
  return unpaid(one) && (moment === 'pickup' || moment === 'transfer')
}

/** The amount that can be collected for a case now; 0 where nothing is open or it is not yet time. */
export function feeOpen(rule: FeeTime | null, one: FeeCase): number {
  if (!unpaid(one)) return 0
  const early = one.state === 'confirmed' && feeMoment(rule, one) === 'application'
  return early || agreedStates.includes(one.state) ? (one.due ?? 0) : 0
}

/** Whether a case may be handed in as far as its fee goes. */
export const clearedToSubmit = (rule: FeeTime | null, one: FeeCase): boolean => feeMoment(rule, one) !== 'application' || !unpaid(one)

/** Whether a card may be handed over as far as its fee goes. */
export const clearedToHandOver = (rule: FeeTime | null, one: FeeCase): boolean => feeMoment(rule, one) === 'transfer' || !unpaid(one)
