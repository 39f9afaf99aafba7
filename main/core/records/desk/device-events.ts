/** Keeps what happened to the devices of the counters: which kind, where, when and why, and never for whom. */
import type { Kysely } from 'kysely'
import { type DeviceEvent, DevicePurpose } from '../../../../shared/ipc/shapes/device.ts'
import type { Instant } from '../../../../shared/time.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

type Event = {
  readonly id: string
  readonly counter: string
  readonly purpose: DevicePurpose
  readonly reason: string
  readonly at: Instant
}

/** A device that fails again and again fills no log. */
const samePerMs = 60_000
/** More than this nobody reads, and nobody asks for. */
const mostEvents = 2000
const mostShown = 200

export async function noteEvent(tx: Tx, event: Event): Promise<void> {
  const last = await tx
    .selectFrom('device_event')
    .select(['reason', 'at'])
    .where('counter', '=', event.counter)
    .where('purpose', '=', event.purpose)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (last && last.reason === event.reason && Date.parse(event.at) - Date.parse(last.at) < samePerMs) return
  await tx.insertInto('device_event').values(event).execute()
  const oldest = await tx.selectFrom('device_event').select('id').orderBy('id', 'desc').offset(mostEvents).limit(1).executeTakeFirst()
  if (oldest) await tx.deleteFrom('device_event').where('id', '<=', oldest.id).execute()
}

/** The newest first. */
export async function deviceEvents(db: Kysely<Tables>): Promise<DeviceEvent[]> {
  const rows = await db
    .selectFrom('device_event')
    .select(['counter', 'purpose', 'reason', 'at'])
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute()
  return rows.map(row => ({ ...row, purpose: DevicePurpose.parse(row.purpose) }))
}
