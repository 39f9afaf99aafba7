/** Does what a new day makes due: reports of loss that ran out, overdue cards, rules that begin. */
import type { Day } from '../../../../shared/time.ts'
import type { Core } from '../../commands/core.ts'
import { markOverdueByItself } from '../../commands/pickup/uncollected.ts'
import { runOutLosses } from '../../records/card/register.ts'
import { delayUngrounded } from '../../records/waiting/delay.ts'

/** Done once a day; a day whose work failed is not noted, so that the next run does it. */
export function keepDays(core: Core): () => Promise<void> {
  let done: Day | null = null
  let rules = rulesNow(core)
  return async () => {
    const day = core.clock.today()
    const now = rulesNow(core)
    if (day === done && now === rules) return
    // A version planned for a day reaches the windows that are open on it.
    if (now !== rules) core.tell('profile.changed', {})
    // The place may hand out cards on other days by it.
    await keepPromises(core)
    rules = now
    if (day === done) return
    await runOutLosses(core)
    await markOverdueByItself(core)
    // Lists of today and of how long a card has waited stand differently now.
    if (done !== null) core.tell('pickup.changed', {})
    done = day
  }
}

async function keepPromises(core: Core): Promise<void> {
  await core.store.write(async ({ tx, tell }) => {
    for (const caseId of await delayUngrounded(core, tx, null, { why: 'hours' })) tell('case.changed', { caseId })
  })
}

const rulesNow = ({ profiles, clock }: Core): string => {
  const { profile, version } = profiles.holding(clock.today())
  return `${profile} ${version}`
}
