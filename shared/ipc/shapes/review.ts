/** Shapes of the review: returns with their reasons, leases, and batch approval. */
import { CaseId, OperatorId } from '../../ids.ts'
import { refusalCodes } from '../../refusal.ts'
import { Fault } from '../../review/fault.ts'
import { z } from '../../zod.ts'
import { CaseRef, Note } from './case.ts'

export const Faults = z.array(Fault).min(1).max(60)
export const ReviewReturn = CaseRef.extend({ faults: Faults, note: Note })
export const ReviewReject = CaseRef.extend({ note: Note })
export const ReviewMany = z.object({ cases: z.array(CaseRef).min(1).max(100) })

/** A reviewer's hold on a case, and when it expires. */
export const ReviewLease = z.object({
  caseId: CaseId,
  by: z.string(),
  operatorId: OperatorId,
  until: z.string(),
  /** The revision whose picture and data this reviewer was shown. */
  seen: z.number().int().nullable(),
})
export type ReviewLease = z.infer<typeof ReviewLease>

/** The result for each case of a list; `refused` is null for success. */
export const ManyDone = z.array(z.object({ caseId: CaseId, refused: z.enum(refusalCodes).nullable() }))
export type ManyDone = z.infer<typeof ManyDone>
/** The same of a box of cards, with the place each card was given at its coming. */
export const ManyPlaced = z.array(ManyDone.element.extend({ place: z.string().nullable() }))
export type ManyPlaced = z.infer<typeof ManyPlaced>
