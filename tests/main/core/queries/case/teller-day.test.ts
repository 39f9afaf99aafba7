/** A teller looks at the own day: the number that a call would bring, what came back and why, what is open, and what was done. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as cases from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

const minute = 60_000
let counter: Counter
let teller: Seat
let lobby: Seat
const day = () => teller.call('teller.today', {})
const people = cases.madeUpCitizens(4)

beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
  lobby = await counter.lobby()
})
afterAll(() => counter.end())

test('the number shown is the one a call brings, and nobody stands there while the window has paused', async () => {
  expect(await day()).toMatchObject({ next: null, paused: false })
  await lobby.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
  const preferred = await lobby.call('ticket.take', { item: 'REPLACE_PHOTO', priority: true, kind: 'old' })
  const { next } = await day()
  expect(next).toMatchObject({ number: preferred.number, kind: 'old' })
  await teller.call('queue.pause', { reason: 'meal' })
  expect(await day()).toMatchObject({ next: null, paused: true })
  await teller.call('queue.pause', { reason: null })
  expect((await teller.call('ticket.call', {})).number).toBe(next?.number)
})

test('numbers called and people who did not come are counted once each; a call taken back never was', async () => {
  const { mine } = await teller.call('ticket.line', {})
  if (!mine) throw new Error('a number is called')
  await teller.call('ticket.recall', { ticketId: mine.id })
  await teller.call('ticket.absent', { ticketId: mine.id })
  expect((await day()).counts).toMatchObject({ called: 1, absent: 1 })
  const other = await teller.call('ticket.call', {})
  expect((await day()).counts).toMatchObject({ called: 2, absent: 1 })
  await teller.call('ticket.takeBack', { ticketId: other.id })
  expect((await day()).counts).toMatchObject({ called: 1, absent: 1 })
})

test('what came back stands apart with its reason, the rest by where it is, and another teller sees none of it', async () => {
  const [returned, open, reviewed, decided] = people
  const sent = await cases.submitted(teller, returned)
  counter.clock.advance(minute)
  const waiting = await cases.submitted(teller, reviewed)
  const filled = await cases.filled(teller, open)
  await cases.approved(counter, decided)
  await (await counter.reviewer()).call('review.return', {
    caseId: sent.id,
    revision: sent.revision,
    faults: [{ part: 'photo', what: null }],
    note: '左脸偏暗',
  })
  const { returned: back, open: rest, counts } = await day()
  expect(back).toMatchObject([{ id: sent.id, sentBack: { from: 'review', note: '左脸偏暗', faults: [{ part: 'photo' }] } }])
  expect(rest.map(({ id }) => id)).toEqual([filled.id, waiting.id])
  expect(counts).toMatchObject({ served: 3, photo: { of: 3 } })
  expect(counts.handling).not.toBeNull()

  const other = await counter.hired('beibu', ['teller'], '05')
  expect(await other.call('teller.today', {})).toMatchObject({ returned: [], open: [], counts: { called: 0, served: 0, handling: null } })
})
