/** Notices a clock that jumped, or that disagrees with the last entry: kept in the log, and told until it is right or the program ends. */
import { type ClockJump, clockJump } from '../../../../shared/clock-jump.ts'
import { Instant } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import { calendarOf } from '../../rules/calendar/book.ts'
import type { RulesContext } from '../../rules/context.ts'

type Watched = { seen: Instant; jump: ClockJump | null }
const watched = new WeakMap<RulesContext['store'], Watched>()

/** What is told now; null while all is well. */
export const jumpToTell = ({ store }: Pick<RulesContext, 'store'>): ClockJump | null => watched.get(store)?.jump ?? null

/** Right after opening: whatever was written last, by whom ever, was written before now. */
export async function judgeClock(core: RulesContext): Promise<void> {
  const last = await core.store.db.selectFrom('audit').select('at').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const now = core.clock.now()
  watched.set(core.store, { seen: now, jump: null })
  if (last) await judge(core, Instant.parse(last.at), now)
}

/** In between: the time that was seen last is never far back, whether or not anybody worked. */
export async function watchClock(core: RulesContext): Promise<void> {
  const before = watched.get(core.store)
  const now = core.clock.now()
  if (before) await judge(core, before.seen, now)
}

async function judge(core: RulesContext, last: Instant, now: Instant): Promise<void> {
  const jump = clockJump(last, now, calendarOf(core))
  const before = watched.get(core.store)?.jump ?? null
  // Set right again the same way back: nothing is to be told any more, and the log has both.
  const isRight = jump !== null && before !== null && jump.way !== before.way
  watched.set(core.store, { seen: now, jump: isRight ? null : (jump ?? before) })
  if (jump === null) return
  core.log('clock.jumped', { way: jump.way, days: jump.days })
  await core.store.write(({ tx, tell }) => {
    tell('copies.changed', {})
    return record(core, tx, { who: null, what: 'clock.jumped', facts: { way: jump.way, days: jump.days } })
  })
}
