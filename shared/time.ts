/** Days and instants as branded text, with the date arithmetic the program needs. Pure: today is always passed in. */
import { z } from './zod.ts'

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const msPerDay = 86_400_000

const utc = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month - 1, date))

/** Whether the date exists. `Date` turns 30 February into March, so the result is read back. */
function isRealDate(year: number, month: number, date: number): boolean {
  const read = utc(year, month, date)
  return year >= 1000 && read.getUTCFullYear() === year && read.getUTCMonth() === month - 1 && read.getUTCDate() === date
}

function isDayText(text: string): boolean {
  const parts = dayPattern.exec(text)
  return parts !== null && isRealDate(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

/** A calendar day in the branch's zone, 'YYYY-MM-DD'. Text order is time order. */
export const Day = z.string().refine(isDayText, 'not a day').brand<'Day'>()
export type Day = z.infer<typeof Day>

/** A time of day in the branch's zone, 'HH:MM' of 24 hours. Text order is time order. */
export const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export type Clock = z.infer<typeof Clock>

/** A point in time in UTC, as `Date.prototype.toISOString` writes it. */
export const Instant = z.iso.datetime().brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

/** China has one time zone and no daylight saving time. */
export const chinaOffsetMinutes = 480

export const parseDay = (text: string): Day | null => Day.safeParse(text).data ?? null

/** Parses eight digits, as used by forms and document readers: '20260131'. */
export function parseDay8(digits: string): Day | null {
  if (!/^\d{8}$/.test(digits)) return null
  return parseDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`)
}

export const day8 = (day: Day): string => day.replaceAll('-', '')

const msOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
const dayAt = (ms: number): Day => Day.parse(new Date(ms).toISOString().slice(0, 10))

export const compareDays = (a: Day, b: Day): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0)
export const addDays = (day: Day, count: number): Day => dayAt(msOf(day) + count * msPerDay)
export const daysBetween = (from: Day, to: Day): number => (msOf(to) - msOf(from)) / msPerDay
export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** 1 is Monday, 7 is Sunday. */
export const weekday = (day: Day): Weekday => weekdays[(new Date(msOf(day)).getUTCDay() + 6) % 7] ?? '7'
export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
export type Weekday = (typeof weekdays)[number]

/** Adds months; if the target month is shorter, returns its last day. */
export function addMonths(day: Day, count: number): Day {
  const months = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + count
  const lastOfMonth = utc(Math.floor(months / 12), (months % 12) + 2, 0).getUTCDate()
  return dayAt(Date.UTC(Math.floor(months / 12), months % 12, Math.min(Number(day.slice(8)), lastOfMonth)))
}

/** The day in the branch's zone at an instant. */
export const dayOf = (instant: Instant, offsetMinutes: number = chinaOffsetMinutes): Day =>
  dayAt(Date.parse(instant) + offsetMinutes * 60_000)

/** The instant of `HH:mm` on that day in the branch's zone. */
export const clockInstant = (day: Day, clock: string, offsetMinutes: number = chinaOffsetMinutes): Instant =>
  Instant.parse(new Date(Date.parse(`${day}T${clock}:00Z`) - offsetMinutes * 60_000).toISOString())

/** Local date and time at an instant: `YYYY-MM-DD HH:mm:ss`. */
export const clockAt = (instant: string, offsetMinutes: number = chinaOffsetMinutes): string =>
  new Date(Date.parse(instant) + offsetMinutes * 60_000).toISOString().slice(0, 19).replace('T', ' ')

/** Completed years on that day; negative before birth. */
export function ageOn(birth: Day, day: Day): number {
  const hadBirthday = day.slice(5) >= birth.slice(5)
  return yearOf(day) - yearOf(birth) - (hadBirthday ? 0 : 1)
}
