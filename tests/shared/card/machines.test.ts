/** Walks the machines of card, account and blank card: every state is reached, none is a trap but the last. */
import { describe, expect, test } from 'vitest'
import { accountEvents, accountMachine, accountStates } from '../../../shared/card/account.ts'
import { blankEvents, blankMachine, blankStates } from '../../../shared/card/blank.ts'
import { cardEvents, cardMachine, cardStates } from '../../../shared/card/card.ts'
import { eventsIn, type Rows, stepIn } from '../../../shared/card/machine.ts'

type Machine = {
  readonly name: string
  readonly rows: Rows<string, string>
  readonly states: readonly string[]
  readonly events: readonly string[]
  readonly starts: readonly string[]
  readonly end: string
}

// A card made elsewhere is told of in whatever state it is; one made here begins sealed.
const machines: readonly Machine[] = [
  { name: 'card', rows: cardMachine, states: cardStates, events: cardEvents, starts: ['sealed'], end: 'cancelled' },
  { name: 'bank account', rows: accountMachine, states: accountStates, events: accountEvents, starts: ['inactive'], end: 'closed' },
  { name: 'blank card', rows: blankMachine, states: blankStates, events: blankEvents, starts: ['in-vault'], end: 'destroyed' },
]

function reachedFrom({ rows }: Machine, starts: readonly string[]): Set<string> {
  const reached = new Set(starts)
  for (const state of reached) for (const on of eventsIn(rows, state)) reached.add(stepIn(rows, state, on) ?? state)
  return reached
}

describe.each(machines)('the $name', machine => {
  test('reaches every state', () => {
    expect([...reachedFrom(machine, machine.starts)].sort()).toEqual([...machine.states].sort())
  })

  test('comes to its end from wherever it is', () => {
    for (const state of machine.states) expect([...reachedFrom(machine, [state])], state).toContain(machine.end)
    expect(eventsIn(machine.rows, machine.end)).toEqual([])
  })

  test('names each event once, and knows no step the table does not name', () => {
    expect(machine.rows.map(row => row.on).sort()).toEqual([...machine.events].sort())
    for (const state of machine.states)
      for (const on of machine.events) expect(stepIn(machine.rows, state, on) !== null).toBe(eventsIn(machine.rows, state).includes(on))
  })
})
