/** Lists who has a seat when: the day of the lobby, and those whose time is no longer there. */
import { clockInstant, Day } from '../../../../shared/time.ts'
import type { RecordsContext } from '../context.ts'

/** Whether the time of a seat is over. */
export const isOver = (core: RecordsContext, { day, end }: { readonly day: string; readonly end: string }): boolean =>
  clockInstant(Day.parse(day), end) <= core.clock.now()
