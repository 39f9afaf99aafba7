/** The states of a blank card as data: every number is accounted for from delivery to destruction. */
import { typedCode } from '../entry/code.ts'
import { z } from '../zod.ts'
import type { Rows } from './machine.ts'

export const blankStates = ['in-vault', 'with-teller', 'used', 'spoiled', 'sent-up', 'destroyed', 'lost'] as const
export const BlankState = z.enum(blankStates)
export type BlankState = z.infer<typeof BlankState>

export const blankEvents = ['draw', 'giveBack', 'use', 'spoil', 'sendUp', 'destroy', 'lose', 'find'] as const
export type BlankEvent = (typeof blankEvents)[number]

export const blankMachine = [
  { on: 'draw', from: ['in-vault'], to: 'with-teller' },
  { on: 'giveBack', from: ['with-teller'], to: 'in-vault' },
  { on: 'use', from: ['with-teller'], to: 'used' },
  // A card can fail in the machine or after it; in the second case it was already marked as used.
  { on: 'spoil', from: ['in-vault', 'with-teller', 'used'], to: 'spoiled' },
  { on: 'sendUp', from: ['spoiled'], to: 'sent-up' },
  { on: 'destroy', from: ['sent-up'], to: 'destroyed' },
  { on: 'lose', from: ['in-vault', 'with-teller', 'spoiled'], to: 'lost' },
  // Whoever finds it brings it to the vault.
  { on: 'find', from: ['lost'], to: 'in-vault' },
] as const satisfies Rows<BlankState, BlankEvent>

/** Up to four capital letters, then the serial; all numbers of a delivery have the same form. */
export const BlankNumber = typedCode().regex(/^[A-Z]{0,4}\d{4,15}$/)
export type BlankNumber = z.infer<typeof BlankNumber>

export const spoilReasons = ['print', 'chip', 'jam', 'damaged', 'other'] as const
export type SpoilReason = (typeof spoilReasons)[number]

export type BlankParts = { readonly prefix: string; readonly digits: number; readonly serial: number }

/** Only the last nine digits are the serial: nine digits fit a 32-bit integer column on every engine. */
export function partsOf(number: BlankNumber): BlankParts {
  const serial = /\d{1,9}$/.exec(number)?.[0] ?? ''
  return { prefix: number.slice(0, number.length - serial.length), digits: serial.length, serial: Number(serial) }
}

export const numberAt = ({ prefix, digits }: BlankParts, serial: number): BlankNumber =>
  BlankNumber.parse(`${prefix}${String(serial).padStart(digits, '0')}`)

/** How many cards a range holds; null if the two numbers differ in form or run backwards. */
export function countBetween(first: BlankNumber, last: BlankNumber): number | null {
  const [from, to] = [partsOf(first), partsOf(last)]
  if (from.prefix !== to.prefix || from.digits !== to.digits || to.serial < from.serial) return null
  return to.serial - from.serial + 1
}

/** A larger delivery is entered in parts. */
export const mostBlanks = 20_000

export type BlankRange = { readonly first: BlankNumber; readonly last: BlankNumber }

/** The parts of a range that another does not cover: at most one before it and one behind it. */
export function rangeWithout(range: BlankRange, other: BlankRange): readonly BlankRange[] {
  const parts = partsOf(range.first)
  const [from, to] = [parts.serial, partsOf(range.last).serial]
  const { prefix, digits, serial } = partsOf(other.first)
  const alike = prefix === parts.prefix && digits === parts.digits
  const [otherFrom, otherTo] = alike ? [serial, partsOf(other.last).serial] : [to + 1, to]
  if (otherTo < from || otherFrom > to || otherTo < otherFrom) return [range]
  const between = (a: number, b: number): readonly BlankRange[] => (a > b ? [] : [{ first: numberAt(parts, a), last: numberAt(parts, b) }])
  return [...between(from, otherFrom - 1), ...between(otherTo + 1, to)]
}

/** Numbers in any order as ranges of neighbours. */
export function rangesOf(numbers: readonly BlankNumber[]): readonly BlankRange[] {
  const ranges: { first: BlankNumber; last: BlankNumber }[] = []
  const inOrder = [...numbers].sort((a, b) => {
    const [one, other] = [partsOf(a), partsOf(b)]
    return one.prefix.localeCompare(other.prefix) || one.digits - other.digits || one.serial - other.serial
  })
  for (const number of inOrder) {
    const last = ranges.at(-1)
    if (last && countBetween(last.last, number) === 2) last.last = number
    else if (last?.last !== number) ranges.push({ first: number, last: number })
  }
  return ranges
}
