/** Keeps which row of a list is selected by its id, so that a list that moves never puts another row under the next key. */
import { useState } from 'react'

export type Selection<T> = {
  readonly rows: readonly T[]
  readonly idOf: (row: T) => string
  /** Null while nothing is listed, or once the selected row has left the list by somebody else's doing. */
  readonly row: T | null
  /** Where the selected row stands, or stood before it left: the arrows go on from there. */
  readonly place: number
  /** The selected row left the list and no other has been selected since. */
  readonly lost: boolean
  readonly select: (row: T) => void
  /** Selects a row that may not be listed yet, such as one just added. */
  readonly selectId: (id: string) => void
  /** This person's own command takes the row off the list or ahead in it: once it leaves, the next one is selected. */
  readonly release: (id: string) => void
  /** What a dialog opened on a row compares: null once the row has left the list, its version otherwise. */
  readonly versionNow: (row: T) => string | number | null
  readonly versionOf: (row: T) => string | number
}

export type SelectionOptions<T> = {
  readonly idOf: (row: T) => string
  /** Changes when the row does; all of the row where it carries no revision. */
  readonly versionOf?: (row: T) => string | number
  /** What the list answers: a search, a page, a day. Another question begins with another selection. */
  readonly question?: string | number | null
  /** The row to begin with: the first, where nothing else is said; none where this finds none. */
  readonly begin?: (rows: readonly T[]) => T | undefined
}

export type SelectionState = {
  readonly question: string | number | null
  readonly id: string | null
  readonly place: number
  /** The version at which this person's own command released the row; null where none did. */
  readonly released: string | number | null
  /** Selected before it was listed, as one just added: it has not left a list it was never in. */
  readonly awaited: boolean
}

export const nothingSelected = (question: string | number | null): SelectionState => ({
  question,
  id: null,
  place: 0,
  released: null,
  awaited: false,
})

type Rules<T> = Required<Pick<SelectionOptions<T>, 'idOf' | 'versionOf' | 'begin'>>

/** The selection after the list has been read again. Pure. */
export function follow<T>(state: SelectionState, rows: readonly T[], { idOf, versionOf, begin }: Rules<T>): SelectionState {
  if (rows.length === 0) return state.id === null ? state : nothingSelected(state.question)
  const place = state.id === null ? -1 : rows.findIndex(row => idOf(row) === state.id)
  const here = rows[place]
  if (here) {
    // Still listed after the own command: from its next version on it is anybody's again.
    const released = state.released !== null && versionOf(here) !== state.released ? null : state.released
    if (place === state.place && released === state.released && !state.awaited) return state
    return { ...state, place, released, awaited: false }
  }
  if (state.id !== null && state.released === null) return state
  const next = state.id === null ? begin(rows) : rows[Math.min(state.place, rows.length - 1)]
  return next ? { question: state.question, id: idOf(next), place: rows.indexOf(next), released: null, awaited: false } : state
}

const wholeRow = (row: unknown): string => JSON.stringify(row)
const firstRow = <T>(rows: readonly T[]): T | undefined => rows[0]

/** `rows` is null until the list has been read: nothing is concluded from a list that is not there. */
export function useSelection<T>(rows: readonly T[] | null, options: SelectionOptions<T>): Selection<T> {
  const { idOf, versionOf = wholeRow, question = null, begin = firstRow<T> } = options
  const [stored, setStored] = useState(() => nothingSelected(question))
  let state = stored.question === question ? stored : nothingSelected(question)
  if (rows !== null) state = follow(state, rows, { idOf, versionOf, begin })
  // Adopted while drawing, so that no key can meet a row that was only shown as selected.
  if (state !== stored) setStored(state)
  const listed = rows ?? []
  const find = (id: string | null) => listed.find(row => idOf(row) === id) ?? null
  const row = find(state.id)
  return {
    rows: listed,
    idOf,
    row,
    place: state.place,
    lost: rows !== null && state.id !== null && row === null && !state.awaited,
    select: chosen => setStored({ question, id: idOf(chosen), place: listed.indexOf(chosen), released: null, awaited: false }),
    selectId: id => setStored(before => ({ question, id, place: before.place, released: null, awaited: true })),
    release: id =>
      setStored(before => {
        if (before.id !== id) return before
        const released = find(id)
        return { ...before, released: released === null ? '' : versionOf(released) }
      }),
    versionOf,
    versionNow: asked => {
      if (rows === null) return versionOf(asked)
      const now = find(idOf(asked))
      return now === null ? null : versionOf(now)
    },
  }
}

/** The same for a selection that is kept elsewhere, such as the case that stands open in the address. */
export function selectionOf<T>(rows: readonly T[], id: string | null, idOf: (row: T) => string, select: (row: T) => void): Selection<T> {
  const place = rows.findIndex(row => idOf(row) === id)
  return {
    rows,
    idOf,
    row: rows[place] ?? null,
    place: Math.max(place, 0),
    lost: false,
    select,
    selectId: wanted => {
      const row = rows.find(one => idOf(one) === wanted)
      if (row) select(row)
    },
    release: () => undefined,
    versionOf: wholeRow,
    versionNow: row => wholeRow(rows.find(one => idOf(one) === idOf(row)) ?? null),
  }
}
