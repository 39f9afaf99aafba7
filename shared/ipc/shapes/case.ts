/** Shapes of a case and of its steps while the citizen is at the counter. */

import { SightField } from '../../access/sight.ts'
import { EndPaper, endReasons } from '../../business/ends.ts'
import { infoFields } from '../../business/info-change.ts'
import { ItemCode } from '../../business/items.ts'
import { MaterialCode } from '../../business/materials.ts'
import { ConsentId, NoticeId } from '../../business/notices.ts'
import { assuranceIds } from '../../business/pre-checks.ts'
import { ReasonCode } from '../../business/reasons.ts'
import { AccountState } from '../../card/account.ts'
import { BlankNumber } from '../../card/blank.ts'
import { CardState } from '../../card/card.ts'
import { HeldCard } from '../../card/held-card.ts'
import { otherWays, SignReason, signWays } from '../../confirm/ways.ts'
import { typedCode } from '../../entry/code.ts'
import { typedLines } from '../../entry/text.ts'
import { FormDraft } from '../../form/fields.ts'
import { CardId, CaseId, FeeEntryId, OperatorId, UnitId } from '../../ids.ts'
import { Fen, feeKinds, feeMethods, reversalCauses, waiverReasons } from '../../money.ts'
import { oldCardFates } from '../../pickup/old-card.ts'
import { Fault, faultFinders, faultParts } from '../../review/fault.ts'
import { needNames } from '../../workflow/guards.ts'
import { Path, PhotoPlan } from '../../workflow/path.ts'
import { steps } from '../../workflow/steps.ts'
import { actionNames, stateNames } from '../../workflow/table.ts'
import { z } from '../../zod.ts'
import { CompanionInput, IdentityInput } from './identity.ts'
import { PageView } from './paper.ts'
import { PhotoView } from './photo.ts'
import { SecondPerson } from './session.ts'

/** A case as the caller last saw it; if there is a newer revision, the command answers STALE. */
export const CaseRef = z.object({ caseId: CaseId, revision: z.number().int() })
export const Note = typedLines().min(2).max(200)

/** Shenzhen uses eleven capitals and digits; lengths differ by place, and none is longer than twenty. */
export const PhotoReceipt = typedCode().regex(/^[0-9A-Z-]{6,20}$/)

export const NoticeGive = CaseRef.extend({
  item: ItemCode,
  reason: ReasonCode,
  photoPlan: PhotoPlan,
  /** Receipt number of a picture the place has already accepted; only with the plan `receipt`. */
  photoReceipt: PhotoReceipt.nullable().default(null),
  /** The holder's card the item is about; null lets the register choose. */
  cardId: CardId.nullable().default(null),
  /** What the teller vouches for because no system can be queried. */
  assured: z.array(z.enum(assuranceIds)).default([]),
  papers: z.array(MaterialCode),
  notices: z.array(NoticeId),
  /** The separate consents required by PIPL 29 and 31; never implied by the other ticks. */
  consents: z.array(ConsentId),
})
export const FormSave = z.object({ caseId: CaseId, draft: FormDraft })
/** A drawn signature: strokes of points in the unit square of the pad, each with the pressure of the pen where it has one. */
const Point = z.union([z.tuple([z.number(), z.number()]), z.tuple([z.number(), z.number(), z.number().min(0).max(1)])])
export const Signature = z.array(z.array(Point).max(2000)).max(200)
export type Signature = z.infer<typeof Signature>
export const confirmWays = [...signWays, 'online', 'sheet'] as const
export type ConfirmWay = (typeof confirmWays)[number]
/** Signed where no pad took the strokes: why, the number of the signed slip, and who was there. */
export const SignedOtherwise = z.object({
  way: z.enum(otherWays),
  reason: SignReason,
  slip: typedLines().min(1).max(40),
  witness: SecondPerson.omit({ reason: true }).nullable(),
})
export type SignedOtherwise = z.infer<typeof SignedOtherwise>
export const SigningView = z.object({ way: z.enum(otherWays), reason: SignReason, slip: z.string(), witness: z.string().nullable() })
export type SigningView = z.infer<typeof SigningView>
/** `sheet`: the hash of what the customer's own screen showed; null where the signature was given at the desk. */
export const ConfirmSign = CaseRef.extend({
  signature: Signature,
  otherwise: SignedOtherwise.nullable().default(null),
  sheet: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
})
/** `second`: the colleague who stands behind a trainee's work. */
export const CaseSubmit = CaseRef.extend({ second: SecondPerson.omit({ reason: true }).nullable().default(null) })
/** From one teller to another, by the manager. */
export const CaseReassign = CaseRef.extend({ to: OperatorId, reason: Note })
export const CaseVoid = CaseRef.extend({ reason: Note })

