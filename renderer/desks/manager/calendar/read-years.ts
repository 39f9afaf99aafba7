/** Reads the years of a calendar file: one year, or a list of them, in the form the program ships. Pure. */
import { CalendarYear } from '../../../../shared/pickup/calendar.ts'
import { fail, ok, type Result } from '../../../../shared/result.ts'
import { calendarText } from '../../../../shared/strings/zh-CN/calendar.ts'
import { z } from '../../../../shared/zod.ts'

const Years = z.union([CalendarYear.transform(year => [year]), z.array(CalendarYear).min(1).max(5)])

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // Whatever file a person picks: what is no JSON is no calendar, and is said so.
    if (error instanceof SyntaxError) return null
    throw error
  }
}

export function readYears(text: string): Result<readonly CalendarYear[], string> {
  const raw = parsed(text)
  if (raw === null || typeof raw !== 'object') return fail(calendarText.wrongFile)
  const years = Years.safeParse(raw)
  if (years.success) return ok(years.data)
  const first = CalendarYear.safeParse(Array.isArray(raw) ? raw[0] : raw).error?.issues[0]
  return fail(first && first.path.length > 0 ? calendarText.wrongField(first.path.join('.')) : calendarText.wrongFile)
}
