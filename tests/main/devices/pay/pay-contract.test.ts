/** The promises of a payment service, held against the simulated one: paid once, for what was asked, and a code that was stopped is never paid. */
import { expect, test } from 'vitest'
import { noPay } from '../../../../main/devices/pay/no-pay.ts'
import { simulatedPay } from '../../../../main/devices/pay/simulated-pay.ts'
import { judgePaid } from '../../../../shared/devices/pay.ts'

const stays = () => new AbortController().signal
const order = { order: '01JORDER', fen: 1600 }

test('a code waits until it is paid, and then says by which number it is known', async () => {
  const service = simulatedPay(null)
  expect(await service.begin(order, stays())).toContain('01JORDER')
  expect(await service.ask(order, stays())).toMatchObject({ state: 'waiting' })
  service.pay('01JORDER')
  expect(await service.ask(order, stays())).toEqual({ state: 'paid', fen: 1600, reference: 'P01JORDER' })
  expect(await service.ask(order, stays())).toMatchObject({ state: 'paid' })
})

test('a code that was stopped is paid by nobody; one that was paid before stays paid', async () => {
  const service = simulatedPay(null)
  await service.begin(order, stays())
  expect(await service.stop(order, stays())).toMatchObject({ state: 'gone' })
  service.pay('01JORDER')
  expect(await service.ask(order, stays())).toMatchObject({ state: 'gone' })
  const paid = { order: '01JOTHER', fen: 500 }
  await service.begin(paid, stays())
  service.pay('01JOTHER')
  expect(await service.stop(paid, stays())).toMatchObject({ state: 'paid', fen: 500 })
})

test('a payment the bank refuses is none, and an order nobody opened is gone', async () => {
  const service = simulatedPay(1)
  service.fail('refused')
  await service.begin(order, stays())
  expect(await service.ask(order, stays())).toMatchObject({ state: 'refused', reference: '' })
  expect(await service.ask({ order: 'never', fen: 1 }, stays())).toMatchObject({ state: 'gone' })
})

test('a service that says nothing is ended by the deadline of whoever asks; one that is away says so at once', async () => {
  const service = simulatedPay(1)
  service.fail('silence')
  await expect(service.begin(order, AbortSignal.timeout(20))).rejects.toMatchObject({ name: 'TimeoutError' })
  service.fail('unplug')
  await expect(service.ask(order, stays())).rejects.toMatchObject({ code: 'DEVICE_MISSING' })
  await expect(noPay.begin(order, stays())).rejects.toMatchObject({ code: 'DEVICE_MISSING', reason: 'no-driver' })
})

test.each([
  [{ fen: 1600, reference: 'P01' }, 'paid'],
  [{ fen: 1601, reference: 'P01' }, 'wrong-amount'],
  [{ fen: 0, reference: 'P01' }, 'wrong-amount'],
  [{ fen: 1600, reference: '' }, 'no-number'],
  [{ fen: 1600, reference: '<b>' }, 'no-number'],
] as const)('%j for 16 yuan is %s', (told, judged) => {
  expect(judgePaid({ state: 'paid', ...told }, 1600)).toBe(judged)
})
