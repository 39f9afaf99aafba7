/** How the branch's own machine stands, and what happened to the devices of its counters; nothing of it names a person. */
import { statfs } from 'node:fs/promises'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { inTime } from '../../platform/in-time.ts'
import { newId } from '../../platform/new-id.ts'
import type { Who } from '../../records/context.ts'
import { deviceEvents, noteEvent } from '../../records/desk/device-events.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/** A disk across the network may not answer at all. */
const diskWithinMs = 2000

export async function viewHealth(core: Core): Promise<Out<'health.view'>> {
  const disk = await inTime(statfs(core.store.folder), diskWithinMs).catch(() => null)
  return { freeMb: disk === null ? null : Math.floor((disk.bavail * disk.bsize) / 1024 / 1024) }
}

export async function noteDevice(core: Core, who: Who, { purpose, reason }: Parsed<'device.note'>): Promise<Out<'device.note'>> {
  const { counter } = signedIn(who)
  await core.store.write(({ tx }) => noteEvent(tx, { id: newId(), counter, purpose, reason, at: core.clock.now() }))
  return {}
}

export const viewDeviceLog = (core: Core): Promise<Out<'device.log'>> => deviceEvents(core.store.db)
