/** Around a booking: hours of the branch's own, days it is closed, cancelling, not coming, coming without one, and the number called. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { PickupHours } from '../../../../../shared/pickup/hours.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { Day } from '../../../../../shared/time.ts'
import { atBranch, citizen, madeUpCitizens, paid, produced, signature } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat, testMorning } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let cards: Seat
let manager: Seat
const people = madeUpCitizens(120)
const nextPerson = () => people.pop() ?? citizen
beforeAll(async () => {
  photos = await aSharedEngine()
})
afterAll(() => photos.end())
beforeEach(async () => {
  counter = await aCounter({ photos })
  cards = await counter.cards()
  manager = await counter.manager()
  return () => counter.end()
})

const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
const here = () => atBranch(counter, nextPerson())
const book = (view: CaseView, day: string, start: string) => cards.call('pickup.book', { ...refOf(view), day, start })
const codeOf = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'ok' : answer.error?.code)
const slotOn = async (view: CaseView, day: string, start: string) =>
  (await cards.call('pickup.offer', { caseId: view.id })).days.find(one => one.day === day)?.slots.find(slot => slot.start === start)

const morning = [{ from: '09:00', to: '12:00', capacity: 4 }]
const ownHours: PickupHours = {
  week: { '1': morning, '2': morning, '3': morning, '4': morning, '5': [], '6': [], '7': [] },
  slotMinutes: 60,
  walkInPercent: 50,
}
const wholeDay = (day: string) => ({ firstDay: Day.parse(day), lastDay: Day.parse(day), span: null, reason: '网点装修' })

describe('the branch sets its own hours', () => {
  test('over those of the place, for bookings from then on', async () => {
    const view = await here()
    const set = await manager.call('pickup.setHours', { hours: ownHours, reason: '冬季作息' })
    expect(set).toMatchObject({ hours: ownHours, own: { reason: '冬季作息' }, stranded: [] })
    expect(await slotOn(view, '2026-03-10', '09:00')).toEqual({ start: '09:00', end: '10:00', free: 2, capacity: 4 })
    expect(codeOf(await cards.ask('pickup.book', { ...refOf(view), day: '2026-03-13', start: '09:00' }))).toBe('SLOT_CLOSED')
  })

  test('and hears of everybody booked for a time that is gone', async () => {
    const kept = await book(await here(), '2026-03-10', '09:00')
    const lost = await book(await here(), '2026-03-13', '14:00')
    const closed = await book(await here(), '2026-03-11', '09:00')
    await manager.call('pickup.setHours', { hours: { ...ownHours, slotMinutes: 30 }, reason: '冬季作息' })
    const { stranded } = await manager.call('pickup.close', wholeDay('2026-03-11'))
    expect(stranded.map(({ caseId }) => caseId)).toEqual([closed.id, lost.id])
    // Rebooked, they are off the list.
    await book(lost, '2026-03-12', '09:00')
    expect((await manager.call('pickup.hours', {})).stranded.map(({ caseId }) => caseId)).toEqual([closed.id])
    expect(kept.pickup.booked?.day).toBe('2026-03-10')
  })

  test('a closed day is not offered until it is opened again', async () => {
    const view = await here()
    const { closures } = await manager.call('pickup.close', wholeDay('2026-03-10'))
    expect(codeOf(await cards.ask('pickup.book', { ...refOf(view), day: '2026-03-10', start: '09:00' }))).toBe('SLOT_CLOSED')
    const open = await manager.call('pickup.reopen', { closureId: closures[0]?.id ?? ('' as never) })
    expect(open.closures).toEqual([])
    expect((await book(view, '2026-03-10', '09:00')).pickup.booked?.day).toBe('2026-03-10')
  })

  test.each([
    [
      'hours that end before they begin',
      { ...ownHours, week: { ...ownHours.week, '3': [{ from: '11:00', to: '10:00', capacity: 1 }] } },
      'week.3.0',
    ],
    ['a week without hours', { ...ownHours, week: { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] } }, 'hours'],
  ])('%s are refused at their field', async (_, hours, field) => {
    const answer = await manager.ask('pickup.setHours', { hours, reason: '冬季作息' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', detail: { fields: [field] } } })
  })

  test('a day that is over cannot be closed, nor one that ends before it begins', async () => {
    expect(codeOf(await manager.ask('pickup.close', wholeDay('2026-03-06')))).toBe('BAD_INPUT')
    const backwards = { ...wholeDay('2026-03-12'), lastDay: Day.parse('2026-03-11') }
    expect(codeOf(await manager.ask('pickup.close', backwards))).toBe('BAD_INPUT')
    expect(codeOf(await cards.ask('pickup.close', wholeDay('2026-03-12')))).toBe('NOT_ALLOWED')
  })
})

describe('a booking', () => {
  test('is cancelled and its seat is free again', async () => {
    const view = await book(await here(), '2026-03-10', '09:00')
    expect(await slotOn(view, '2026-03-10', '09:00')).toMatchObject({ free: 3 })
    const free = await cards.call('pickup.cancel', refOf(view))
    expect(free.pickup.booked).toBeNull()
    expect(await slotOn(view, '2026-03-10', '09:00')).toMatchObject({ free: 4 })
    const again = await cards.ask('pickup.cancel', refOf(free))
    expect(again).toMatchObject({ ok: false, error: { code: 'NOT_BOOKED' } })
    if (!again.ok) expect(sayRefusal(again.error)).toContain('没有预约')
  })

  test('that nobody came to is counted once its time is over; the holder books again or simply comes', async () => {
    const view = await book(await here(), '2026-03-09', '11:00')
    expect(codeOf(await cards.ask('pickup.miss', refOf(view)))).toBe('SLOT_NOT_OVER')
    counter.clock.set('2026-03-09T06:10:00.000Z')
    const missed = await cards.call('pickup.miss', refOf(view))
    expect(missed.pickup.booked).toBeNull()
    expect(await cards.call('pickup.offer', { caseId: view.id })).toMatchObject({ missed: 1, over: false })
    const second = await book(missed, '2026-03-10', '09:00')
    counter.clock.set('2026-03-10T06:10:00.000Z')
    const twice = await cards.call('pickup.miss', refOf(second))
    expect((await cards.call('pickup.walkIn', refOf(twice))).pickup.booked).toMatchObject({ day: '2026-03-10', start: '14:00' })
    const day = await counter.lobby().then(lobby => lobby.call('pickup.day', { day: Day.parse('2026-03-10') }))
    expect(day).toMatchObject([{ caseId: view.id, walkIn: true, missed: 2, start: '14:00' }])
    expect(JSON.stringify(day)).not.toContain(view.identity.number)
  })

  test('keeps its calendar entry in step: one name, a higher number at every change, and word when it is off', async () => {
    const view = await book(await here(), '2026-03-10', '09:00')
    const fields = async () => {
      const { text, name } = await cards.call('pickup.event', { caseId: view.id })
      expect(name).toMatch(/\.ics$/)
      expect(text).not.toContain(view.identity.number)
      expect(text).not.toContain(view.identity.name)
      return ['UID', 'SEQUENCE', 'METHOD', 'DTSTART'].map(field => new RegExp(`^${field}:(.*)\r$`, 'm').exec(text)?.[1])
    }
    const [uid, first] = await fields()
    expect(await fields()).toEqual([uid, first, 'PUBLISH', '20260310T010000Z'])
    const moved = await book(view, '2026-03-11', '09:30')
    const [same, second, , start] = await fields()
    expect([same, start, Number(second) > Number(first)]).toEqual([uid, '20260311T013000Z', true])
    await cards.call('pickup.cancel', refOf(moved))
    const [still, third, method] = await fields()
    expect([still, method, Number(third) > Number(second)]).toEqual([uid, 'CANCEL', true])
  })

  test('a card that was never booked has no calendar entry', async () => {
    expect(codeOf(await cards.ask('pickup.event', { caseId: (await here()).id }))).toBe('NOT_BOOKED')
  })
})

describe('who comes without a booking', () => {
  test('takes the seats kept for that first, then what nobody booked, and no more', async () => {
    await manager.call('pickup.setHours', { hours: ownHours, reason: '冬季作息' })
    counter.clock.set('2026-03-10T00:30:00.000Z')
    await book(await here(), '2026-03-10', '09:00')
    counter.clock.set('2026-03-10T01:05:00.000Z')
    const answers: (string | undefined)[] = []
    for (let at = 0; at < 4; at += 1) answers.push(codeOf(await cards.ask('pickup.walkIn', refOf(await here()))))
    expect(answers).toEqual(['ok', 'ok', 'ok', 'SLOT_FULL'])
    const seats = await counter.core.store.db
      .selectFrom('pickup_seat')
      .select(['seat', 'kind'])
      .orderBy('booked_at')
      .orderBy('kind')
      .execute()
    expect(seats.map(({ seat }) => seat).sort()).toEqual([1, 2, 3, 4])
    expect(
      seats
        .filter(({ kind }) => kind === 'walk-in')
        .map(({ seat }) => seat)
        .sort(),
    ).toEqual([2, 3, 4])
  })

  test('is not seated outside the hours, nor for a card that is not here', async () => {
    const view = await here()
    counter.clock.set('2026-03-09T10:00:00.000Z')
    expect(codeOf(await cards.ask('pickup.walkIn', refOf(view)))).toBe('SLOT_CLOSED')
    counter.clock.set(testMorning)
    expect(codeOf(await cards.ask('pickup.walkIn', refOf(await paid(counter, nextPerson()))))).toBe('WRONG_STATE')
  })
})

describe('a pickup from its number to its end', () => {
  test('the number called leads to the waiting card, and is done with the hand-over', async () => {
    const view = await here()
    const lobby = await counter.lobby()
    const teller = await counter.teller()
    const taken = await lobby.call('ticket.take', { item: 'PICKUP', priority: false })
    expect(taken.number).toMatch(/^L/)
    const { id: ticketId } = await teller.call('ticket.call', {})
    const { inFlight } = await teller.call('identity.lookUp', view.identity)
    expect(inFlight).toMatchObject({ caseId: view.id, state: 'at-branch' })
    await teller.call('pickup.begin', { ...refOf(view), ticketId })
    expect((await teller.call('ticket.line', {})).mine).toMatchObject({ id: ticketId, state: 'serving' })
    const { docType, number } = view.identity
    const seen = await teller.call('handover.verify', {
      ...refOf(view),
      docType,
      number,
      faceSame: true,
      nameSame: true,
      cardPhotoSame: true,
    })
    const told = { oldCard: 'collected', toldEnable: true, toldBank: true, signature } as const
    const done = await teller.call('handover.complete', { ...refOf(seen), ...told })
    expect(done.state).toBe('closed')
    expect((await teller.call('ticket.line', {})).mine).toBeNull()
  })

  test('a card that is still being made is not begun', async () => {
    const view = await produced(counter, await paid(counter, nextPerson()), ['sendToMake'])
    const teller = await counter.teller()
    const lobby = await counter.lobby()
    const ticket = await lobby.call('ticket.take', { item: 'PICKUP', priority: false })
    await teller.call('ticket.call', {})
    expect(codeOf(await teller.ask('pickup.begin', { ...refOf(view), ticketId: ticket.id }))).toBe('WRONG_STATE')
  })
})
