/** Takes one step through the workflow table. Pure: no clock, no database, no roles of a session. */
import type { Role } from '../access/roles.ts'
import { type Facts, guards, type Need } from './guards.ts'
import type { Step } from './steps.ts'
import { type Action, type State, states, workflow } from './table.ts'

export type Stepped = { readonly to: State } | { readonly unmet: readonly Need[] }

const rowOf = (on: Action) => workflow.find(row => row.on === on)
const startsFrom = (row: { readonly from: readonly State[] }, state: State) => row.from.includes(state)

/** The state after `on`, the needs that are not met, or null where the table knows no such step. */
export function step(state: State, on: Action, facts: Facts): Stepped | null {
  const row = rowOf(on)
  if (!row || !startsFrom(row, state)) return null
  const needs: readonly Need[] = 'needs' in row ? row.needs : []
  const unmet = needs.filter(need => !guards[need](facts))
  if (unmet.length > 0) return { unmet }
  return { to: row.to === 'same' ? state : row.to }
}

/** What a person with these roles may try in this state; screens show only this. */
export function actionsIn(state: State, mine: readonly Role[]): readonly Action[] {
  return workflow.filter(row => startsFrom(row, state) && row.by.some((role: Role) => mine.includes(role))).map(row => row.on)
}

export const isFinal = (state: State): boolean => states.some(row => row.state === state && 'final' in row)

/** The screen a case in this state stands at. */
export function stepAt(state: State): Step {
  const row = states.find(candidate => candidate.state === state)
  if (!row) throw new Error(`no such state: ${state}`)
  return row.step
}
