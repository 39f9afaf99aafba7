/** Tests until when what identifies a person is kept, and what a request to erase it meets. */
import { describe, expect, test } from 'vitest'
import { keptUntil, outcomeOf } from '../../../shared/access/retention.ts'
import { Day } from '../../../shared/time.ts'
import { stateNames } from '../../../shared/workflow/table.ts'

const day = (text: string) => Day.parse(text)
const ended = { endedOn: day('2026-03-09'), wiped: false }
const periods = { closed: 30, ended: 10 }

describe('kept until', () => {
  test('the last day of the period, by how it ended', () => {
    expect(keptUntil(periods, { ...ended, state: 'closed' })).toBe('2026-04-08')
    expect(keptUntil(periods, { ...ended, state: 'rejected' })).toBe('2026-03-19')
    expect(keptUntil(periods, { ...ended, state: 'void' })).toBe('2026-03-19')
  })
  test('no day, while it is under way or where the place has not said', () => {
    expect(keptUntil(periods, { ...ended, state: 'submitted' })).toBeNull()
    expect(keptUntil({ closed: null, ended: null }, { ...ended, state: 'closed' })).toBeNull()
  })
})

describe('a request to erase', () => {
  test.each([
    ['on the last day', 'closed', '2026-04-08', 'by-law'],
    ['the day after it', 'closed', '2026-04-09', 'erase'],
    ['of a rejected case', 'rejected', '2026-03-09', 'erase'],
    ['of a void case', 'void', '2026-03-09', 'erase'],
    ['while the card is made', 'making', '2027-01-01', 'under-way'],
  ] as const)('%s', (_, state, today, outcome) => {
    expect(outcomeOf(periods, { ...ended, state }, day(today))).toBe(outcome)
  })
  test('where the place has not said for how long, and where all is wiped', () => {
    expect(outcomeOf({ closed: null, ended: null }, { ...ended, state: 'closed' }, day('2030-01-01'))).toBe('unset')
    expect(outcomeOf(periods, { ...ended, state: 'closed', wiped: true }, day('2026-03-10'))).toBe('wiped')
  })
  test.each(stateNames)('of a case that is %s is answered', state => {
    expect(outcomeOf(periods, { ...ended, state }, day('2026-05-01'))).toMatch(/^(erase|under-way)$/)
  })
})
