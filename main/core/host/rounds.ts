/** Goes round while the core runs and does what the clock alone makes due: texts, overdue cards, reports of loss, rules that begin. */
import { Refusal } from '../../../shared/refusal.ts'
import type { Day } from '../../../shared/time.ts'
import type { Core } from '../commands/core.ts'
import { markOverdueByItself } from '../commands/pickup/uncollected.ts'
import { handOnByItself } from '../commands/reminder/by-itself.ts'
import { runOutLosses } from '../records/card/register.ts'

const everyMs = 2 * 60_000

export type Rounds = {
  /** One round, now; it waits for the one under way. */
  go(): Promise<void>
  stop(): Promise<void>
}

/** The first round is at once: what fell due while the program was closed is done when it opens. */
export function keepRounds(core: Core): Rounds {
  const seen: Seen = { day: null, rules: rulesNow(core) }
  let last: Promise<void> = Promise.resolve()
  let stopped = false
  const go = (): Promise<void> => {
    last = last.then(() => (stopped ? undefined : round(core, seen)))
    return last
  }
  const timer = setInterval(() => void go(), everyMs)
  timer.unref()
  void go()
  return {
    go,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await last
    },
  }
}

type Seen = { day: Day | null; rules: string }

/** One that fails keeps none of the others from its turn, nor from the next round. */
async function round(core: Core, seen: Seen): Promise<void> {
  const day = core.clock.today()
  const works = [...(day === seen.day ? [] : [() => turnDay(core, seen, day)]), () => handOnByItself(core)]
  for (const work of works) await work().catch(error => core.log('round.failed', { error: nameOf(error) }))
}

const nameOf = (error: unknown): string => (error instanceof Refusal ? error.code : error instanceof Error ? error.name : typeof error)

/** What counts by days: noted as done only when it is, so that a failure is made good in the next round. */
async function turnDay(core: Core, seen: Seen, day: Day): Promise<void> {
  tellNewRules(core, seen)
  await runOutLosses(core)
  await markOverdueByItself(core)
  // Lists of today and of how long a card has waited stand differently now.
  if (seen.day !== null) core.tell('pickup.changed', {})
  seen.day = day
}

const rulesNow = ({ profiles, clock }: Core): string => {
  const { profile, version } = profiles.holding(clock.today())
  return `${profile} ${version}`
}

/** A version planned for a day reaches the windows that are open on it. */
function tellNewRules(core: Core, seen: Seen): void {
  const now = rulesNow(core)
  if (now === seen.rules) return
  seen.rules = now
  core.tell('profile.changed', {})
}
