/** Says which devices this counter uses, and changes it. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { DevicePurpose } from '../../../../shared/ipc/shapes/device.ts'
import { cameraKind } from '../../../../shared/photo/camera-kind.ts'
import { isAddress } from '../../../../shared/printing/address.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import type { Who } from '../../records/context.ts'
import { dropPin, keepPin, pinsOf } from '../../records/desk/pins.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

export async function listPins(core: Core, who: Who): Promise<Out<'device.pins'>> {
  const rows = await pinsOf(core.store.db, signedIn(who).counter)
  return rows.map(row => ({ ...row, purpose: DevicePurpose.parse(row.purpose) }))
}

/** @throws Refusal NOT_ALLOWED for a camera that only a manager may allow. Of the counter somebody sits at, not of the machine: a counter that moves keeps what was chosen by the names of the plugs. */
export async function pinDevice(core: Core, who: Who, { purpose, device }: Parsed<'device.pin'>): Promise<Out<'device.pin'>> {
  const { counter, operatorId, roles } = signedIn(who)
  // Choosing a camera that is none on a plug is allowing it.
  const isAllowing = purpose === 'camera' && device !== null && cameraKind(device) !== 'plugged'
  // An address is where the papers of citizens go.
  const isManagers = isAllowing || (device !== null && isAddress(device.id))
  if (isManagers && !roles.includes('manager')) throw new Refusal('NOT_ALLOWED')
  await core.store.write(async ({ tx, tell }) => {
    if (device === null) await dropPin(tx, counter, purpose)
    else await keepPin(tx, counter, { purpose, device: device.id, name: device.name }, { operatorId, at: core.clock.now() })
    await record(core, tx, { who, what: 'device.pin', facts: { purpose, counter, device: device?.id ?? null, allowed: isAllowing } })
    tell('device.changed', {})
  })
  return listPins(core, who)
}
