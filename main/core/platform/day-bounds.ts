/** Converts a day of the branch into its start and end instants. */
import { chinaOffsetMinutes, type Day, Instant } from '../../../shared/time.ts'

const msPerDay = 86_400_000
const startMs = (day: Day): number => Date.parse(`${day}T00:00:00Z`) - chinaOffsetMinutes * 60_000
const instantAt = (ms: number): Instant => Instant.parse(new Date(ms).toISOString())

export const startOfDay = (day: Day): Instant => instantAt(startMs(day))
/** Exclusive: the first instant of the next day. */
export const endOfDay = (day: Day): Instant => instantAt(startMs(day) + msPerDay)
