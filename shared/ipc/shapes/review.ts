/** Shapes of the review: what is sent back and why, who has a case before them, many approved at once. */
import { CaseId, OperatorId } from '../../ids.ts'
import { refusalCodes } from '../../refusal.ts'
import { Fault } from '../../review/fault.ts'
import { z } from '../../zod.ts'
import { CaseRef, Note } from './case.ts'

export const Faults = z.array(Fault).min(1).max(60)
export const ReviewReturn = CaseRef.extend({ faults: Faults, note: Note })
export const ReviewReject = CaseRef.extend({ note: Note })
export const ReviewMany = z.object({ cases: z.array(CaseRef).min(1).max(100) })

/** A case that lies before a reviewer, until when. */
export const ReviewLease = z.object({
  caseId: CaseId,
  by: z.string(),
  operatorId: OperatorId,
  until: z.string(),
  /** The revision whose picture and data this reviewer was shown. */
  seen: z.number().int().nullable(),
})
export type ReviewLease = z.infer<typeof ReviewLease>

/** What became of each case of a list; `refused` null is done. */
export const ManyDone = z.array(z.object({ caseId: CaseId, refused: z.enum(refusalCodes).nullable() }))
export type ManyDone = z.infer<typeof ManyDone>
