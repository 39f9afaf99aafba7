/** Walks the workflow table as data: no dead end, nothing out of reach, every need answered and said. */
import { describe, expect, test } from 'vitest'
import { roles } from '../../../shared/access/roles.ts'
import { needText, stateText, stepText } from '../../../shared/strings/zh-CN/workflow.ts'
import { type Facts, guards, type Need, needNames } from '../../../shared/workflow/guards.ts'
import { actionsIn, isFinal, stepAt, step as take } from '../../../shared/workflow/step.ts'
import { steps } from '../../../shared/workflow/steps.ts'
import { type Action, actionNames, counterStates, finalStates, type State, stateNames, workflow } from '../../../shared/workflow/table.ts'

/** Everything a case could wish for, with a maker and another person. */
const allMet: Facts = {
  reasonAccepted: true,
  papersTicked: true,
  noticesTicked: true,
  consentGiven: true,
  formProblems: 0,
  photoOutcome: 'accepted',
  photoFlagsDecided: true,
  photoLooked: true,
  photoOverridden: false,
  signed: true,
  makerId: 'maker',
  operatorId: 'another',
  reasonGiven: true,
  feeDue: 2000,
  feePaid: 2000,
  takerMatches: true,
  oldCardDealt: true,
  toldAll: true,
}

const after = (state: State, on: Action): State | null => {
  const taken = take(state, on, allMet)
  return taken && 'to' in taken ? taken.to : null
}

const nextOf = (state: State): State[] => actionNames.flatMap(on => after(state, on) ?? [])

function reachedFrom(start: State): Set<State> {
  const reached = new Set<State>([start])
  for (const state of reached) for (const next of nextOf(state)) reached.add(next)
  return reached
}

const needsOf = (on: Action): readonly Need[] => workflow.flatMap(row => (row.on === on && 'needs' in row ? [...row.needs] : []))

describe('the table as a map', () => {
  test('every state can be reached from an opened case', () => {
    expect([...reachedFrom('opened')].sort()).toEqual([...stateNames].sort())
  })

  test.each(stateNames.filter(state => !isFinal(state)))('from %s there is a way to the card in hand or to an end', state => {
    const ends = [...reachedFrom(state)].filter(isFinal)
    expect(ends).not.toEqual([])
    expect(ends.includes('closed') || state === 'rejected' || state === 'void').toBe(true)
  })

  test.each(finalStates)('nothing happens any more to a case that is %s', state => {
    expect(nextOf(state)).toEqual([])
    expect(actionsIn(state, roles)).toEqual([])
  })

  test('an action stands in the table once', () => {
    expect(new Set(actionNames).size).toBe(actionNames.length)
  })

  test('every action can be done by somebody, somewhere', () => {
    const idle = workflow.filter(
      ({ by, from }: { by: readonly unknown[]; from: readonly unknown[] }) => by.length === 0 || from.length === 0,
    )
    expect(idle).toEqual([])
  })

  test('money, production and hand-over lie behind a second person', () => {
    const unchecked = new Set<State>(['opened'])
    for (const state of unchecked) for (const on of actionNames) if (on !== 'approve') unchecked.add(after(state, on) ?? state)
    expect([...unchecked].filter(state => ['approved', 'paid', 'making', 'at-branch', 'handing-over', 'closed'].includes(state))).toEqual(
      [],
    )
  })

  test('the teller has the case until it is submitted, and again when it is returned', () => {
    const tellers = stateNames.filter(state => actionsIn(state, ['teller']).includes('notice'))
    expect(tellers.sort()).toEqual([...counterStates].sort())
  })

  test.each(stateNames)('a case that is %s stands at a step of the counter that has a name', state => {
    expect(steps).toContain(stepAt(state))
    expect(stepText[stepAt(state)]).toMatch(/\p{Script=Han}/u)
    expect(stateText[state]).toMatch(/\p{Script=Han}/u)
  })
})

describe('what a step needs', () => {
  test.each(needNames)('the need %s is asked for somewhere, guarded and said in Chinese', need => {
    expect(actionNames.some(on => needsOf(on).includes(need))).toBe(true)
    expect(guards[need]({})).toBe(false)
    expect(guards[need](allMet)).toBe(true)
    expect(needText[need]).toMatch(/\p{Script=Han}/u)
  })

  test.each(workflow.map((row): [Action, readonly State[]] => [row.on, row.from]))(
    '%s is refused with every need it has when nothing is known',
    (on, froms) => {
      for (const state of froms) {
        const taken = take(state, on, {})
        if (needsOf(on).length === 0) expect(taken).toHaveProperty('to')
        else expect(taken).toEqual({ unmet: needsOf(on) })
      }
    },
  )

  test.each(workflow.map(row => row.on))('%s is unknown in every state the table does not name', on => {
    const row = workflow.find(candidate => candidate.on === on)
    const elsewhere = stateNames.filter(state => !row?.from.some(from => from === state))
    expect(elsewhere.map(state => take(state, on, allMet)).filter(taken => taken !== null)).toEqual([])
  })

  test('nobody is another person than the maker when either is unknown', () => {
    expect(guards.otherPerson({ makerId: 'a' })).toBe(false)
    expect(guards.otherPerson({ operatorId: 'a' })).toBe(false)
    expect(guards.otherPerson({ makerId: 'a', operatorId: 'a' })).toBe(false)
  })

  test.each<[string, Facts, boolean]>([
    ['accepted and looked at', { photoLooked: true, photoOutcome: 'accepted' }, true],
    ['accepted but not looked at', { photoOutcome: 'accepted' }, false],
    ['flagged and decided', { photoLooked: true, photoOutcome: 'flagged', photoFlagsDecided: true }, true],
    ['flagged and not decided', { photoLooked: true, photoOutcome: 'flagged' }, false],
    ['refused', { photoLooked: true, photoOutcome: 'refused', photoFlagsDecided: true }, false],
    ['refused but spoken for', { photoLooked: true, photoOutcome: 'refused', photoFlagsDecided: true, photoOverridden: true }, true],
    ['refused, spoken for, flags open', { photoLooked: true, photoOutcome: 'refused', photoOverridden: true }, false],
    ['not there', { photoLooked: true, photoOutcome: null, photoFlagsDecided: true, photoOverridden: false }, false],
  ])('a picture that is %s', (_, facts, usable) => {
    expect(guards.photoUsable(facts)).toBe(usable)
  })

  test('a fee that is not known cannot be paid exactly', () => {
    expect(guards.feeExact({ feePaid: 0 })).toBe(false)
    expect(guards.feeExact({ feeDue: 2000, feePaid: 1999 })).toBe(false)
    expect(guards.feeExact({ feeDue: 0, feePaid: 0 })).toBe(true)
  })
})
