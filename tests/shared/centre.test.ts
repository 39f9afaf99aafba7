/** Tests that every state of a case says in one sentence whether the centre has it, and that news never forces a case. */

import { describe, expect, test } from 'vitest'
import { contradictionOf } from '../../shared/centre/contradiction.ts'
import { centreAnswers, centreStatuses } from '../../shared/centre/messages.ts'
import { stepFor } from '../../shared/centre/news.ts'
import { nextOf } from '../../shared/centre/next.ts'
import { actsOn, type CentreRefusalCode, centreRefusalCodes, faultsOf } from '../../shared/centre/refusals.ts'
import { type CaseTraits, likeness, traitsOf } from '../../shared/centre/reject.ts'
import { type CentreFacts, standingOf } from '../../shared/centre/standing.ts'
import { outboxStates } from '../../shared/outbox.ts'
import type { Verdict } from '../../shared/photo/verdict.ts'
import { pictureNameOf } from '../../shared/profile/handover.ts'
import { centreErrorText, standingSaid } from '../../shared/strings/zh-CN/centre.ts'
import { paths } from '../../shared/workflow/path.ts'
import { step } from '../../shared/workflow/step.ts'
import { agreedStates, isFailed, stateNames, undecidedStates } from '../../shared/workflow/table.ts'

const since = '2026-03-09 10:30'
const messages: readonly CentreFacts['message'][] = [
  null,
  ...outboxStates.flatMap(state =>
    [null, 'LINE_DOWN', 'PHOTO_SIZE'].map(error => ({
      state,
      error,
      acts: state === 'dead' ? ('counter' as const) : null,
      since,
      changedAt: since,
    })),
  ),
]
const asks: readonly CentreFacts['asked'][] = [
  null,
  ...(['change', 'withdraw'] as const).flatMap(kind => [null, ...centreAnswers].map(answer => ({ kind, answer, since }))),
]
const everyFacts: readonly CentreFacts[] = paths.flatMap(path =>
  stateNames.flatMap(state =>
    ([null, 'http', 'batch', 'hand'] as const).flatMap(way =>
      [true, false].flatMap(madeHere =>
        [true, false].flatMap(lineDown =>
          messages.flatMap(message => asks.map(asked => ({ state, path, way, madeHere, lineDown, message, asked }))),
        ),
      ),
    ),
  ),
)
const said = (facts: CentreFacts) => standingSaid(standingOf(facts))

describe('one sentence', () => {
  test('no state of a case and of its message is without one', () => {
    const isSentence = (words: string) => /^[^\n]+。$/.test(words) && !/undefined|null/.test(words)
    expect(everyFacts.filter(facts => !isSentence(said(facts)))).toEqual([])
  })

  test('whoever reads that the centre does not have an approved card learns who must act, or that the program goes on by itself', () => {
    const approved = everyFacts.filter(
      ({ state, path, madeHere }) => path === 'photo-card' && !madeHere && agreedStates.includes(state) && !isFailed(state),
    )
    const leavesAlone = (facts: CentreFacts) => {
      const { code, acts } = standingOf(facts)
      return !['received', 'changed'].includes(code) && !(acts === null ? /程序会自动|正在递交/ : /请/).test(said(facts))
    }
    expect(approved.filter(leavesAlone)).toEqual([])
  })

  test('it says since when wherever a message is on its way or was answered', () => {
    const known = ({ message, path, state, asked }: CentreFacts) =>
      (message !== null || asked?.kind === 'withdraw') && path === 'photo-card' && !isFailed(state) && !isGivenUp(message, state)
    expect(everyFacts.filter(facts => known(facts) && !said(facts).includes(since))).toEqual([])
  })

  test('every refusal of a centre has its words and somebody who must act', () => {
    for (const code of centreRefusalCodes) {
      expect(centreErrorText(code)).not.toContain(code)
      expect(actsOn(code)).toBeTruthy()
    }
  })
})

/** Given up when the case went back to the counter: it goes as it is once it is approved again. */
const isGivenUp = (message: CentreFacts['message'], state: CentreFacts['state']) =>
  message?.state === 'dropped' && undecidedStates.includes(state)

describe('what was handed in, changed or withdrawn', () => {
  const sent = { state: 'done', error: null, acts: null, since, changedAt: since } as const
  const at = (state: CentreFacts['state'], asked: CentreFacts['asked']) =>
    standingOf({ state, path: 'photo-card', way: 'http', madeHere: false, lineDown: false, message: sent, asked })

  test('each answer of the centre has its own sentence, and what came too late has somebody who must act', () => {
    const of = (kind: 'change' | 'withdraw', state: CentreFacts['state']) =>
      centreAnswers.map(answer => at(state, { kind, answer, since })).map(({ code, acts }) => [code, acts])
    expect(of('withdraw', 'void')).toEqual([
      ['withdrawn', null],
      ['withdraw-late', 'cards'],
      ['withdraw-unknown', null],
    ])
    // The case goes on: somebody corrects it or sends it once more.
    expect(of('withdraw', 'make-failed').map(([, acts]) => acts)).toEqual(['cards', 'cards', 'cards'])
    expect(of('change', 'making')).toEqual([
      ['changed', null],
      ['change-late', 'cards'],
      // Handed in as a new case, and taken.
      ['received', null],
    ])
  })

  test('one key on the page of what is stuck: the same once more, the case as it is now, or nothing at the line', () => {
    const dead = (acts: 'cards' | 'counter') => ({ code: 'refused', acts }) as const
    expect([nextOf(dead('cards')), nextOf(dead('counter'))]).toEqual(['again', null])
    expect(nextOf(at('make-failed', { kind: 'withdraw', answer: 'accepted', since }))).toBe('anew')
    expect(nextOf(at('void', { kind: 'withdraw', answer: 'accepted', since }))).toBeNull()
    expect(nextOf(at('making', { kind: 'withdraw', answer: 'too-late', since }))).toBeNull()
  })
})

