/** Keeps which device serves which purpose at which counter. */
import type { Kysely } from 'kysely'
import type { DevicePurpose } from '../../../../shared/ipc/shapes/device.ts'
import type { Instant } from '../../../../shared/time.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

export type Pin = { readonly purpose: DevicePurpose; readonly device: string; readonly name: string }

export const pinsOf = (db: Kysely<Tables>, counter: string) =>
  db.selectFrom('device_pin').select(['purpose', 'device', 'name']).where('counter', '=', counter).orderBy('purpose').execute()

export async function keepPin(tx: Tx, counter: string, pin: Pin, by: { operatorId: string; at: Instant }): Promise<void> {
  await dropPin(tx, counter, pin.purpose)
  await tx
    .insertInto('device_pin')
    .values({ counter, ...pin, at: by.at, operator_id: by.operatorId })
    .execute()
}

export async function dropPin(tx: Tx, counter: string, purpose: DevicePurpose): Promise<void> {
  await tx.deleteFrom('device_pin').where('counter', '=', counter).where('purpose', '=', purpose).execute()
}
