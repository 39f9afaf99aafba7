/** Shapes of payments by code. */
import { payStates, payTroubles } from '../../devices/pay.ts'
import { CaseId } from '../../ids.ts'
import { Fen } from '../../money.ts'
import { z } from '../../zod.ts'

/** The code as squares on a white ground: how many on a side, and their outline. */
export const CodeDrawn = z.object({ side: z.int().positive().max(200), path: z.string().max(120_000) })
export type CodeDrawn = z.infer<typeof CodeDrawn>

/** What the customer sees: the amount and the code. */
export const PayShown = CodeDrawn.extend({ fen: Fen })
export type PayShown = z.infer<typeof PayShown>

export const PayOrderView = z.object({ order: z.string().min(1).max(40), fen: Fen })
export const PayAsk = z.object({ caseId: CaseId })
export const PayText = z.object({ text: z.string().min(1).max(1000) })
/** `before`: the last order of this case of which nothing was booked; it may have been paid all the same. */
export const PayOrdered = PayOrderView.extend({ before: PayOrderView.nullable() })
/** `paid`: an earlier code of this case was paid and is not booked yet, so no second one is shown. */
export const PayBegun = z.union([
  z.object({ state: z.literal('paid'), reference: z.string().max(60) }),
  z.object({ state: z.literal('shown'), order: PayOrderView, code: PayShown }),
  z.object({ state: z.literal('failed'), trouble: z.enum(payTroubles) }),
])
/** `unknown`: the service did not say; it may have been paid all the same. */
export const PayHeard = z.object({
  state: z.enum([...payStates, 'unknown']),
  trouble: z.enum(payTroubles).nullable(),
  reference: z.string().max(60),
})
export type PayHeard = z.infer<typeof PayHeard>
