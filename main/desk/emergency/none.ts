/** Answers for emergency mode where there is none. */
import { Refusal } from '../../../shared/refusal.ts'
import type { Desk } from '../desk.ts'

/** Of a desk that has its branch in its own process: there is no line that could be gone. */
export const noEmergency: Desk['emergency'] = {
  view: () => ({
    state: 'none',
    from: null,
    since: null,
    mark: null,
    by: null,
    handed: 0,
    left: 0,
    cards: 0,
    open: 0,
    conflicts: 0,
    ending: false,
  }),
  begin: () => Promise.reject(new Refusal('NO_HALL')),
  end: () => Promise.reject(new Refusal('NO_HALL')),
}
