/** Takes a page with the document camera of this desk and hands it to the branch, which lays it flat and keeps it. */
import type { Out, Parsed } from '../../shared/ipc/contract.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { Refusal } from '../../shared/refusal.ts'
import { asRefusal, shotDeadlineMs } from './camera.ts'
import { askBranch, type Desk } from './desk.ts'

export const listLenses = async (desk: Desk): Promise<Out<'paper.lenses'>> => [...(await desk.lenses.list())]

/** @throws Refusal DEVICE_MISSING and the camera's other troubles, and whatever the branch refuses */
export async function shootPaper(desk: Desk, caller: Caller, { lens, ...page }: Parsed<'paper.shoot'>): Promise<Out<'paper.shoot'>> {
  const known = (await desk.lenses.list()).find(({ id }) => id === lens)
  if (!known) throw new Refusal('DEVICE_MISSING')
  const image = await desk.lenses.shoot(known.id, AbortSignal.timeout(shotDeadlineMs)).catch(asRefusal)
  return askBranch(desk, caller, 'paper.add', { ...page, source: 'camera', image: new Uint8Array(image), camera: known })
}
