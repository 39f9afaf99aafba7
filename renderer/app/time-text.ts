/** Writes instants and days as a counter reads them; China keeps one zone, so the machine's own does not matter. */
import { kitText } from '../../shared/strings/zh-CN/kit.ts'
import { chinaOffsetMinutes, parseDay, weekday } from '../../shared/time.ts'

const inChina = (instant: string): string => new Date(Date.parse(instant) + chinaOffsetMinutes * 60_000).toISOString()

const isInstant = (text: string): boolean => !Number.isNaN(Date.parse(text))

export const clockText = (instant: string): string => (isInstant(instant) ? inChina(instant).slice(11, 16) : '')
export const clockSecondsText = (instant: string): string => (isInstant(instant) ? inChina(instant).slice(11, 19) : '')
/** '2026-01-31 14:32' */
export const timeText = (instant: string): string => (isInstant(instant) ? inChina(instant).slice(0, 16).replace('T', ' ') : instant)

/** The day with its weekday. */
export function dayText(day: string): string {
  const parsed = parseDay(day)
  return parsed ? `${parsed} ${kitText.weekdays[weekday(parsed)]}` : day
}
