/** Tests the guided path: everything a counter does can be reached, and nothing is asked twice or in vain. */
import { expect, test } from 'vitest'
import { itemCodes } from '../../../shared/business/items.ts'
import { itemFor, nextStep, pick, SoundPicked, settled, stepIds } from '../../../shared/guidance/path.ts'
import { everyPath } from '../../support/a-guidance-desk.ts'

test('every business item stands at the end of some path, and every path ends at one', () => {
  const ends = everyPath().map(itemFor)
  expect(ends).not.toContain(null)
  expect(new Set(ends)).toEqual(new Set(itemCodes))
})

test('no path asks more than five things, and each only where there is a choice', () => {
  for (const path of everyPath()) {
    let known = {}
    let asked = 0
    for (let open = nextStep(known); open !== null; open = nextStep(known)) {
      expect(open.choices.length).toBeGreaterThan(1)
      known = pick(known, open.step, String(path[open.step]))
      asked += 1
    }
    expect(known).toEqual(path)
    expect(asked).toBeLessThanOrEqual(5)
  }
})

test('a question that brings its trouble along is only asked for the rest', () => {
  expect(nextStep({ trouble: 'photo' })).toEqual({ step: 'card', choices: ['first', 'second', 'third'] })
  expect(nextStep({ trouble: 'want-third' })?.choices).toEqual(['first', 'second'])
  expect(settled({ card: 'first', trouble: 'want-third' }).why).toBe('FIRST_GENERATION')
  expect(settled({ card: 'none' }).trouble).toBe('first-card')
})

test('a unit brings no card but new ones, and nobody who has died comes in person', () => {
  expect(itemFor({ card: 'none', comer: 'unit' })).toBe('BATCH')
  expect(nextStep({ card: 'third', trouble: 'photo', why: 'NO_PHOTO' })?.choices).not.toContain('unit')
  expect(nextStep({ card: 'third', trouble: 'give-up', why: 'DEATH' })?.choices).not.toContain('self')
})

test('going back to an earlier step forgets only what no longer fits', () => {
  const picked = { card: 'third', trouble: 'photo', why: 'PERSONAL_WISH', comer: 'agent', home: 'here' } as const
  expect(settled(pick(picked, 'trouble', 'lost'))).toEqual({ card: 'third', trouble: 'lost', comer: 'agent', home: 'here' })
  expect(pick(picked, 'card', 'second')).toEqual({ ...picked, card: 'second' })
  expect(pick(picked, 'card', 'waiting').trouble).toBeUndefined()
})

test('picks that no path offers are refused at the door', () => {
  for (const path of everyPath()) expect(SoundPicked.safeParse(path).success, stepIds.map(step => path[step]).join(' ')).toBe(true)
  expect(SoundPicked.safeParse({ card: 'none', trouble: 'lost' }).success).toBe(false)
  expect(SoundPicked.safeParse({ trouble: 'photo', why: 'LOST' }).success).toBe(false)
  expect(SoundPicked.safeParse({ trouble: 'photo', comer: 'unit' }).success).toBe(false)
})
