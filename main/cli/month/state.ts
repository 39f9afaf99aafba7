/** What the month keeps of itself while it runs: who holds which case, what was put right, what came in by sheets. */
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { practicePassword } from '../../../shared/practice.ts'
import type { Day } from '../../../shared/time.ts'
import type { State } from '../../../shared/workflow/table.ts'
import type { Branch, Seat } from './branch.ts'
import type { Dice } from './dice.ts'

/** `at`: the number of the person; `teller`: the place of whoever served them; `since`: the day of the last news. */
export type Held = { readonly at: number; readonly teller: number; view: CaseView; since: number; bookedFor: string | null }

/** A sheet a unit brought, and how it came back. */
export type UnitPaper = { readonly number: string; readonly made: number; readonly refused: number; readonly workbook: Uint8Array }

export type Month = {
  readonly branch: Branch
  readonly roll: Dice
  readonly held: Held[]
  /** Handed over, the newest last. */
  readonly gone: Held[]
  readonly units: UnitPaper[]
  /** Cards on their way to another branch. */
  readonly away: Held[]
  /** Ended while the card was being made: it comes all the same. */
  readonly late: Held[]
  /** Numbers of cases whose holder wants no texts. */
  readonly silent: string[]
  count: number
  corrections: number
  ends: number
  sentOn: number
  destroyed: number
  ticketed: number
  refusedByCard: number
  dead: string | null
  closedDay: Day | null
  readonly items: Set<string>
}

/** Who authorises with their own password. */
export const second = { login: 'fuhe', password: practicePassword }
export const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
export const manager = { login: 'zhuguan', password: practicePassword }

export const tellerOf = ({ branch }: Month, { teller }: Held): Seat => branch.tellers[teller] ?? branch.manager

/** The first that is held in such a state, as it stands now. */
export async function heldIn(month: Month, is: (state: State) => boolean): Promise<Held | null> {
  for (const one of month.held) {
    if (one.view.number === month.dead) continue
    one.view = await tellerOf(month, one).call('case.view', { caseId: one.view.id })
    if (is(one.view.state)) return one
  }
  return null
}
