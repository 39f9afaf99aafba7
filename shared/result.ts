/** Returns expected failures as values across functions and processes. */
import type { RefusalCode, RefusalDetail } from './refusal.ts'

export type Failure = { readonly code: RefusalCode; readonly detail?: RefusalDetail }
export type Result<T, E = Failure> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })
export const fail = <E>(error: E): Result<never, E> => ({ ok: false, error })
