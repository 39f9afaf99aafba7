/** The ways a customer signs at the counter, as data: what each needs and why it is taken in place of the pad. Pure. */
import { z } from '../zod.ts'

export const signReasons = ['no-pad', 'pad-fault', 'wish', 'cannot-write', 'hand-hurt', 'cannot-sign'] as const
export const SignReason = z.enum(signReasons)
export type SignReason = (typeof signReasons)[number]

type WayRow = {
  readonly way: string
  /** What stays of the signature: strokes in the store, or a slip on the branch's shelf, kept by its number. */
  readonly keeps: 'strokes' | 'slip'
  /** A colleague who was there says so with their own password. */
  readonly witness: boolean
  /** Why it is taken; empty for the usual way. */
  readonly reasons: readonly SignReason[]
}

export const signTable = [
  { way: 'pad', keeps: 'strokes', witness: false, reasons: [] },
  { way: 'paper', keeps: 'slip', witness: false, reasons: ['no-pad', 'pad-fault', 'wish'] },
  { way: 'print', keeps: 'slip', witness: false, reasons: ['cannot-write', 'hand-hurt'] },
  // Whoever can neither write nor give a print: the witness signs the slip for them.
  { way: 'witness', keeps: 'slip', witness: true, reasons: ['cannot-sign', 'hand-hurt'] },
] as const satisfies readonly WayRow[]

export type SignWay = (typeof signTable)[number]['way']
export const signWays = signTable.map(row => row.way) as [SignWay, ...SignWay[]]
export const SignWay = z.enum(signWays)
/** Every way but the usual one. */
export type OtherWay = Exclude<SignWay, 'pad'>
export const otherWays = signWays.filter((way): way is OtherWay => way !== 'pad') as [OtherWay, ...OtherWay[]]
export const isSignWay = (text: string): text is SignWay => signWays.some(way => way === text)

export function wayOf(way: SignWay): WayRow {
  const row = signTable.find(candidate => candidate.way === way)
  if (!row) throw new Error(`no such way to sign: ${way}`)
  return row
}

/** A place that says nothing forbids nothing. */
export const allowsWay = (allowed: readonly SignWay[] | null, way: SignWay): boolean => allowed === null || allowed.includes(way)

export const signCodes = ['FORBIDDEN', 'REASON', 'WITNESS'] as const
export type SignCode = (typeof signCodes)[number]

/** What keeps this way from being taken. */
export function signProblem(
  { way, reason, isWitnessed }: { readonly way: SignWay; readonly reason: SignReason; readonly isWitnessed: boolean },
  allowed: readonly SignWay[] | null,
): SignCode | null {
  const row = wayOf(way)
  if (!allowsWay(allowed, way)) return 'FORBIDDEN'
  if (!row.reasons.includes(reason)) return 'REASON'
  return row.witness && !isWitnessed ? 'WITNESS' : null
}
