/** Shapes of what the customer's window shows and of what the customer answers there. */
import { ItemCode } from '../../business/items.ts'
import { ConsentId } from '../../business/notices.ts'
import { ReasonCode } from '../../business/reasons.ts'
import { Bytes } from '../../bytes.ts'
import { CaseId, PhotoId } from '../../ids.ts'
import { hints } from '../../photo/coach-hints.ts'
import { BadReason, Grade, isBad } from '../../rating/grades.ts'
import { z } from '../../zod.ts'
import { CaseOnly } from '../commands/callers.ts'
import { Signature } from './case.ts'
import { PayShown } from './pay.ts'
import { Mode } from './session.ts'

/** `plan`: what will be done and what it costs, then the consent. `check` and `sign` show the same sheet. */
export const customerPages = ['welcome', 'wait', 'plan', 'pose', 'picture', 'check', 'sign', 'pay', 'bye'] as const
export const CustomerPage = z.enum(customerPages)
export type CustomerPage = z.infer<typeof CustomerPage>

/** Said before anything is written down: what the desk's business step would save. */
export const PlanShown = z.object({
  item: ItemCode,
  reason: ReasonCode.nullable(),
  /** In fen; null where the place's rule does not say. */
  fee: z.number().int().nullable(),
  promisedDay: z.string().max(10).nullable(),
  consents: z.array(ConsentId),
  /** What the teller reads out. */
  said: z.array(z.string().max(600)).max(40),
})
export type PlanShown = z.infer<typeof PlanShown>

export const CustomerShow = z.object({
  page: CustomerPage,
  caseId: CaseId.nullable().default(null),
  ticket: z.string().max(12).nullable().default(null),
  plan: PlanShown.nullable().default(null),
  hint: z
    .enum([...hints, 'ready'])
    .nullable()
    .default(null),
  /** The name of the camera this counter chose, so that the mirror opens the same one; null for any. */
  camera: z.string().max(200).nullable().default(null),
  photoId: PhotoId.nullable().default(null),
  /** The code the customer pays by. */
  pay: PayShown.nullable().default(null),
})
export type CustomerShow = z.infer<typeof CustomerShow>

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What the customer signs, whole and unmasked, in the words of the form; its hash is bound to the signature. */
export const Sheet = z.object({
  number: z.string(),
  item: ItemCode,
  itemName: z.string(),
  reasonName: z.string(),
  name: z.string(),
  docType: z.string(),
  docNumber: z.string(),
  broughtBy: z.string().nullable(),
  groups: z.array(z.object({ title: z.string(), cells: z.array(z.object({ label: z.string(), value: z.string() })) })),
  /** What an act does to card and account, or which data change. */
  effects: z.array(z.object({ label: z.string(), value: z.string() })),
  consents: z.array(ConsentId),
  fee: z.string(),
  promisedDay: z.string().nullable(),
  mobile: z.string(),
  pickupAt: z.string(),
  /** Of the picture that goes on the card; null where none does. */
  photo: z.object({ id: z.string(), sha256: Sha256 }).nullable(),
})
export type Sheet = z.infer<typeof Sheet>

export const SheetAsk = CaseOnly
export const SheetShown = z.object({
  sheet: Sheet,
  sha256: Sha256,
  bring: z.array(z.string()),
  hours: z.array(z.string()),
  rated: z.boolean(),
})
export type SheetShown = z.infer<typeof SheetShown>

export const CustomerView = z.object({
  /** Counts what the desk has shown; an answer names the one it is about. */
  turn: z.number().int(),
  page: CustomerPage,
  mode: Mode,
  branch: z.object({ name: z.string(), address: z.string(), phone: z.string() }),
  counter: z.string(),
  ticket: z.string().nullable(),
  plan: PlanShown.nullable(),
  hint: CustomerShow.shape.hint,
  camera: z.string().nullable(),
  shown: SheetShown.nullable(),
  image: Bytes.nullable(),
  pay: PayShown.nullable(),
})
export type CustomerView = z.infer<typeof CustomerView>

/** What each page lets the customer say. */
export const answersOn = {
  welcome: [],
  wait: [],
  plan: ['agree', 'refuse'],
  pose: [],
  picture: ['accept', 'retake'],
  check: ['agree', 'change'],
  sign: ['sign', 'change'],
  pay: [],
  bye: ['rate'],
} as const satisfies Record<CustomerPage, readonly string[]>

const turn = z.number().int()
const rate = z.object({ turn, kind: z.literal('rate'), grade: Grade, reasons: z.array(BadReason).max(9) })
export const CustomerAnswer = z.union([
  z.object({ turn, kind: z.enum(['agree', 'refuse', 'accept', 'retake', 'change']) }),
  z.object({ turn, kind: z.literal('sign'), strokes: Signature, sheet: Sha256 }),
  rate.refine(({ grade, reasons }) => !isBad(grade) || reasons.length > 0, { path: ['reasons'] }),
])
export type CustomerAnswer = z.infer<typeof CustomerAnswer>

/** What the desk hears of it; a rating goes past the person who is rated. */
export const CustomerHeard = z.object({
  turn,
  /** Counts the answers, so that one is acted on once. */
  count: z.number().int(),
  answer: z
    .union([
      z.object({ kind: z.enum(['agree', 'refuse', 'accept', 'retake', 'change']) }),
      z.object({ kind: z.literal('sign'), strokes: Signature, sheet: Sha256 }),
    ])
    .nullable(),
})
export type CustomerHeard = z.infer<typeof CustomerHeard>
export type HeardAnswer = NonNullable<CustomerHeard['answer']>
