/** Books seats to collect a card: not before it is there, not more than there are, never two on one. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { atBranch, citizen, madeUpCitizens, paid } from '../../../../support/a-case.ts'
import { aCounter, type Counter, heldClock, type Seat, testMorning } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let cards: Seat
const people = madeUpCitizens(90)
const nextPerson = () => people.pop() ?? citizen
beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  cards = await counter.cards()
})
beforeEach(() => counter.clock.set(testMorning))
afterAll(async () => {
  await counter.end()
  await photos.end()
})

const ask = ({ id, revision }: CaseView, day: string, start: string) => cards.ask('pickup.book', { caseId: id, revision, day, start })
async function book(view: CaseView, day: string, start: string): Promise<CaseView> {
  const answer = await ask(view, day, start)
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value
}
const offer = ({ id }: CaseView) => cards.call('pickup.offer', { caseId: id })
const codeOf = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'ok' : answer.error?.code)

describe('the day', () => {
  test('is promised in working days by the official calendar, and offered from there on', async () => {
    // Twelve working days after Monday 9 March 2026.
    const view = await paid(counter, nextPerson())
    const { promised, days } = await offer(view)
    expect(promised).toEqual({ day: '2026-03-25', covered: true, workdays: 12 })
    expect(days).toHaveLength(10)
    expect(days[0]).toMatchObject({ day: '2026-03-25', covered: true })
    expect(days[0]?.slots[0]).toEqual({ start: '09:00', end: '09:30', capacity: 4, free: 4 })
    expect(days.map(({ day }) => day)).not.toContain('2026-03-28')
  })

  test('before the promise is too early', async () => {
    const view = await paid(counter, nextPerson())
    expect(await ask(view, '2026-03-24', '09:00')).toEqual({
      ok: false,
      error: { code: 'SLOT_TOO_EARLY', detail: { earliest: '2026-03-25' } },
    })
    expect((await book(view, '2026-03-25', '09:00')).pickup.booked).toEqual({ day: '2026-03-25', start: '09:00', end: '09:30' })
  })

  test.each([
    ['on a Sunday', '2026-03-29', '09:00'],
    ['on a holiday', '2026-05-01', '09:00'],
    ['at lunch', '2026-03-25', '12:00'],
    ['between two slots', '2026-03-25', '09:15'],
    ['after closing', '2026-03-25', '17:00'],
    ['on a day that does not exist', '2026-02-30', '09:00'],
    ['in a word', '明天', '09:00'],
    ['years ahead', '2031-03-25', '09:00'],
  ])('nobody is there %s', async (_, day, start) => {
    const view = await paid(counter, nextPerson())
    expect(await ask(view, day, start)).toEqual({ ok: false, error: { code: 'SLOT_CLOSED' } })
    expect((await cards.call('case.view', { caseId: view.id })).pickup.booked).toBeNull()
  })

  test('a card at the branch is handed out the same day, in what is left of it', async () => {
    const view = await atBranch(counter, nextPerson())
    const { days } = await offer(view)
    expect(days[0]?.day).toBe('2026-03-09')
    // It is 10:30: the slot that has begun is not offered any more.
    expect(days[0]?.slots[0]?.start).toBe('11:00')
    expect(codeOf(await ask(view, '2026-03-09', '10:00'))).toBe('SLOT_CLOSED')
    expect(codeOf(await ask(view, '2026-03-09', '10:30'))).toBe('SLOT_CLOSED')
    expect((await book(view, '2026-03-09', '11:00')).pickup.booked?.start).toBe('11:00')
  })

  test('after closing the next open day is the first', async () => {
    const view = await atBranch(counter, nextPerson())
    counter.clock.set('2026-03-09T10:00:00.000Z')
    expect((await offer(view)).days[0]?.day).toBe('2026-03-10')
  })
})

describe('the seats of a slot', () => {
  test('500 bookings at once fill it to its last seat and not beyond', async () => {
    const views: CaseView[] = []
    for (let at = 0; at < 25; at += 1) views.push(await paid(counter, nextPerson()))
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, at) => {
        const view = views[at % views.length]
        if (!view) throw new Error('no such case')
        return ask(view, '2026-03-26', '10:00')
      }),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(4)
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['ok', 'SLOT_FULL', 'STALE']))
    const seats = await counter.core.store.db.selectFrom('pickup_seat').selectAll().where('day', '=', '2026-03-26').execute()
    expect(seats.map(({ seat }) => seat).sort()).toEqual([1, 2, 3, 4])
    expect(new Set(seats.map(seat => seat.case_id)).size).toBe(4)

    const left = await offer(views[0] ?? (await paid(counter, nextPerson())))
    expect(left.days.find(({ day }) => day === '2026-03-26')?.slots.find(({ start }) => start === '10:00')?.free).toBe(0)
  }, 120_000)

  test('one who moves to another slot frees the old seat', async () => {
    const full: CaseView[] = []
    for (let at = 0; at < 4; at += 1) full.push(await book(await paid(counter, nextPerson()), '2026-03-27', '09:00'))
    const late = await paid(counter, nextPerson())
    expect(await ask(late, '2026-03-27', '09:00')).toEqual({ ok: false, error: { code: 'SLOT_FULL' } })
    const first = full[0] ?? late
    const moved = await book(first, '2026-03-30', '14:00')
    expect(moved.pickup.booked).toEqual({ day: '2026-03-30', start: '14:00', end: '14:30' })
    expect((await book(late, '2026-03-27', '09:00')).pickup.booked?.day).toBe('2026-03-27')
  })

  test('a move that fails keeps the seat one had', async () => {
    const view = await book(await paid(counter, nextPerson()), '2026-03-31', '09:00')
    expect(codeOf(await ask(view, '2026-04-04', '09:00'))).toBe('SLOT_CLOSED')
    expect((await cards.call('case.view', { caseId: view.id })).pickup.booked).toEqual({ day: '2026-03-31', start: '09:00', end: '09:30' })
  })

  test('booking the own full slot again keeps the seat', async () => {
    const mine = await book(await paid(counter, nextPerson()), '2026-04-01', '09:00')
    for (let at = 0; at < 3; at += 1) await book(await paid(counter, nextPerson()), '2026-04-01', '09:00')
    expect((await book(mine, '2026-04-01', '09:00')).pickup.booked?.start).toBe('09:00')
  })

  test('the store itself knows each seat once', async () => {
    const view = await book(await paid(counter, nextPerson()), '2026-04-02', '09:00')
    const other = await paid(counter, nextPerson())
    const { db } = counter.core.store
    const seat = await db.selectFrom('pickup_seat').selectAll().where('case_id', '=', view.id).executeTakeFirstOrThrow()
    await expect(
      db
        .insertInto('pickup_seat')
        .values({ ...seat, case_id: other.id })
        .execute(),
    ).rejects.toThrow(/unique constraint/i)
  })
})

test('a day in a year whose calendar is not published is given, and said to be open to change', async () => {
  const december = await aCounter({ photos, clock: heldClock('2026-12-18T02:00:00.000Z') })
  const view = await paid(december)
  expect(view.pickup.promised).toMatchObject({ covered: false })
  expect(view.pickup.promised?.day.slice(0, 4)).toBe('2027')
  const { days } = await (await december.cards()).call('pickup.offer', { caseId: view.id })
  expect(days.length).toBeGreaterThan(0)
  expect(days.every(({ covered }) => !covered)).toBe(true)
  await december.end()
})