describe('what the centre refused before', () => {
  const verdict = (measured: number): Verdict => ({ check: 'background', level: 'pass', measured, limit: '>= 230', score: null })
  const now: CaseTraits = { pictureSha: 'a', verdicts: [verdict(240)], form: { bank: '102' }, identity: 'me' }
  const refusedFor = (code: CentreRefusalCode, at: CaseTraits = now) => ({
    pictureSha: code.startsWith('PHOTO') ? at.pictureSha : null,
    traits: traitsOf(faultsOf({ code }), at),
  })

  test('the same picture, a measure as bad, the same value and the same person are known again', () => {
    const other: CaseTraits = { pictureSha: 'b', verdicts: [verdict(250)], form: { bank: '103' }, identity: 'you' }
    expect(likeness(refusedFor('PHOTO_FACE'), now)).toBe('picture')
    expect(likeness(refusedFor('PHOTO_BACKGROUND'), { ...other, verdicts: [verdict(236)] })).toBe('measure')
    expect(likeness(refusedFor('BANK_UNKNOWN'), { ...other, form: { bank: '102' } })).toBe('value')
    expect(likeness(refusedFor('PERSON_DIFFERS'), { ...other, identity: 'me' })).toBe('identity')
    for (const code of ['PHOTO_FACE', 'PHOTO_BACKGROUND', 'BANK_UNKNOWN', 'PERSON_DIFFERS'] as const)
      expect(likeness(refusedFor(code), other)).toBeNull()
  })

  test('in a band it counts on its own side of the middle only', () => {
    const file = (measured: number): Verdict => ({ check: 'file', level: 'pass', measured, limit: '14000-20000 bytes', score: null })
    const heavy = refusedFor('PHOTO_SIZE', { ...now, verdicts: [file(19_500)] })
    const like = (bytes: number) => likeness(heavy, { ...now, pictureSha: 'b', verdicts: [file(bytes)] })
    expect([like(19_900), like(18_000), like(14_100)]).toEqual(['measure', null, null])
  })

  test('every refusal the counter must mend leads to a part of the case, and the field the centre named counts more', () => {
    for (const code of centreRefusalCodes) expect(faultsOf({ code }).length > 0).toBe(actsOn(code) === 'counter')
    expect(faultsOf({ code: 'FIELD_WRONG', field: 'mobile' })).toEqual([{ part: 'form', what: 'mobile' }])
    expect(faultsOf({ code: 'PHOTO_FACE', field: 'mobile' })).toEqual([{ part: 'photo', what: 'geometry' }])
  })
})

describe('news', () => {
  test('a status takes a step the cards desk could take, or none', () => {
    for (const path of paths)
      for (const state of stateNames)
        for (const status of centreStatuses) {
          const taken = stepFor({ state, path }, status)
          if (taken === null || taken === 'already') continue
          expect(step({ state, path }, taken, { reasonGiven: true })).toMatchObject({ to: expect.any(String) })
        }
  })

  test('the way of a card by its statuses', () => {
    const at = (state: (typeof stateNames)[number]) => ({ state, path: 'photo-card' as const })
    expect(stepFor(at('paid'), 'in-production')).toBe('sendToMake')
    expect(stepFor(at('make-failed'), 'in-production')).toBe('remake')
    expect(stepFor(at('making'), 'in-production')).toBe('already')
    expect(stepFor(at('making'), 'failed')).toBe('makeFailed')
    expect(stepFor(at('making'), 'with-branch')).toBe('branchReceived')
    expect(stepFor(at('returned'), 'with-branch')).toBeNull()
    expect(stepFor(at('void'), 'in-production')).toBeNull()
  })
})

test('a picture is named as the place says, without what no file system takes', () => {
  const one = { name: '买买提·艾力', docNumber: '11010519491231002X', caseNumber: 'SS01-20260309-0001' }
  expect(pictureNameOf('number', one)).toBe('11010519491231002X.jpg')
  expect(pictureNameOf('case', one)).toBe('SS01-20260309-0001.jpg')
  expect(pictureNameOf('name-number', one)).toBe('买买提·艾力_11010519491231002X.jpg')
  expect(pictureNameOf('name-number', { ...one, name: '../张/三' })).toBe('..张三_11010519491231002X.jpg')
})

test('a record of the desk stands against the centre, or does not', () => {
  const against = (tick: Parameters<typeof contradictionOf>[0]) =>
    [null, ...centreStatuses].map(last => contradictionOf(tick, { missing: last === null, last }))
  // The centre silent with the case undelivered; then its last word: in production, failed, with the bank, with the branch.
  expect(against('sendToMake')).toEqual(['not-there', null, 'said-failed', null, null])
  expect(against('remake')).toEqual(['not-there', null, 'said-failed', null, null])
  expect(against('makeFailed')).toEqual([null, 'said-made', null, 'said-made', 'said-made'])
  expect(against('backToCounter')).toEqual([null, 'said-made', null, 'said-made', 'said-made'])
  expect(against('cityBankReceived')).toEqual([null, null, 'said-failed', null, null])
  expect(against('branchReceived')).toEqual([null, null, 'said-failed', null, null])
})
