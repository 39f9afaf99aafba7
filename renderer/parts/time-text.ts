/** Writes instants and days as a counter reads them; China keeps one zone, so the machine's own does not matter. */
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { clockAt, parseDay, weekday } from '../../shared/time.ts'

const isInstant = (text: string): boolean => !Number.isNaN(Date.parse(text))

export const clockText = (instant: string): string => (isInstant(instant) ? clockAt(instant).slice(11, 16) : '')
export const clockSecondsText = (instant: string): string => (isInstant(instant) ? clockAt(instant).slice(11) : '')
/** '2026-01-31 14:32' */
export const timeText = (instant: string): string => (isInstant(instant) ? clockAt(instant).slice(0, 16) : instant)

/** The day with its weekday. */
export function dayText(day: string): string {
  const parsed = parseDay(day)
  return parsed ? `${parsed} ${kitText.weekdays[weekday(parsed)]}` : day
}
