/** Takes a picture with a camera of this desk and hands it to the branch, which judges and keeps it. */
import type { Out, Parsed } from '../../shared/ipc/contract.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { Refusal } from '../../shared/refusal.ts'
import { DeviceTrouble } from '../devices/device-trouble.ts'
import { askBranch, type Desk } from './desk.ts'

export const listCameras = async (desk: Desk): Promise<Out<'photo.cameras'>> => [...(await desk.camera.list())]

/** @throws Refusal DEVICE_MISSING and the camera's other troubles, and whatever the branch refuses */
export async function shoot(desk: Desk, caller: Caller, { caseId, camera }: Parsed<'photo.shoot'>): Promise<Out<'photo.shoot'>> {
  const known = (await desk.camera.list()).find(candidate => candidate.id === camera)
  if (!known) throw new Refusal('DEVICE_MISSING')
  const image = await desk.camera.shoot(known.id, AbortSignal.timeout(shotDeadlineMs)).catch(asRefusal)
  return askBranch(desk, caller, 'photo.capture', { caseId, source: 'camera', images: [new Uint8Array(image)], camera: known })
}

/** A webcam needs a second or two to wake and set its exposure; nobody waits longer than this. */
export const shotDeadlineMs = 12_000

export function asRefusal(error: unknown): never {
  throw error instanceof DeviceTrouble ? new Refusal(error.code, { reason: error.reason }) : error
}
