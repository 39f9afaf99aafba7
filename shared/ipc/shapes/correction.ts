/** Shapes of corrections: what is put right, its old and new value, the reason, and the second person. */
import { MaterialCode } from '../../business/materials.ts'
import { ConsentId, NoticeId } from '../../business/notices.ts'
import { BlankNumber } from '../../card/blank.ts'
import { correctionSubjects, factNames } from '../../correction/facts.ts'
import { typedMobile, typedPhone } from '../../entry/phone.ts'
import { CorrectionId, StockMoveId } from '../../ids.ts'
import { oldCardFates } from '../../pickup/old-card.ts'
import { stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'
import { CaseRef, Note } from './case.ts'
import { FeeChangeWay, FeeReverse } from './fee.ts'
import { CompanionInput, IdentityInput } from './identity.ts'

/** One member a fact: its subject as the caller last saw it, and the new value whole. */
export const CorrectionChange = z.discriminatedUnion('fact', [
  CaseRef.extend({ fact: z.literal('identity'), identity: IdentityInput }),
  CaseRef.extend({
    fact: z.literal('person'),
    identity: IdentityInput,
    /** Which of what the case has is the right person's. */
    theirs: z.object({ photo: z.boolean(), consents: z.boolean(), ticket: z.boolean() }),
  }),
  CaseRef.extend({ fact: z.literal('agent'), companion: CompanionInput.nullable() }),
  CaseRef.extend({
    fact: z.literal('notices'),
    papers: z.array(MaterialCode),
    notices: z.array(NoticeId),
    consents: z.array(ConsentId),
  }),
  /** No mobile, but a fixed line: the holder has no mobile any more. */
  CaseRef.extend({ fact: z.literal('contact'), mobile: typedMobile().max(16), phone: typedPhone().max(20) }),
  // A step that was noted and did not happen.
  CaseRef.extend({ fact: z.literal('sent') }),
  CaseRef.extend({ fact: z.literal('city-bank') }),
  CaseRef.extend({ fact: z.literal('arrived') }),
  CaseRef.extend({ fact: z.literal('handed-over') }),
  CaseRef.extend({ fact: z.literal('old-card'), oldCard: z.enum(oldCardFates) }),
  FeeReverse.pick({ caseId: true, revision: true, entryId: true, cause: true }).extend({ fact: z.literal('fee-reversal') }),
  FeeChangeWay.omit({ note: true, second: true }).extend({ fact: z.literal('fee-way') }),
  z.object({ fact: z.literal('delivery'), moveId: StockMoveId, first: BlankNumber, last: BlankNumber }),
  CaseRef.extend({ fact: z.literal('blank'), number: BlankNumber }),
])
export type CorrectionChange = z.infer<typeof CorrectionChange>

export const CorrectionMake = z.object({
  change: CorrectionChange,
  reason: Note,
  /** The second person, who authorises with their own password; needed where the table of facts says so. */
  second: z
    .object({ login: z.string().min(1).max(60), password: z.string().min(1).max(200) })
    .nullable()
    .default(null),
})

/** Only what differs stands in `was` and `now`, by the names the fact gives its values. */
export const CorrectedValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))
export type CorrectedValues = Readonly<z.infer<typeof CorrectedValues>>

export const CorrectionView = z.object({
  id: CorrectionId,
  fact: z.enum(factNames),
  subject: z.enum(correctionSubjects),
  at: z.string(),
  by: z.string(),
  second: z.string().nullable(),
  reason: z.string(),
  was: CorrectedValues,
  now: CorrectedValues,
  from: z.enum(stateNames).nullable(),
  to: z.enum(stateNames).nullable(),
  /** Whether the signature had to be asked for anew. */
  resigned: z.boolean(),
})
export type CorrectionView = z.infer<typeof CorrectionView>
