/** What the run of faults tells its two sides, and what they tell it. */
import type { CaseRecord, PhotoRecord } from '../../../main/core/platform/store/schema.ts'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'

/** One real case as it stood once it was paid; the branch makes the others like it. */
export type Template = {
  readonly row: CaseRecord
  readonly photo: PhotoRecord
  readonly picture: Uint8Array
}

export type BranchOrder = {
  readonly folder: string
  readonly resources: string
  readonly template: Template
  readonly count: number
  /** The first start makes the store and says where the centre is; no other does. */
  readonly url: string | null
}
export type BranchTold =
  /** Cases handed in; messages that were enqueued, and those of them that wait. */
  | { readonly made: number; readonly enqueued: number; readonly waiting: number }
  | { readonly report: readonly CaseReport[] }
  /** What does not move, where nothing does. */
  | { readonly standing: string }

/** How one case ended at the branch. */
export type CaseReport = {
  readonly number: string
  readonly state: string
  /** Of the message of the case. */
  readonly key: string
  readonly message: string
  readonly error: string | null
  readonly acts: string | null
  readonly changedAt: string
  readonly picture: string
  /** The picture as it lies in the store now, and the message as it was enqueued, are what they were. */
  readonly pictureWhole: boolean
  readonly bodyWhole: boolean
  readonly sentToMake: number
}

export type CentreOrder = {
  readonly folder: string
  readonly spec: PhotoSpec
  readonly port: number
  readonly rough: boolean
  /** How many times rarer than in a short run it falls silent: each silence costs the branch twelve seconds. */
  readonly thin: number
  readonly seed: number
}
export type CentreTold = { readonly url: string }

/** Refusals that left the centre, one a line: whoever hears of one has five seconds. */
export const verdictsFile = 'verdicts.jsonl'
export type VerdictLine = { readonly key: string; readonly at: string }

/** So many in a hundred are people the reference centre refuses. */
export const refusedEvery = 20
export const numberOf = (at: number): string => `FAULT-${String(at + 1).padStart(6, '0')}`
export const isRefused = (at: number): boolean => at % refusedEvery === refusedEvery - 1
