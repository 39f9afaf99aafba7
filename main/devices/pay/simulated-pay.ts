/** A payment service for practice and tests: whoever scans pays after a moment, unless a fault is on. */
import type { PayState } from '../../../shared/devices/pay.ts'
import { DeviceTrouble } from '../device-trouble.ts'
import { type Docked, docked } from '../dock.ts'
import type { PayCode, PayOrder } from './pay-code.ts'

/** `garbage` tells of another amount. */
export const payFaults = ['unplug', 'silence', 'refused', 'garbage'] as const
export type PayFault = (typeof payFaults)[number]

type Account = { readonly fen: number; state: PayState; asked: number }

export type SimulatedPay = PayCode & { fail(fault: PayFault | null): void; pay(order: string): void }

/** `paysAfter`: how often it is asked before the customer has paid; null: only when told to. */
export function simulatedPay(paysAfter: number | null): SimulatedPay {
  const accounts = new Map<string, Account>()
  let fault: PayFault | null = null
  const answering = async (signal: AbortSignal): Promise<void> => {
    if (fault === 'unplug') throw new DeviceTrouble('DEVICE_MISSING', 'unplugged')
    if (fault !== 'silence') return
    // Never an answer: only the deadline of whoever asks ends it.
    await new Promise<void>((_resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
  }
  const accountOf = ({ order, fen }: PayOrder): Account => accounts.get(order) ?? { fen, state: 'gone', asked: 0 }
  const told = (one: Account, order: string) => ({
    state: one.state,
    fen: fault === 'garbage' ? one.fen + 1 : one.fen,
    reference: one.state === 'paid' ? `P${order}` : '',
  })
  const pay = (one: Account) => {
    if (one.state === 'waiting') one.state = fault === 'refused' ? 'refused' : 'paid'
  }
  return {
    fail: next => {
      fault = next
    },
    pay: order => {
      const one = accounts.get(order)
      if (one) pay(one)
    },
    async begin({ order, fen }, signal) {
      await answering(signal)
      accounts.set(order, { fen, state: 'waiting', asked: 0 })
      return `https://pay.invalid/${order}`
    },
    async ask(order, signal) {
      await answering(signal)
      const one = accountOf(order)
      one.asked += 1
      if (paysAfter !== null && one.asked >= paysAfter) pay(one)
      return told(one, order.order)
    },
    async stop(order, signal) {
      await answering(signal)
      const one = accountOf(order)
      if (one.state === 'waiting') one.state = 'gone'
      return told(one, order.order)
    },
  }
}

/** In practice the customer has paid by the third time the window asks. */
const practicePaysAfter = 3
const faults = { unplug: 'unplug', silence: 'silence', refused: 'refused', garbage: 'garbage' } as const

export function practicePay(): PayCode & { readonly dock: Docked } {
  const service = simulatedPay(practicePaysAfter)
  return { begin: service.begin, ask: service.ask, stop: service.stop, dock: docked('pay', faults, service.fail) }
}
