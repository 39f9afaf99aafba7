/** More contrast, because the person sitting here or the system asks for it: said on the page's root, where the tokens and antd read it. */
import { useSyncExternalStore } from 'react'

const query = '(prefers-contrast: more)'
let wanted = false
const listeners = new Set<() => void>()

const bySystem = (): boolean => globalThis.matchMedia?.(query).matches ?? false
const isMore = (): boolean => wanted || bySystem()

function show(): void {
  document.documentElement.toggleAttribute('data-more-contrast', isMore())
  for (const hear of listeners) hear()
}

/** For the whole life of the page; the system may change its mind while the program runs. */
export function followContrast(): void {
  globalThis.matchMedia?.(query).addEventListener?.('change', show)
  show()
}

export function wantContrast(more: boolean): void {
  wanted = more
  show()
}

const subscribe = (listen: () => void): (() => void) => {
  listeners.add(listen)
  return () => listeners.delete(listen)
}
export const useMoreContrast = (): boolean => useSyncExternalStore(subscribe, isMore)
