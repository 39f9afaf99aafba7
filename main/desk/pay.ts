/** Lets a customer pay by a code: asks the branch what is due, the service for a code, and says what became of it; books nothing. */
import { judgePaid, type PayTold, type PayTrouble } from '../../shared/devices/pay.ts'
import type { Out, Parsed } from '../../shared/ipc/contract.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { DeviceTrouble } from '../devices/device-trouble.ts'
import { askBranch, type Desk } from './desk.ts'

const beginDeadlineMs = 8000
const askDeadlineMs = 5000

/** A service across the network fails in its own words; whoever waits hears that there is none, or that it does not answer. */
const troubleOf = (error: unknown): PayTrouble => {
  if (error instanceof DeviceTrouble) return error.code === 'DEVICE_MISSING' ? 'no-service' : 'no-answer'
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) return 'no-answer'
  throw error
}

/** @throws Refusal WRONG_STATE where nothing is due now */
export async function beginPay(desk: Desk, caller: Caller, { caseId }: Parsed<'pay.begin'>): Promise<Out<'pay.begin'>> {
  const { before, ...order } = await askBranch(desk, caller, 'pay.order', { caseId })
  if (before !== null) {
    // A code of before is never left open beside a new one, and what it brought is not asked for twice.
    const last = await stopPay(desk, caller, before)
    // What was paid before the fee changed is another amount than the ledger would take now.
    if (last.state === 'paid' && before.fen !== order.fen) return { state: 'failed', trouble: 'wrong-amount' }
    if (last.state === 'paid') return { state: 'paid', reference: last.reference }
    if (last.state === 'unknown') return { state: 'failed', trouble: last.trouble ?? 'no-answer' }
  }
  try {
    const text = await desk.pay.begin(order, AbortSignal.timeout(beginDeadlineMs))
    return { state: 'shown', order, code: { ...(await askBranch(desk, caller, 'pay.draw', { text })), fen: order.fen } }
  } catch (error) {
    return { state: 'failed', trouble: troubleOf(error) }
  }
}

export const askPay = (desk: Desk, _caller: Caller, order: Parsed<'pay.ask'>): Promise<Out<'pay.ask'>> =>
  heard(order.fen, () => desk.pay.ask(order, AbortSignal.timeout(askDeadlineMs)))

export const stopPay = (desk: Desk, _caller: Caller, order: Parsed<'pay.stop'>): Promise<Out<'pay.stop'>> =>
  heard(order.fen, () => desk.pay.stop(order, AbortSignal.timeout(askDeadlineMs)))

/** A payment of another amount, or one without a number, is not booked by itself: somebody has to look. */
async function heard(fen: number, ask: () => Promise<PayTold>): Promise<Out<'pay.ask'>> {
  try {
    const told = await ask()
    if (told.state !== 'paid') return { state: told.state, trouble: null, reference: '' }
    const judged = judgePaid(told, fen)
    if (judged !== 'paid') return { state: 'unknown', trouble: judged, reference: '' }
    return { state: 'paid', trouble: null, reference: told.reference }
  } catch (error) {
    return { state: 'unknown', trouble: troubleOf(error), reference: '' }
  }
}
