/** Carries what came of a new key to the next screen of signing in: the store was closed for it, and the screen that asked is gone. */
import { useSyncExternalStore } from 'react'
import type { Failure } from '../../shared/result.ts'

/** `failure` is null where the key was changed. */
export type KeyChange = { readonly failure: Failure | null }

let last: KeyChange | null = null
const listeners = new Set<() => void>()

export function tellKeyChange(failure: Failure | null): void {
  last = { failure }
  for (const hear of listeners) hear()
}

/** Once somebody has signed in it has been read. */
export function forgetKeyChange(): void {
  last = null
}

const listen = (hear: () => void): (() => void) => {
  listeners.add(hear)
  return () => listeners.delete(hear)
}

export const useKeyChange = (): KeyChange | null => useSyncExternalStore(listen, () => last)
