/** Shapes of cards that go to their holders by post. */
import { typedLine } from '../../entry/text.ts'
import { CaseId, ParcelId } from '../../ids.ts'
import { parcelEnds } from '../../pickup/parcel.ts'
import { z } from '../../zod.ts'
import { CaseRef, Note } from './case.ts'
import { SecondPerson } from './session.ts'

/** As the sender of a waybill needs it; empty where the caller's work does not open it. */
export const ParcelTo = z.object({ recipient: z.string(), phone: z.string(), address: z.string() })
export type ParcelTo = z.infer<typeof ParcelTo>

export const ParcelSend = CaseRef.extend({
  carrier: typedLine().min(2).max(20),
  waybill: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9-]{6,32}$/),
  recipient: typedLine().min(1).max(60),
  phone: typedLine().min(5).max(20),
  address: typedLine().min(4).max(100),
  second: SecondPerson.omit({ reason: true }),
})
export const ParcelView = z.object({
  id: ParcelId,
  caseId: CaseId,
  revision: z.number(),
  number: z.string(),
  maskedName: z.string(),
  carrier: z.string(),
  waybill: z.string(),
  at: z.string(),
  by: z.string(),
  second: z.string(),
  /** How long it has been on its way, or was. */
  days: z.number(),
  /** On its way for longer than parcels take: asked after at the carrier. */
  late: z.boolean(),
  ended: z.enum(parcelEnds).nullable(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  note: z.string(),
})
export type ParcelView = z.infer<typeof ParcelView>
/** `note`: who signed for it, why it came back, or what the carrier says. */
export const ParcelEndNote = CaseRef.extend({ ended: z.enum(parcelEnds), note: Note })
