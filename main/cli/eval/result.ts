/** One picture of an evaluation: what it was said to be, and what the engine made of it. */
import { createHash } from 'node:crypto'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import type { CheckId, Outcome, Verdict } from '../../../shared/photo/verdict.ts'
import type { PhotoEngine } from '../../core/imaging/engine.ts'

export const kinds = ['acceptable', 'borderline', 'to refuse'] as const
/** What a card centre would do with the picture: take it, take it or not by who looks, or send it back. */
export type Kind = (typeof kinds)[number]

/**
 * `faults` are the checks that should speak; those `unsure` are not counted. Without a label only times and outcomes count.
 * Without `kind`, a picture with faults is one to refuse and any other acceptable.
 */
export type EvalLabel = {
  readonly faults: readonly CheckId[]
  readonly unsure?: readonly CheckId[] | undefined
  readonly kind?: Kind | undefined
}
export type EvalPicture = { readonly name: string; readonly bytes: Uint8Array; readonly label: EvalLabel | null }

export type EvalResult = {
  readonly name: string
  readonly label: EvalLabel | null
  readonly outcome: Outcome | 'unreadable'
  readonly verdicts: readonly Verdict[]
  readonly finished: Uint8Array | null
  /** Of the finished file, measured afresh. */
  readonly geometry: {
    readonly faceWidth: number
    readonly headTop: number
    readonly eyeLineToBottom: number
    readonly eyeMidX: number
  } | null
  readonly ms: Readonly<Record<string, number>>
}

export async function evaluate(engine: Pick<PhotoEngine, 'judge'>, picture: EvalPicture, spec: PhotoSpec): Promise<EvalResult> {
  const { name, label } = picture
  const judged = await engine.judge(picture.bytes, spec)
  if (!judged.readable) return { name, label, outcome: 'unreadable', verdicts: [], finished: null, geometry: null, ms: {} }
  const { outcome, verdicts, finished, geometry, ms } = judged
  return { name, label, outcome, verdicts, finished, geometry, ms }
}

export const kindOf = ({ faults, kind }: EvalLabel): Kind => kind ?? (faults.length > 0 ? 'to refuse' : 'acceptable')

export const shares = ['tuned on', 'kept aside'] as const
export type Share = (typeof shares)[number]

/** By the hash of the file's name, so that a third is kept aside from the start and stays so when pictures are added. */
export const shareOf = (name: string): Share =>
  createHash('sha256').update(name).digest().readUInt32BE() % 3 === 0 ? 'kept aside' : 'tuned on'

export const spoken = ({ verdicts }: EvalResult) => verdicts.filter(verdict => verdict.level !== 'pass')
