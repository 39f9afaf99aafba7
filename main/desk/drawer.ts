/** Opens the cash drawer of this counter; one that does not open holds up nobody, for it has a key. */
import type { Out, Parsed } from '../../shared/ipc/contract.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { DeviceTrouble } from '../devices/device-trouble.ts'
import { askBranch, type Desk } from './desk.ts'
import { reasonOf } from './printer.ts'

const openDeadlineMs = 10_000

/** The log has it before the drawer moves: an opening that nobody wrote down is what a drawer must not do. */
export async function openDrawer(desk: Desk, caller: Caller, ask: Parsed<'drawer.open'>): Promise<Out<'drawer.open'>> {
  const pin = (await askBranch(desk, caller, 'device.pins', {})).find(({ purpose }) => purpose === 'drawer')
  if (!pin) return { state: 'none', reason: null }
  await askBranch(desk, caller, 'drawer.note', ask)
  try {
    await desk.printer.openDrawer(pin.device, AbortSignal.timeout(openDeadlineMs))
    return { state: 'opened', reason: null }
  } catch (error) {
    if (!(error instanceof DeviceTrouble)) throw error
    const reason = reasonOf(error)
    await askBranch(desk, caller, 'device.note', { purpose: 'drawer', reason })
    return { state: 'failed', reason }
  }
}
