/** The hall's screen: it hangs where nobody signs in, shows numbers and windows, and speaks as the hall has set it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let lobby: Seat
beforeAll(async () => {
  counter = await aCounter()
  lobby = await counter.lobby()
})
afterAll(() => counter.end())

const hall = () => counter.send(99, 'hall.view', {}, 'hall')

test('shows the numbers that were called, the newest first, and how many wait', async () => {
  for (let at = 0; at < 3; at += 1) await lobby.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
  const [teller, other] = [await counter.teller(), await counter.hired('jingban2', ['teller'], '04')]
  await teller.call('ticket.call', {})
  counter.clock.advance(1_000)
  await other.call('ticket.call', {})
  expect(await hall()).toMatchObject({
    ok: true,
    value: {
      waiting: 1,
      calls: [
        { number: 'A002', counter: '04' },
        { number: 'A001', counter: '03' },
      ],
    },
  })
})

test('speaks as loud and as often as the hall wants, and not in its quiet hours', async () => {
  expect(await hall()).toMatchObject({ value: { voice: { volume: 80, repeats: 2, quiet: null } } })
  const wanted = { volume: 50, repeats: 1, quiet: { from: '12:00', to: '13:30' } }
  expect(await lobby.call('hall.setVoice', wanted)).toEqual(wanted)
  expect(await hall()).toMatchObject({ value: { voice: wanted } })
  expect(await lobby.ask('hall.setVoice', { ...wanted, quiet: { from: '25:00', to: '13:30' } })).toMatchObject({
    error: { code: 'BAD_INPUT' },
  })
})

test('is nothing a desk asks for, and asks for nothing of a desk', async () => {
  expect(await counter.send(lobby.number, 'hall.view', {}, 'desk')).toMatchObject({ error: { code: 'WRONG_WINDOW' } })
  expect(await counter.send(99, 'ticket.line', {}, 'hall')).toMatchObject({ error: { code: 'WRONG_WINDOW' } })
})
