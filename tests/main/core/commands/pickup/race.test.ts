/** Ten thousand tries for the seats of one slot after the other: never two on one. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { citizen, madeUpCitizens, paid } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

const rounds = 250
const triesAtOnce = 40
const seatsOfASlot = 4

let photos: SharedEngine
let counter: Counter
let seats: Seat[]
const people = madeUpCitizens(triesAtOnce)
beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  seats = [await counter.teller(), await counter.cards(), await counter.lobby()]
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

test(`of ${rounds * triesAtOnce} tries from three windows, ${seatsOfASlot} a slot end on a seat`, async () => {
  let views: CaseView[] = []
  for (let at = 0; at < triesAtOnce; at += 1) views.push(await paid(counter, people.pop() ?? citizen))
  const { db } = counter.core.store
  const starts = ['09:00', '09:30', '10:00', '10:30', '11:00', '14:00', '14:30', '15:00']
  let tries = 0
  let won = 0
  for (let round = 0; round < rounds; round += 1) {
    const start = starts[round % starts.length] ?? '09:00'
    const answers = await Promise.all(
      views.map((view, at) => {
        tries += 1
        const seat = seats[at % seats.length]
        if (!seat) throw new Error('nobody sits there')
        return seat.ask('pickup.book', { caseId: view.id, revision: view.revision, day: '2026-03-26', start })
      }),
    )
    const winners = answers.flatMap(answer => (answer.ok ? [answer.value] : []))
    won += winners.length
    expect(new Set(answers.flatMap(answer => (answer.ok ? [] : [answer.error.code])))).toEqual(new Set(['SLOT_FULL']))
    const taken = await db
      .selectFrom('pickup_seat')
      .select(['seat', 'case_id'])
      .where('day', '=', '2026-03-26')
      .where('start', '=', start)
      .execute()
    expect(taken.map(({ seat }) => seat).sort()).toEqual([1, 2, 3, 4])
    expect(taken.map(({ case_id }) => case_id).sort()).toEqual(winners.map(({ id }) => String(id)).sort())
    // The winners give their seats back and try again with everybody else.
    const freed = await Promise.all(winners.map(({ id, revision }) => seats[0]?.call('pickup.cancel', { caseId: id, revision })))
    views = views.map(view => freed.find(one => one?.id === view.id) ?? view)
  }
  expect([tries, won]).toEqual([10_000, rounds * seatsOfASlot])
})
