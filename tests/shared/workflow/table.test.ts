/** Walks the workflow table as data: no dead end, nothing out of reach, every need answered and said. */
import { describe, expect, test } from 'vitest'
import { roles } from '../../../shared/access/roles.ts'
import { actionText, needText, stateText, stepText } from '../../../shared/strings/zh-CN/workflow.ts'
import { conditions, type Facts, guards, type Need, needNames } from '../../../shared/workflow/guards.ts'
import { type Path, paths, walkOf } from '../../../shared/workflow/path.ts'
import { actionsIn, startsIn, statesBefore, stepAt, step as take } from '../../../shared/workflow/step.ts'
import { type Step, steps } from '../../../shared/workflow/steps.ts'
import {
  type Action,
  actionNames,
  agreedStates,
  cardHereStates,
  counterStates,
  endOf,
  failedStates,
  groupOf,
  isFinal,
  isUndecided,
  type State,
  stateGroups,
  stateNames,
  uncollectedStates,
  undecidedStates,
  waitingCardStates,
  workflow,
} from '../../../shared/workflow/table.ts'

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
  approvalFresh: true,
  endPapersSeen: true,
  endTimePassed: true,
  feeDue: 2000,
  feePaid: 2000,
  feeCleared: true,
  takerMatches: true,
  oldCardDealt: true,
  toldAll: true,
  feeGivenBack: true,
  mailOffered: true,
  daysUncollected: 1000,
  pickupLimitDays: 180,
  pickupGraceDays: 180,
}

/** A case with something to pay, and one that owes nothing. */
const wishes: readonly Facts[] = [allMet, { ...allMet, feeDue: 0 }]

const after = (path: Path, state: State, on: Action): State[] =>
  wishes.flatMap(facts => {
    const taken = take({ state, path }, on, facts)
    return taken && 'to' in taken ? [taken.to] : []
  })

const nextOf = (path: Path, state: State): State[] => actionNames.flatMap(on => after(path, state, on))

function reachedFrom(path: Path, start: State, without?: Action): Set<State> {
  const reached = new Set<State>([start])
  for (const state of reached)
    for (const on of actionNames) if (on !== without) for (const next of after(path, state, on)) reached.add(next)
  return reached
}

const needsOf = (row: (typeof workflow)[number]): readonly Need[] => ('needs' in row ? row.needs : [])
const waysOf = (row: (typeof workflow)[number]): readonly Path[] => ('of' in row ? row.of : paths)
const wayward = paths.flatMap(path => [...reachedFrom(path, 'opened')].map((state): [Path, State] => [path, state]))

const checkedOnly: readonly State[] = stateNames.slice(stateNames.indexOf('approved'), stateNames.indexOf('closed') + 1)

describe('the table as a map', () => {
  test('every state is reached by some way from an opened case', () => {
    expect([...new Set(wayward.map(([, state]) => state))].sort()).toEqual([...stateNames].sort())
  })

  test('a change of data and an act on a card never wait for money, production or pickup', () => {
    for (const path of ['record', 'act', 'act-alone'] as const)
      expect([...reachedFrom(path, 'opened')].filter(state => checkedOnly.includes(state) && state !== 'closed')).toEqual([])
  })

  test.each(wayward.filter(([, state]) => !isFinal(state)))('on the way of a %s there is an end from %s', (path, state) => {
    const ends = [...reachedFrom(path, state)].filter(isFinal)
    expect(ends.includes('closed') || ends.includes('void')).toBe(true)
  })

  test.each(wayward.filter(([, state]) => isFinal(state)))('nothing happens any more to a %s that is %s', (path, state) => {
    expect(nextOf(path, state)).toEqual([])
    expect(actionsIn({ state, path }, roles)).toEqual([])
  })

  test.each(wayward.filter(([, state]) => !isFinal(state)))('somebody has something to do for a %s that is %s', (path, state) => {
    const todo = actionsIn({ state, path }, roles)
    expect(todo.length).toBeGreaterThan(0)
    for (const on of todo) expect(actionText[on]).toMatch(/\p{Script=Han}/u)
  })

  test('of two rows for the same action, way and state only the first may hang on a condition', () => {
    for (const path of paths)
      for (const state of stateNames)
        for (const on of actionNames) {
          const rows = workflow.filter(row => row.on === on && waysOf(row).includes(path) && row.from.some(from => from === state))
          expect(
            rows.slice(0, -1).every(row => 'if' in row),
            `${path} ${state} ${on}`,
          ).toBe(true)
          expect(rows.at(-1) === undefined || !('if' in (rows.at(-1) ?? {})), `${path} ${state} ${on}`).toBe(true)
        }
  })

  test('every action can be done by somebody, somewhere', () => {
    const idle = workflow.filter(
      ({ by, from }: { by: readonly unknown[]; from: readonly unknown[] }) => by.length === 0 || from.length === 0,
    )
    expect(idle).toEqual([])
  })

  test.each(paths.filter(path => path !== 'act-alone'))('for a %s all that follows lies behind a second person', path => {
    expect([...reachedFrom(path, 'opened', 'approve')].filter(state => checkedOnly.includes(state))).toEqual([])
  })

  test('the teller has the case until it is submitted, and again when it is returned', () => {
    const tellers = stateNames.filter(state => actionsIn({ state, path: 'photo-card' }, ['teller']).includes('notice'))
    expect(tellers.sort()).toEqual([...counterStates].sort())
  })

  test.each(wayward)('a %s that is %s stands at a step its way has, with a name', (path, state) => {
    const here = stepAt({ state, path })
    const behind: readonly Step[] = steps.slice(steps.indexOf('review'))
    expect([...walkOf(path), ...behind]).toContain(here)
    expect(stepText[here]).toMatch(/\p{Script=Han}/u)
    expect(stateText[state]).toMatch(/\p{Script=Han}/u)
  })
})

