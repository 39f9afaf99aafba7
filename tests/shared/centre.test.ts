/** Tests that every state of a case says in one sentence whether the centre has it, and that news never forces a case. */
import { describe, expect, test } from 'vitest'
import { centreStatuses } from '../../shared/centre/messages.ts'
import { stepFor } from '../../shared/centre/news.ts'
import { actsOn, centreRefusalCodes } from '../../shared/centre/refusals.ts'
import { type CentreFacts, standingOf } from '../../shared/centre/standing.ts'
import { outboxStates } from '../../shared/outbox.ts'
import { pictureNameOf } from '../../shared/profile/handover.ts'
import { centreErrorText, standingSaid } from '../../shared/strings/zh-CN/centre.ts'
import { paths } from '../../shared/workflow/path.ts'
import { step } from '../../shared/workflow/step.ts'
import { agreedStates, isFailed, stateNames } from '../../shared/workflow/table.ts'

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
const everyFacts: readonly CentreFacts[] = paths.flatMap(path =>
  stateNames.flatMap(state =>
    ([null, 'http', 'batch', 'hand'] as const).flatMap(way =>
      [true, false].flatMap(madeHere =>
        [true, false].flatMap(lineDown => messages.map(message => ({ state, path, way, madeHere, lineDown, message }))),
      ),
    ),
  ),
)
const said = (facts: CentreFacts) => standingSaid(standingOf(facts))

describe('one sentence', () => {
  test('no state of a case and of its message is without one', () => {
    for (const facts of everyFacts) {
      expect(said(facts)).toMatch(/^[^\n]+。$/)
      expect(said(facts)).not.toMatch(/undefined|null/)
    }
  })

  test('whoever reads that the centre does not have an approved card learns who must act, or that the program goes on by itself', () => {
    const approved = everyFacts.filter(
      ({ state, path, madeHere }) => path === 'photo-card' && !madeHere && agreedStates.includes(state) && !isFailed(state),
    )
    for (const facts of approved) {
      const { code, acts } = standingOf(facts)
      if (code === 'received') continue
      expect(acts !== null || /程序会自动|正在递交/.test(said(facts))).toBe(true)
      if (acts !== null) expect(said(facts)).toMatch(/请/)
    }
  })

  test('it says since when wherever a message is on its way or was answered', () => {
    for (const facts of everyFacts.filter(({ message, path, state }) => message !== null && path === 'photo-card' && !isFailed(state)))
      expect(said(facts)).toContain(since)
  })

  test('every refusal of a centre has its words and somebody who must act', () => {
    for (const code of centreRefusalCodes) {
      expect(centreErrorText(code)).not.toContain(code)
      expect(actsOn(code)).toBeTruthy()
    }
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
