/** Reads what was typed to find a case: only whole values of it are looked for, so that nobody spells one out. Pure. */
import { tidyName } from '../entry/name.ts'
import { tidySought } from '../entry/sought.ts'
import type { Role } from './roles.ts'

export type Sought =
  /** Nothing was typed. */
  | { readonly by: 'nothing' }
  /** A case number, receipt, document number or telephone, whole. */
  | { readonly by: 'whole'; readonly value: string }
  /** A whole name and the last four characters of the document. */
  | { readonly by: 'person'; readonly name: string; readonly tail: string }
  | { readonly by: 'name'; readonly name: string }
  /** Not enough to look for. */
  | { readonly by: 'part' }

/** The shortest document number there is has seven characters, and no number of ours is shorter. */
const leastWhole = 7
const leastName = 1

/** A name with the last four, in the order people say it, with or without a space or comma between. */
const withTail = /^(\D+?)[\s,\uff0c]*(\d{3}[\dX])$/u

export function readSought(text: string): Sought {
  const value = tidySought(text)
  if (value === '') return { by: 'nothing' }
  const person = withTail.exec(value)
  const name = tidyName(person?.[1] ?? '')
  if (person?.[2] && [...name].length > leastName) return { by: 'person', name, tail: person[2] }
  if (/\d{3}/.test(value) && /^[0-9A-Z()-]+$/.test(value)) return [...value].length >= leastWhole ? { by: 'whole', value } : { by: 'part' }
  return /[\d%*?_]/.test(value) ? { by: 'part' } : { by: 'name', name: tidyName(text) }
}

/** Who looks through the names of all cases, also by a part of one: somebody stands there without a slip, or a complaint is looked into. */
export const mayScanNames: readonly Role[] = ['manager', 'auditor']

/** What tells of a person and is counted when it finds nobody. Numbers of ours, which have dashes, are on slips and tell of nobody. */
export const isGuess = (sought: Sought): boolean => sought.by === 'person' || (sought.by === 'whole' && !sought.value.includes('-'))

// Mistyping takes a few tries; then the wait doubles from 5 s to a quarter of an hour. An hour without a miss is a new beginning.
const freeMisses = 5
const firstWaitSeconds = 5
const longestWaitSeconds = 900
export const missesForgottenMs = 3_600_000

/** Seconds to wait after the `misses`-th search in a row that found nobody. */
export const waitAfterMisses = (misses: number): number =>
  misses < freeMisses ? 0 : Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** Math.min(misses - freeMisses, 10))
