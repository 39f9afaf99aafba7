/** Shapes of a branch that many desks share: its desks, the invitation for a new one, the line of this one. */
import { typedLine } from '../../entry/text.ts'
import { CaseId, DeskId, OperatorId } from '../../ids.ts'
import { z } from '../../zod.ts'

export const DeskView = z.object({
  id: DeskId,
  name: z.string(),
  place: z.string(),
  version: z.string(),
  joinedAt: z.string(),
  /** Null for one that never came. */
  lastSeenAt: z.string().nullable(),
  /** Since when it is on the line, and how long a word takes there and back; null while it is not. */
  onLine: z.object({ since: z.string(), roundTripMs: z.number().nullable() }).nullable(),
  /** Who is signed in there, at which counter. */
  people: z.array(z.object({ name: z.string(), counter: z.string() })),
  barredAt: z.string().nullable(),
  barredWhy: z.string().nullable(),
})
export type DeskView = z.infer<typeof DeskView>

export const DeskList = z.object({
  /** False where the branch runs alone on its machine. */
  hall: z.boolean(),
  desks: z.array(DeskView),
  /** The door for a new desk, while it is open. */
  invitation: z.object({ until: z.string(), triesLeft: z.number() }).nullable(),
})
export type DeskList = z.infer<typeof DeskList>

/** Shown once, to the manager who asked. */
export const DeskInvited = z.object({ code: z.string(), until: z.string() })
export const DeskBar = z.object({ deskId: DeskId, reason: typedLine().min(2).max(100) })

/** Who has a case open, at which counter, and until when if that desk says nothing more. */
export const CaseLease = z.object({ caseId: CaseId, by: z.string(), operatorId: OperatorId, counter: z.string(), until: z.string() })
export type CaseLease = z.infer<typeof CaseLease>
/** `from` is the colleague whom the person was shown. */
export const CaseTakeOver = z.object({ caseId: CaseId, from: OperatorId, reason: typedLine().min(2).max(200) })

export const LineView = z.object({ state: z.enum(['alone', 'up', 'gone', 'barred']), since: z.string().nullable() })
export type LineView = z.infer<typeof LineView>
