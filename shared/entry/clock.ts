/** Reads a time of day however it was written, where only one can be meant. */
import { entryWords } from '../strings/zh-CN/entry.ts'
import { Clock } from '../time.ts'
import { inDigits } from './day.ts'
import { compact, unquoted } from './marks.ts'

const { clock: words, halfDay, partOfDay, until } = entryWords
const spoken = new RegExp(
  `^(\\d{1,2})(?:${words.hour})(?:${words.sharp}|(${words.half})|([13])${words.quarter}|(\\d{1,2})(?:${words.minute})?)?$`,
  'u',
)
const signs = /^(\d{1,2})[:.](\d{2})$/
/** Three or four digits are hour and minutes, one or two a full hour. */
const digits = /^(\d{1,2})(\d{2})?$/
const before = new RegExp(`^(${halfDay})?(.*)$`, 'u')

/** The hour of 24 that is meant; `NaN` where it can be two, or none. "Three in the afternoon" is fifteen, "fifteen in the afternoon" is what it says. */
const hourIn = {
  night: hour => (hour < 6 ? hour : Number.NaN),
  morning: hour => (hour <= 12 ? hour : Number.NaN),
  noon: hour => (hour === 11 || hour === 12 ? hour : hour === 1 || hour === 2 ? hour + 12 : Number.NaN),
  afternoon: hour => (hour > 0 && hour < 12 ? hour + 12 : hour),
  evening: hour => (hour >= 5 && hour < 12 ? hour + 12 : hour > 12 ? hour : Number.NaN),
} as const satisfies Record<(typeof partOfDay)[keyof typeof partOfDay], (hour: number) => number>

/** Hour and minutes as they stand there; null where the words make no time. */
function parts(text: string): readonly [hour: number, minute: number] | null {
  const [, hour, half, quarters, minutes] = spoken.exec(text) ?? []
  if (hour !== undefined) return [Number(hour), half ? 30 : quarters ? Number(quarters) * 15 : Number(minutes ?? 0)]
  const [, signedHour, signedMinute] = signs.exec(text) ?? digits.exec(text) ?? []
  return signedHour === undefined ? null : [Number(signedHour), Number(signedMinute ?? 0)]
}

/** `7`, `7:30`, full width, `730`, `0730`, `7.30`, and what is said: half past seven, a quarter past, two in the afternoon. Null for anything else. */
export function readClock(text: string): Clock | null {
  const [, half, rest = ''] = before.exec(inDigits(unquoted(compact(text)))) ?? []
  const found = parts(rest)
  if (found === null) return null
  const [hour, minute] = found
  const told = half === undefined ? hour : hourIn[partOfDay[half as keyof typeof partOfDay]](hour)
  return Clock.safeParse(`${String(told).padStart(2, '0')}:${String(minute).padStart(2, '0')}`).data ?? null
}

const between = new RegExp(`[-~]|${until}`, 'u')

/** Two times of day with a dash, a wave or a word between them, in the order they were written. Null for anything else. */
export function readClockSpan(text: string): { readonly from: Clock; readonly to: Clock } | null {
  const [first = '', second = '', ...more] = compact(text).split(between)
  const from = readClock(first)
  const [, half] = before.exec(first) ?? []
  // "Half past one to half past five in the afternoon" says once that both are meant.
  const asSaid = readClock(second)
  const to = half !== undefined && from !== null && asSaid !== null && asSaid <= from ? readClock(`${half}${second}`) : asSaid
  return more.length === 0 && from && to ? { from, to } : null
}
