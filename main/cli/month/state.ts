/** What the month keeps of itself while it runs: who holds which case, what was put right, what came in by sheets. */
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { practicePassword } from '../../../shared/practice.ts'
import type { Day } from '../../../shared/time.ts'
import type { Branch } from './branch.ts'
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
  count: number
  corrections: number
  ends: number
  ticketed: number
  refusedByCard: number
  dead: string | null
  closedDay: Day | null
  readonly items: Set<string>
}

/** Who authorises with their own password. */
export const second = { login: 'fuhe', password: practicePassword }
export const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