describe('what a state says of a case', () => {
  const sorted = (some: readonly State[]) => [...some].sort()

  test('it is undecided exactly as long as no second person has let it through', () => {
    const before = [...reachedFrom('photo-card', 'opened', 'approve')].filter(state => !isFinal(state))
    expect(sorted(undecidedStates)).toEqual(sorted(before))
    expect(stateNames.filter(state => isUndecided(state) && agreedStates.includes(state))).toEqual([])
  })

  test('what was agreed to, what is undecided and what failed are all there is', () => {
    expect(sorted([...agreedStates, ...undecidedStates, ...failedStates])).toEqual(sorted(stateNames))
    expect(failedStates.map(endOf)).not.toContain('closed')
  })

  test('a card that arrives lies in the drawer until its taker is verified, it goes back, it was the wrong one, it goes to another branch or by post, or nobody is to have it', () => {
    expect(waitingCardStates).toContain(after('photo-card', 'making', 'branchReceived')[0])
    const out = waitingCardStates.flatMap(state => nextOf('photo-card', state)).filter(state => !waitingCardStates.includes(state))
    expect(sorted([...new Set(out)])).toEqual(sorted(['handing-over', 'mailed', 'make-failed', 'sent-back', 'sent-on', 'void']))
    expect(sorted(cardHereStates)).toEqual(sorted(statesBefore('verifyTaker')))
    expect(sorted(uncollectedStates)).toEqual(sorted([...waitingCardStates, ...statesBefore('voidUncollected')]))
  })

  test('an action can be tried where one of its rows begins, and nowhere else', () => {
    expect(sorted(statesBefore('markOverdue'))).toEqual(['at-branch', 'notified'])
    expect(statesBefore('approve')).toEqual(['submitted'])
  })
})

describe('what a step needs', () => {
  test.each(needNames)('the need %s is asked for somewhere, guarded and said in Chinese', need => {
    expect(workflow.some(row => needsOf(row).includes(need))).toBe(true)
    expect(guards[need]({})).toBe(false)
    expect(guards[need](allMet)).toBe(true)
    expect(needText[need]).toMatch(/\p{Script=Han}/u)
  })

  test.each(workflow.map((row, at) => [row.on, at] as const))(
    '%s is refused with every need it has when nothing is known (row %i)',
    (on, at) => {
      const row = workflow[at]
      if (!row || 'if' in row) return expect(row && conditions[row.if]({})).toBe(false)
      for (const path of waysOf(row))
        for (const state of row.from) {
          const taken = take({ state, path }, on, {})
          if (needsOf(row).length === 0) expect(taken).toHaveProperty('to')
          else expect(taken).toEqual({ unmet: needsOf(row) })
        }
    },
  )

  test.each(actionNames)('%s is unknown wherever the table does not name it', on => {
    const elsewhere = paths.flatMap(path =>
      stateNames
        .filter(state => !workflow.some(row => row.on === on && waysOf(row).includes(path) && row.from.some(from => from === state)))
        .map(state => take({ state, path }, on, allMet)),
    )
    expect(elsewhere.filter(taken => taken !== null)).toEqual([])
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

describe('the groups of states', () => {
  test('every group has a state, and the states in which a teller works on a case are one of them', () => {
    expect([...new Set(stateNames.map(groupOf))].sort()).toEqual([...stateGroups].sort())
    expect(stateNames.filter(state => groupOf(state) === 'counter').sort()).toEqual([...counterStates].sort())
  })

  test('nothing more happens to a case that is closed or has ended', () => {
    for (const state of stateNames) expect(isFinal(state)).toBe(['closed', 'ended'].includes(groupOf(state)))
  })

  test('an action starts where a row of the table says so, whoever asks', () => {
    expect(stateNames.filter(state => startsIn(state, 'voidUncollected'))).toEqual(['sent-back'])
    expect(stateNames.filter(state => startsIn(state, 'verifyTaker')).sort()).toEqual(['at-branch', 'handing-over', 'notified', 'overdue'])
  })
})