/** Ends a case whose card will not be handed over, by what really happened. */
export const CaseEnd = CaseRef.extend({ reason: z.enum(endReasons), papers: z.array(EndPaper), note: Note })

export const productionEvents = ['sendToMake', 'makeFailed', 'remake', 'cityBankReceived', 'branchReceived', 'backToCounter'] as const
const CardTail = z
  .string()
  .regex(/^\d{4}$/)
  .nullable()
export const ProductionRecord = CaseRef.extend({
  event: z.enum(productionEvents),
  note: typedLines().max(200),
  /** The last four digits of the new card, known once the card is at the branch. */
  cardTail: CardTail,
  /** The blank card the new one is made from here; null where it is made elsewhere. */
  blank: BlankNumber.nullable().default(null),
  /** What the card centre refused when the case goes back to the counter; if empty, the picture. */
  faults: z.array(Fault).max(60).default([]),
})
/** The same event for many cards; each card is saved separately, so one refusal does not stop the others. */
export const ProductionMany = z.object({
  event: z.enum(['sendToMake', 'cityBankReceived', 'branchReceived']),
  note: typedLines().max(200),
  cases: z
    .array(CaseRef.extend({ cardTail: CardTail }))
    .min(1)
    .max(200),
})

export const CaseRow = z.object({
  id: CaseId,
  number: z.string(),
  revision: z.number(),
  state: z.enum(stateNames),
  step: z.enum(steps),
  item: ItemCode,
  path: Path,
  maskedName: z.string(),
  maskedNumber: z.string(),
  ticket: z.string().nullable(),
  makerName: z.string(),
  openedAt: z.string(),
  changedAt: z.string(),
  promisedDay: z.string().nullable(),
  bookedDay: z.string().nullable(),
  /** Where its finished card lies, as long as it is here. */
  place: z.string().nullable(),
})
export type CaseRow = z.infer<typeof CaseRow>

/** For what a case came back to the counter, and who sent it. */
export const SentBack = z.object({ from: z.enum(faultFinders), by: z.string(), at: z.string(), note: z.string(), faults: z.array(Fault) })

