/** The messages between a branch and the card centre, as schemas: the document in docs/ and the reference centre are made from them. */
import { FieldKey, FormDraft } from '../form/fields.ts'
import { z } from '../zod.ts'
import { centreRefusalCodes } from './refusals.ts'

export const centreVersion = 'v1'
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** The digest of GB/T 32905: as long as SHA-256, and written alike. */
export const Sm3 = Sha256
const When = z.iso.datetime()
/** Printable, so that it can stand in a header. */
export const MessageKey = z.string().regex(/^[\x21-\x7e]{1,200}$/)

/** The bytes were sent before, under their SHA-256. Messages enqueued by an earlier version say no `sm3`. */
export const CentrePicture = z
  .object({ sha256: Sha256, sm3: Sm3.optional(), bytes: z.int().positive(), name: z.string().min(1).max(80), takenAt: When })
  .readonly()

/** A case as it was approved. `photo` null where a card is made without one. */
export const CentreCase = z
  .object({
    caseNumber: z.string().min(1).max(40),
    branch: z.string().min(1).max(20),
    item: z.string().min(1).max(40),
    approvedAt: When,
    /** Values as the form holds them: days as YYYY-MM-DD, codes as codes. */
    fields: FormDraft,
    photo: CentrePicture.nullable(),
  })
  .readonly()
export type CentreCase = z.infer<typeof CentreCase>

export const CentreReceipt = z.object({ receipt: z.string().min(1).max(60), receivedAt: When }).readonly()
export type CentreReceipt = z.infer<typeof CentreReceipt>

/** The answer to a picture: the digest of what lies there now. */
export const PictureKept = z.object({ sha256: Sha256 }).readonly()

/** `field` names the field of the form a refusal is about, where the centre says so. */
export const CentreRefusal = z
  .object({
    code: z.enum(centreRefusalCodes).catch('OTHER'),
    words: z.string().max(300),
    field: FieldKey.nullable().optional().catch(null),
  })
  .readonly()
export type CentreRefusal = z.infer<typeof CentreRefusal>

/**
 * A case that was handed in before and is otherwise now. `about` is the key it was handed in or last changed by; the centre knows it
 * by the key of the change from then on.
 */
export const CentreChange = z.object({ about: MessageKey, case: CentreCase }).readonly()
export type CentreChange = z.infer<typeof CentreChange>

/** `ended`: nobody wants the card any more. `recalled`: the branch asks to have the case back. */
export const withdrawalReasons = ['ended', 'recalled'] as const
export const CentreWithdrawal = z
  .object({
    about: MessageKey,
    caseNumber: z.string().min(1).max(40),
    branch: z.string().min(1).max(20),
    why: z.enum(withdrawalReasons),
  })
  .readonly()
export type CentreWithdrawal = z.infer<typeof CentreWithdrawal>

/** `too-late`: a card is being made of what was sent first, and nothing changes. `unknown`: the centre has no such case. */
export const centreAnswers = ['accepted', 'too-late', 'unknown'] as const
export type CentreAnswerCode = (typeof centreAnswers)[number]

/** What the centre says to a change or a withdrawal; asked again under the same key it says the same. */
export const CentreAnswer = z
  .object({
    answer: z.enum(centreAnswers),
    answeredAt: When,
    words: z.string().max(300),
    /** Of a change that was accepted. */
    receipt: z.string().min(1).max(60).nullable(),
  })
  .readonly()
export type CentreAnswer = z.infer<typeof CentreAnswer>

/** What happens to a card on its way; each drives the case here by the step of the same meaning. */
export const centreStatuses = ['in-production', 'failed', 'with-bank', 'with-branch'] as const
export const CentreStatus = z.enum(centreStatuses)
export type CentreStatus = z.infer<typeof CentreStatus>

export const CentreEvent = z
  .object({
    /** The same event has the same id, however often it is told. */
    id: z.string().min(1).max(80),
    caseNumber: z.string().min(1).max(40),
    status: CentreStatus,
    at: When,
    reason: CentreRefusal.nullable(),
    /** The last four digits of the new card, once it has one. */
    cardTail: z
      .string()
      .regex(/^\d{4}$/)
      .nullable(),
  })
  .readonly()
export type CentreEvent = z.infer<typeof CentreEvent>

/** `next` is asked for the next time; more lies there already where `more` says so. */
export const CentreEvents = z
  .object({ events: z.array(CentreEvent).max(500).readonly(), next: z.string().max(60), more: z.boolean() })
  .readonly()
export type CentreEvents = z.infer<typeof CentreEvents>

/** Who is at the other end. A reference centre makes no cards: a branch in practice speaks to nothing else, a live one never to it. */
export const CentreAbout = z.object({ name: z.string().max(80), reference: z.boolean(), time: When }).readonly()
export type CentreAbout = z.infer<typeof CentreAbout>
