/** Shapes of what is kept of people and for how long, of what was wiped, and of a person's request. */
import { requestOutcomes } from '../../access/retention.ts'
import { ItemCode } from '../../business/items.ts'
import { typedName } from '../../entry/name.ts'
import { typedNumber } from '../../entry/number.ts'
import { typedPhone } from '../../entry/phone.ts'
import { ErrandKind, ErrandState } from '../../errand/errand.ts'
import { DocType } from '../../identity/documents.ts'
import { CaseId } from '../../ids.ts'
import { Day } from '../../time.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'

export const RetentionView = z.object({
  /** Null: the place has not said. */
  closedDays: z.number().nullable(),
  endedDays: z.number().nullable(),
  /** Cases whose time is over and that the next runs wipe; counted up to 200. */
  due: z.number(),
  /** All that were ever wiped. */
  wiped: z.number(),
  /** When the oldest copy was taken: what was wiped later may still lie in it. */
  oldestCopy: z.string().nullable(),
  erasures: z.array(
    z.object({
      caseId: CaseId.nullable(),
      number: z.string().nullable(),
      state: z.enum(stateNames).nullable(),
      cause: z.enum(['period', 'request']),
      files: z.number(),
      at: z.string(),
    }),
  ),
})
export type RetentionView = z.infer<typeof RetentionView>

export const personWishes = ['copy', 'erase'] as const
/** `name` and `phone`: under which a visit at home or a card of another province was taken down, where no case knows them. */
export const PersonAsk = z.object({
  docType: DocType,
  number: typedNumber().min(1).max(20),
  name: typedName().max(60).default(''),
  phone: typedPhone().max(20).default(''),
  wants: z.enum(personWishes),
})
export const PersonAnswer = z.object({
  requestId: z.string(),
  wants: z.enum(personWishes),
  cases: z.array(
    z.object({
      caseId: CaseId,
      number: z.string(),
      item: ItemCode,
      state: z.enum(stateNames),
      openedOn: Day,
      /** The last day on which it is kept; null while it is under way or the place has not said. */
      until: Day.nullable(),
      outcome: z.enum(requestOutcomes),
    }),
  ),
  errands: z.array(
    z.object({
      number: z.string(),
      kind: ErrandKind,
      item: ItemCode,
      state: ErrandState,
      askedOn: Day,
      until: Day.nullable(),
      outcome: z.enum(requestOutcomes),
    }),
  ),
  /** Lines of this person in registers of merged branches. */
  merged: z.number(),
})
export type PersonAnswer = z.infer<typeof PersonAnswer>