export const CaseView = CaseRow.extend({
  /** What the caller does not see of it, by the table of sight; the values of these are masked or left out. */
  masked: z.array(SightField),
  /** Whether the caller may see it by saying why. */
  mayLift: z.boolean(),
  makerId: OperatorId,
  makerCounter: z.string(),
  identity: IdentityInput,
  age: z.number(),
  companion: CompanionInput.nullable(),
  /** The unit whose sheet the case comes from, and the person it sent. */
  unit: z.object({ unitId: UnitId, number: z.string(), unitName: z.string(), personName: z.string() }).nullable(),
  photoPlan: PhotoPlan,
  photoReceipt: z.string().nullable(),
  business: z
    .object({
      reason: ReasonCode,
      papers: z.array(MaterialCode),
      notices: z.array(NoticeId),
      consents: z.array(ConsentId),
      consentAt: z.string().nullable(),
    })
    .nullable(),
  /** The card the case is about, as currently registered. */
  card: HeldCard.nullable(),
  /** The new card, once it has reached the branch. */
  made: HeldCard.nullable(),
  assured: z.array(z.enum(assuranceIds)),
  /** What an act will do to card and account; null once it is done, and for items that make a card. */
  foreseen: z
    .object({
      card: z.object({ from: CardState, to: CardState }).nullable(),
      account: z.object({ from: AccountState, to: AccountState }).nullable(),
      bankApart: z.boolean(),
    })
    .nullable(),
  /** The changed fields; coded values stay codes. */
  changes: z.array(z.object({ field: z.enum(infoFields), from: z.string(), to: z.string() })),
  form: FormDraft,
  formProblems: z.array(z.object({ field: z.string(), code: z.string() })),
  /** The copies of papers that were handed in, in the order of their papers and pages. */
  pages: z.array(PageView),
  photos: z.array(PhotoView),
  hasOldCardPhoto: z.boolean(),
  hasPreviousPhoto: z.boolean(),
  signature: Signature.nullable(),
  signedAt: z.string().nullable(),
  /** How it was confirmed. Without a pad: on the screen of an online channel, or by a signature on a unit's sheet. */
  confirmedBy: z.enum(confirmWays).nullable(),
  /** What stands behind a signature that no pad took. */
  signing: SigningView.nullable(),
  reviews: z.array(
    z.object({
      by: z.string(),
      at: z.string(),
      decision: z.enum(['approved', 'returned', 'rejected']),
      reason: z.enum(faultParts).nullable(),
      note: z.string().nullable(),
    }),
  ),
  /** What to correct while the case is back at the counter. */
  sentBack: SentBack.nullable(),
  fee: z.object({
    due: z.number().nullable(),
    method: z.enum(feeMethods).nullable(),
    waived: z.object({ reason: z.enum(waiverReasons), note: z.string() }).nullable(),
    settledAt: z.string().nullable(),
    receipt: z.string().nullable(),
    refund: z.object({ fen: z.number(), receipt: z.string(), at: z.string() }).nullable(),
    /** The fen that can be collected now; 0 for none. */
    open: z.number(),
    /** What was collected and stands: it can be reversed or its way put right. */
    standing: z.object({ entryId: FeeEntryId, fen: Fen, method: z.enum(feeMethods) }).nullable(),
    /** Everything the ledger says of this case, in order. */
    ledger: z.array(
      z.object({
        entryId: FeeEntryId,
        kind: z.enum(feeKinds),
        fen: Fen,
        method: z.enum(feeMethods).nullable(),
        /** The number of its paper. */
        paper: z.string().nullable(),
        cause: z.enum(reversalCauses).nullable(),
        terminal: z.string(),
        reference: z.string(),
        note: z.string(),
        by: z.string(),
        second: z.string().nullable(),
        at: z.string(),
      }),
    ),
  }),
  production: z.array(z.object({ event: z.enum(productionEvents), at: z.string(), by: z.string(), note: z.string() })),
  cardTail: z.string().nullable(),
  /** Since when two people have looked for the card in vain. */
  missingSince: z.string().nullable(),
  /** The blank card it was made from, if made here. */
  blank: z.string().nullable(),
  pickup: z.object({
    promised: z.object({ day: z.string(), covered: z.boolean(), workdays: z.number() }).nullable(),
    booked: z.object({ day: z.string(), start: z.string(), end: z.string() }).nullable(),
  }),
  handover: z.object({
    verifiedAt: z.string().nullable(),
    oldCard: z.enum(oldCardFates).nullable(),
    closedAt: z.string().nullable(),
    /** How whoever took the card signed, where no pad took it. */
    signing: SigningView.nullable(),
    /** `companion` is the person who came with the application. */
    takenBy: z.enum(['holder', 'companion', 'other']).nullable(),
  }),
  /** By what it ended before its card was with its holder. */
  end: z.object({ reason: z.enum(endReasons), at: z.string(), note: z.string() }).nullable(),
  profileVersion: z.string(),
  /** Actions open to the caller, from the workflow table, the state and the caller's roles. */
  allowed: z.array(z.enum(actionNames)),
})
export type CaseView = z.infer<typeof CaseView>

export const CaseListing = z.enum(['mine', 'absent', 'review', 'fee', 'production', 'pickup', 'all'])
export const CaseFind = z.object({ which: CaseListing, text: z.string().max(60) })

export const Unmet = z.array(z.enum(needNames))
