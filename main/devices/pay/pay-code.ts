/** The port of a service that makes payment codes and says what became of them. */
import type { PayTold } from '../../../shared/devices/pay.ts'

/** `order` is ours and used once; the service knows the payment by it. */
export type PayOrder = { readonly order: string; readonly fen: number }

export type PayCode = {
  /** The text of the code that is scanned. Throws `DeviceTrouble` where there is no service, or it does not answer. */
  begin(order: PayOrder, signal: AbortSignal): Promise<string>
  ask(order: PayOrder, signal: AbortSignal): Promise<PayTold>
  /** From now on nobody can pay it; what was paid before stays paid and is told. */
  stop(order: PayOrder, signal: AbortSignal): Promise<PayTold>
}
