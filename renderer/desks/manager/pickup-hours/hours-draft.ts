/** Reads the hours of a week as a manager types them, one line a day, and writes them back the same way. */
import { readClockSpan } from '../../../../shared/entry/clock.ts'
import { halfWidth, withoutUnseen } from '../../../../shared/entry/marks.ts'
import { HoursRow, hoursProblems, type PickupHours } from '../../../../shared/pickup/hours.ts'
import { hoursCodeText, pickupHoursText } from '../../../../shared/strings/zh-CN/pickup.ts'
import { type Weekday, weekdays } from '../../../../shared/time.ts'

export type HoursDraft = { readonly week: Readonly<Record<Weekday, string>>; readonly minutes: string; readonly percent: string }
export type HoursFaults = Readonly<Record<string, string>>

const text = pickupHoursText.edit1
const written = (rows: readonly HoursRow[]): string => rows.map(({ from, to, capacity }) => `${from}-${to}*${capacity}`).join(' ')

export function draftOf(hours: PickupHours | null): HoursDraft {
  const line = (day: Weekday) => (hours ? written(hours.week[day]) : '')
  return {
    week: { '1': line('1'), '2': line('2'), '3': line('3'), '4': line('4'), '5': line('5'), '6': line('6'), '7': line('7') },
    minutes: String(hours?.slotMinutes ?? 30),
    percent: String(hours?.walkInPercent ?? 0),
  }
}

/** `9:00-12:00*4`, the hours in any spelling. Null where it cannot be read. */
function rowOf(typed: string): HoursRow | null {
  const [, hours = '', capacity] = /^(.+)\*(\d{1,2})$/.exec(typed) ?? []
  const span = readClockSpan(hours)
  return span && (HoursRow.safeParse({ ...span, capacity: Number(capacity) }).data ?? null)
}

const pieces = (line: string): readonly string[] =>
  halfWidth(withoutUnseen(line))
    .replaceAll(/[×xX]/g, '*')
    .split(/[\s,;\u3001]+/)
    .filter(piece => piece !== '')

const within = (typed: string, least: number, most: number): number | null => {
  const value = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN
  return value >= least && value <= most ? value : null
}

/** The hours, or every fault under the name of its field. */
export function readHours({ week, minutes, percent }: HoursDraft): { readonly hours: PickupHours | null; readonly faults: HoursFaults } {
  const faults: Record<string, string> = {}
  const rowsOf = (day: Weekday): HoursRow[] => {
    const rows = pieces(week[day]).map(rowOf)
    if (rows.includes(null)) faults[`day${day}`] = text.wrongRow
    return rows.flatMap(row => (row ? [row] : []))
  }
  const slotMinutes = within(minutes, 5, 240)
  const walkInPercent = within(percent, 0, 100)
  if (slotMinutes === null) faults.minutes = text.wrongMinutes
  if (walkInPercent === null) faults.percent = text.wrongPercent
  const read = {
    '1': rowsOf('1'),
    '2': rowsOf('2'),
    '3': rowsOf('3'),
    '4': rowsOf('4'),
    '5': rowsOf('5'),
    '6': rowsOf('6'),
    '7': rowsOf('7'),
  }
  const hours = { week: read, slotMinutes: slotMinutes ?? 30, walkInPercent: walkInPercent ?? 0 }
  if (Object.keys(faults).length === 0) {
    for (const { day, code } of hoursProblems(hours)) faults[day === null ? `day${weekdays[0]}` : `day${day}`] ??= hoursCodeText[code]
  }
  return { hours: Object.keys(faults).length === 0 ? hours : null, faults }
}
