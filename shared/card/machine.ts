/** Runs a small state machine given as rows of event, from and to. Pure. */

export type Rows<State extends string, Event extends string> = readonly {
  readonly on: Event
  readonly from: readonly State[]
  readonly to: State
}[]

/** The state after `on`, or null if the machine has no such step. */
export function stepIn<State extends string, Event extends string>(rows: Rows<State, Event>, state: State, on: Event): State | null {
  return rows.find(row => row.on === on && row.from.includes(state))?.to ?? null
}

export const eventsIn = <State extends string, Event extends string>(rows: Rows<State, Event>, state: State): readonly Event[] =>
  rows.filter(row => row.from.includes(state)).map(row => row.on)
