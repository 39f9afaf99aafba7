/** Turns a branch day into the instants it starts at. */
import { chinaOffsetMinutes, type Day, Instant } from '../../shared/time.ts'

export const startOfDay = (day: Day): Instant =>
  Instant.parse(new Date(Date.parse(`${day}T00:00:00Z`) - chinaOffsetMinutes * 60_000).toISOString())
