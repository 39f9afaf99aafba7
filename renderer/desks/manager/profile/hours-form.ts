/** The dialog fields of the opening hours: a line of spans for each day of the week. Pure. */
import { readClockSpan } from '../../../../shared/entry/clock.ts'
import { halfWidth, withoutUnseen } from '../../../../shared/entry/marks.ts'
import { OpeningHours } from '../../../../shared/profile/profile.ts'
import { weekdayText } from '../../../../shared/strings/zh-CN/profile.ts'
import { rulesDeskText } from '../../../../shared/strings/zh-CN/rules-desk.ts'
import { weekdays } from '../../../../shared/time.ts'
import { bad, type FormField, form, good, number, said } from './form-parts.ts'

const text = rulesDeskText.dialog

/** Null where a word is no span. */
function spansRead(words: string): { from: string; to: string }[] | null {
  const spans = halfWidth(withoutUnseen(words))
    .split(/[\s,;\u3001]+/)
    .filter(Boolean)
    .map(readClockSpan)
  return spans.includes(null) ? null : spans.flatMap(span => span ?? [])
}

export const hoursForm = form(
  OpeningHours,
  [
    ...weekdays.map(
      (day): FormField => ({ name: `week.${day}`, label: weekdayText[day], kind: 'text', ...(day === '1' ? { hint: text.weekHint } : {}) }),
    ),
    { name: 'slotMinutes', label: text.slotMinutes, kind: 'digits' },
    { name: 'slotCapacity', label: text.slotCapacity, kind: 'digits' },
  ],
  ({ week, slotMinutes, slotCapacity }) => ({
    ...Object.fromEntries(weekdays.map(day => [`week.${day}`, week[day].map(span => `${span.from}-${span.to}`).join(' ')])),
    slotMinutes: String(slotMinutes),
    slotCapacity: String(slotCapacity),
  }),
  typed => {
    const days = weekdays.map(day => ({ day, spans: spansRead(said(typed, `week.${day}`)) }))
    const wrong = days.find(({ spans }) => spans === null || spans.some(span => span.from >= span.to))
    if (wrong) return bad(`week.${wrong.day}`, text.hoursWrong)
    const [slotMinutes, slotCapacity] = [number(typed, 'slotMinutes'), number(typed, 'slotCapacity')]
    if (slotMinutes === null || slotCapacity === null) {
      if (days.every(({ spans }) => spans?.length === 0)) return good(null)
      return bad(slotMinutes === null ? 'slotMinutes' : 'slotCapacity', text.missing)
    }
    return good({ week: Object.fromEntries(days.map(({ day, spans }) => [day, spans])), slotMinutes, slotCapacity })
  },
)
