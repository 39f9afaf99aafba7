/** Says at which of a person's desks a case can be opened, by where it stands. Pure. */
import type { Desk } from '../../shared/access/roles.ts'
import { groupOf, type State, type StateGroup } from '../../shared/workflow/table.ts'

/** The first that the person sits at; a case that is over is looked at where its card was. */
const desksBy: Readonly<Record<StateGroup, readonly Desk[]>> = {
  counter: ['teller'],
  review: ['review', 'teller'],
  fee: ['cards', 'teller'],
  production: ['cards', 'teller'],
  pickup: ['cards', 'teller'],
  late: ['cards', 'teller'],
  closed: ['cards', 'teller'],
  ended: ['cards', 'teller'],
}

export const deskForCase = (state: State, mine: readonly Desk[]): Desk | null =>
  desksBy[groupOf(state)].find(desk => mine.includes(desk)) ?? null
