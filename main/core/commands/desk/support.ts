/** Packs what somebody far away needs to find a fault: versions, states and codes, and nothing that names a person. */
import { arch, platform, release } from 'node:os'
import { strToU8, zipSync } from 'fflate'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { isAddress } from '../../../../shared/printing/address.ts'
import { healthText } from '../../../../shared/strings/zh-CN/health.ts'
import { plainLines } from '../../../../shared/support/plain.ts'
import { record } from '../../platform/audit/record.ts'
import type { Who } from '../../records/context.ts'
import { deviceEvents } from '../../records/desk/device-events.ts'
import type { Core } from '../core.ts'
import { viewHealth } from './health.ts'

export async function makeSupport(core: Core, who: Who, { version, log }: Parsed<'support.bundle'>): Promise<Out<'support.bundle'>> {
  const { db } = core.store
  const at = core.clock.now()
  const machine = { version, node: process.version, platform: platform(), release: release(), arch: arch(), mode: core.branch.mode, at }
  const printing = await db
    .selectFrom('print_job')
    .select(['state', 'reason', eb => eb.fn.countAll<number>().as('count')])
    .groupBy(['state', 'reason'])
    .execute()
  const pins = await db.selectFrom('device_pin').select(['counter', 'purpose', 'device']).execute()
  const files = {
    'machine.json': { ...machine, ...(await viewHealth(core)) },
    'devices.json': pins.map(({ counter, purpose, device }) => ({ counter, purpose, line: lineOf(device) })),
    'device-log.json': await deviceEvents(db),
    'printing.json': printing,
    'log.json': plainLines(log),
  }
  const zipped = Object.entries(files).map(([name, what]) => [name, strToU8(`${JSON.stringify(what, null, 1)}\n`)] as const)
  await core.store.write(({ tx }) => record(core, tx, { who, what: 'support.bundle', facts: {} }))
  return { name: `${healthText.bundle}-${at.slice(0, 10)}.zip`, bytes: zipSync(Object.fromEntries(zipped)) }
}

/** The name of a plug may hold a serial number, an address the plan of a house. */
const lineOf = (device: string): string =>
  isAddress(device) ? 'network' : device.startsWith('/dev/usb/') ? 'usb' : /^(\/dev\/|COM)/.test(device) ? 'serial' : 'other'
