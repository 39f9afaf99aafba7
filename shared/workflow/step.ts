/** Takes one step through the workflow table. Pure: no clock, no database, no roles of a session. */
import type { Role } from '../access/roles.ts'
import { conditions, type Facts, guards, type Need } from './guards.ts'
import type { Path } from './path.ts'
import type { Step } from './steps.ts'
import { type Action, isAtCounter, type State, stateNames, states, workflow } from './table.ts'

/** A case's position: its state and its path. */
export type At = { readonly state: State; readonly path: Path }
export type Stepped = { readonly to: State } | { readonly unmet: readonly Need[] }

type Row = (typeof workflow)[number]
const startsFrom = (row: Row, { state, path }: At): boolean => {
  const ways: readonly Path[] | null = 'of' in row ? row.of : null
  return row.from.some(from => from === state) && (ways === null || ways.includes(path))
}

/** The state after `on`, the unmet needs, or null if the table has no such step. */
export function step(at: At, on: Action, facts: Facts): Stepped | null {
  const row = workflow.find(
    candidate => candidate.on === on && startsFrom(candidate, at) && (!('if' in candidate) || conditions[candidate.if](facts)),
  )
  if (!row) return null
  const needs: readonly Need[] = 'needs' in row ? row.needs : []
  const unmet = needs.filter(need => !guards[need](facts))
  if (unmet.length > 0) return { unmet }
  return { to: row.to === 'same' ? at.state : row.to }
}

/** Actions open to a person with these roles; screens offer only these. */
export function actionsIn(at: At, mine: readonly Role[]): readonly Action[] {
  const rows = workflow.filter(row => startsFrom(row, at) && row.by.some((role: Role) => mine.includes(role)))
  return [...new Set(rows.map(row => row.on))]
}

/** Whether the table has this action from a state on any path and for any role, for lists that offer it per row. */
export const startsIn = (state: State, on: Action): boolean => workflow.some(row => row.on === on && row.from.some(from => from === state))
/** Where an action may be tried at all, whatever it needs there. */
export const statesBefore = (on: Action): readonly State[] => stateNames.filter(state => startsIn(state, on))

/** The screen a case belongs to. */
export function stepAt({ state, path }: At): Step {
  const row = states.find(candidate => candidate.state === state)
  if (!row) throw new Error(`no such state: ${state}`)
  const elsewhere: { readonly [P in Path]?: Step } = 'elsewhere' in row ? row.elsewhere : {}
  return elsewhere[path] ?? row.step
}

/**
 * Where a case stands once what was signed has changed: right before the signature, or still where it is if it has not come that far.
 * A case that was sent back passes the signature again anyhow.
 */
export function stateUnsigned({ state, path }: At): State {
  const confirm = workflow.find(row => row.on === 'confirm' && row.of.some(way => way === path))
  if (!confirm) throw new Error(`nothing is signed on a ${path}`)
  if (isAtCounter(state) && state !== confirm.to) return state
  return confirm.from.find(from => from !== confirm.to) ?? state
}
