/** Counts and ages of the cases on their way, state by state, from the desk's three lists. Pure. */
import type { CaseRow } from '../../../shared/ipc/shapes/case.ts'
import { isFinal, type State, states } from '../../../shared/workflow/table.ts'

const cardSteps: readonly string[] = ['fee', 'production', 'pickup', 'handover']
/** Every state that stands at one of this desk's steps and goes on from there, in the order of the table. */
export const boardStates: readonly State[] = states
  .filter(({ step, state }) => cardSteps.includes(step) && !isFinal(state))
  .map(({ state }) => state)

const laneKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', '=']
/** The key of a lane, as they lie on the keyboard: after the nine comes the nought, then the dash. */
export const laneDigit = (place: number): string => laneKeys[place] ?? ''

export type Lane = { readonly state: State; readonly rows: readonly CaseRow[]; readonly oldest: string | null; readonly late: number }

export const isLate = (row: CaseRow, today: string): boolean =>
  row.promisedDay !== null && row.promisedDay < today && row.step !== 'pickup' && row.step !== 'handover'

/** A case may stand in two lists for a moment while both are asked again; it counts once. */
const unique = (rows: readonly CaseRow[]): readonly CaseRow[] => [...new Map(rows.map(row => [row.id, row])).values()]

export function boardOf(rows: readonly CaseRow[], today: string): readonly Lane[] {
  const all = unique(rows)
  return boardStates.map(state => {
    const here = all.filter(row => row.state === state)
    const oldest = here.map(row => row.changedAt).sort()[0] ?? null
    return { state, rows: here, oldest, late: here.filter(row => isLate(row, today)).length }
  })
}

export function matches(row: CaseRow, text: string): boolean {
  const wanted = text.trim().toUpperCase()
  return wanted === '' || [row.number, row.maskedName, row.maskedNumber].some(part => part.toUpperCase().includes(wanted))
}
