/** Follows a card from the counter to the centre and back, with a failed one made again. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView, productionEvents } from '../../../../../shared/ipc/shapes/case.ts'
import { citizen, madeUpCitizens, paid } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let cards: Seat
const people = madeUpCitizens(20)
const nextPerson = () => people.pop() ?? citizen
beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  cards = await counter.cards()
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

type Event = (typeof productionEvents)[number]
const tell = ({ id, revision }: CaseView, event: Event, note = '', cardTail: string | null = null) =>
  cards.ask('production.record', { caseId: id, revision, event, note, cardTail })
async function happens(view: CaseView, event: Event, note = '', cardTail: string | null = null): Promise<CaseView> {
  const answer = await tell(view, event, note, cardTail)
  if (!answer.ok) throw new Error(`${event}: ${answer.error.code}`)
  return answer.value
}

test('a card goes out, fails, is made again, and comes by the city bank to the branch', async () => {
  let view = await paid(counter, nextPerson())
  const way = ['sendToMake', 'makeFailed', 'remake', 'cityBankReceived', 'branchReceived'] as const
  const states = []
  for (const event of way) {
    counter.clock.advance(60_000)
    view = await happens(view, event, event === 'makeFailed' ? '芯片不良' : '', event === 'branchReceived' ? '0042' : null)
    states.push(view.state)
  }
  expect(states).toEqual(['making', 'make-failed', 'making', 'at-city-bank', 'at-branch'])
  expect(view.production.map(({ event, by, note }) => [event, by, note])).toEqual(
    way.map(event => [event, '赵卡', event === 'makeFailed' ? '芯片不良' : '']),
  )
  expect(view.cardTail).toBe('0042')
})

test('some cities send the card straight to the branch', async () => {
  const view = await happens(await paid(counter, nextPerson()), 'sendToMake')
  expect((await happens(view, 'branchReceived', '', '1234')).state).toBe('at-branch')
})

test('a failure needs its reason', async () => {
  const view = await happens(await paid(counter, nextPerson()), 'sendToMake')
  for (const note of ['', '   ']) {
    const answer = await tell(view, 'makeFailed', note)
    expect(answer).toEqual({ ok: false, error: { code: 'NOT_READY', detail: { unmet: ['failReason'] } } })
  }
  expect((await cards.call('case.view', { caseId: view.id })).production).toHaveLength(1)
})

test.each<[Event, string]>([
  ['remake', 'a card that did not fail'],
  ['cityBankReceived', 'a card that was not sent'],
  ['branchReceived', 'a card that was not sent'],
  ['makeFailed', 'a card that was not sent'],
])('%s cannot be said of %s', async (event, _) => {
  const view = await paid(counter, nextPerson())
  const answer = await tell(view, event, '芯片不良')
  expect(answer).toEqual({ ok: false, error: { code: 'WRONG_STATE', detail: { state: 'paid', action: event } } })
})

test('the tail of a card is four digits', async () => {
  const view = await happens(await paid(counter, nextPerson()), 'sendToMake')
  for (const tail of ['42', '12345', '12a4', '６６６６'])
    expect(await tell(view, 'branchReceived', '', tail)).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
})

test('the same news told twice at the same moment is written once', async () => {
  const view = await paid(counter, nextPerson())
  const answers = await Promise.all([tell(view, 'sendToMake'), tell(view, 'sendToMake')])
  expect(answers.map(answer => (answer.ok ? 'ok' : answer.error.code)).sort()).toEqual(['STALE', 'ok'])
  expect((await cards.call('case.view', { caseId: view.id })).production).toHaveLength(1)
})
