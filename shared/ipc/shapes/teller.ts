/** Shapes of a teller's own day: who comes next, what came back, what is open, and what was done. */

import { z } from '../../zod.ts'
import { CaseRow, SentBack } from './case.ts'
import { TicketView } from './ticket.ts'

/** A case sent back to its teller; null where it came back before reasons were kept. */
export const ReturnedCase = CaseRow.extend({ sentBack: SentBack.nullable() })
export type ReturnedCase = z.infer<typeof ReturnedCase>

export const TellerToday = z.object({
  /** Whom this window would call now; null where nobody waits for it. */
  next: TicketView.nullable(),
  /** The window calls nobody until it is taken up again. */
  paused: z.boolean(),
  /** What came back to this teller, the oldest first. */
  returned: z.array(ReturnedCase),
  /** The teller's other cases that no second person has decided: those at the counter first, then those under review. */
  open: z.array(CaseRow),
  /** What this teller did today. */
  counts: z.object({
    /** Numbers called, each once. */
    called: z.number(),
    /** Called, and nobody came. */
    absent: z.number(),
    /** Cases handed in. */
    served: z.number(),
    /** Median seconds from the call to the hand-in; null before the first. */
    handling: z.number().nullable(),
    /** Of so many people photographed, so many first pictures stayed. */
    photo: z.object({ first: z.number(), of: z.number() }),
  }),
})
export type TellerToday = z.infer<typeof TellerToday>
