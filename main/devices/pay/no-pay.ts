/** Stands where no service of a bank or of a payment house was joined: every bank has its own, and none is shipped. */
import { DeviceTrouble } from '../device-trouble.ts'
import type { PayCode } from './pay-code.ts'

const none = async (): Promise<never> => {
  throw new DeviceTrouble('DEVICE_MISSING', 'no-driver')
}

export const noPay: PayCode = { begin: none, ask: none, stop: none }
