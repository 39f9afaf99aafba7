/** Texts of the calendar of working days, as the manager keeps it. */
import type { CalendarCode } from '../../pickup/calendar-change.ts'

/** Where a year comes from that only this branch has written. */
export const calendarSource = { text: '本网点自行登记，未见官方安排', url: null } as const

export const calendarProblemText = {
  'wrong-year': '不属于这一年',
  both: '既列为放假又列为上班',
  'make-up-on-weekday': '不是周末，不能列为调休上班',
  'too-many': '列出的日子过多，请核对文件',
  'no-days': '标明官方安排，却几乎没有放假日，请核对文件',
  'year-twice': '同一年出现了两次',
  'no-name': '没有写明是什么节日',
  'no-change': '与现在的安排相同，没有需要保存的改动',
} as const satisfies Record<CalendarCode, string>
