/** The first day moves on by what was really done, and never by what belongs to another desk. */
import { expect, test } from 'vitest'
import { desks } from '../../../shared/access/roles.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { after, lessonAt, lessonCount, lessons, minutesLeft } from '../../../shared/learning/first-day.ts'

test('it takes about half an hour, and every lesson is shown by a command that writes', () => {
  expect(minutesLeft(0)).toBeGreaterThanOrEqual(28)
  expect(minutesLeft(0)).toBeLessThanOrEqual(35)
  expect(lessons.filter(({ on }) => contract[on].kind !== 'write')).toEqual([])
  expect(lessons.filter(({ desk }) => !desks.includes(desk))).toEqual([])
})

test('done in order, each command leads one lesson on, to the end', () => {
  const end = lessons.reduce((at, { on }, place) => {
    expect(at).toBe(place)
    return after(at, on)
  }, 0)
  expect([end, lessonAt(end), minutesLeft(end)]).toEqual([lessonCount, null, 0])
})

test('what is done twice, or belongs to another desk, moves nothing', () => {
  const atCall = after(0, 'ticket.take')
  expect(after(atCall, 'ticket.take')).toBe(atCall)
  expect(after(atCall, 'review.approve')).toBe(atCall)
  expect(after(atCall, 'session.lock')).toBe(atCall)
})

test('whoever runs ahead at the same desk is not held back', () => {
  const atCall = after(0, 'ticket.take')
  expect(lessonAt(after(atCall, 'business.give'))?.id).toBe('form')
})
