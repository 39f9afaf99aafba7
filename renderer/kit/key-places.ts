/** Where the keys of whoever sits here stand on the keyboard, and who wants to hear the next press itself. */
import { useSyncExternalStore } from 'react'
import { keyAt, type Moves, placeOf } from '../../shared/habits/moved-keys.ts'

let moves: Moves = {}
let hearing: ((press: string) => void) | null = null
const listeners = new Set<() => void>()

export function standKeys(to: Moves): void {
  moves = to
  for (const hear of listeners) hear()
}

export const keyPlace = (key: string): string => placeOf(moves, key)
/** Null for a key that was moved away. */
export const keyPressed = (press: string): string | null => keyAt(moves, press)

/** The next press goes to `hear` and nowhere else, whatever it means; null ends it. */
export function hearPress(hear: ((press: string) => void) | null): void {
  hearing = hear
}
export const hears = (): ((press: string) => void) | null => hearing

const subscribe = (listen: () => void): (() => void) => {
  listeners.add(listen)
  return () => listeners.delete(listen)
}
export const useKeyPlaces = (): Moves => useSyncExternalStore(subscribe, () => moves)
