/** Hands the core what a person picked in a dialog: the page says that something is wanted, never which file. */
import type { Out, Parsed } from '../../shared/ipc/contract.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { savedName } from '../../shared/strings/zh-CN/shell.ts'
import { askCore } from './ask-core.ts'
import type { ShellWorld } from './shell-world.ts'

/** The core takes a way to a file from a dialog only. */
const asDialog = (caller: Caller): Caller => ({ window: 'dialog', seat: caller.seat })

export async function pickPackage(world: ShellWorld, caller: Caller): Promise<Out<'online.pick'>> {
  const path = await world.pickPath('package')
  return path === null ? null : askCore(world, asDialog(caller), 'online.take', { path })
}

export async function pickFolder(
  world: ShellWorld,
  caller: Caller,
  { which }: Parsed<'online.pickFolder'>,
): Promise<Out<'online.pickFolder'>> {
  const path = await world.pickPath('folder')
  if (path === null) return { picked: false }
  await askCore(world, asDialog(caller), 'online.setFolder', { which, path })
  return { picked: true }
}

export async function pickSheet(world: ShellWorld, caller: Caller, { unitId }: Parsed<'unit.pickSheet'>): Promise<Out<'unit.pickSheet'>> {
  const path = await world.pickPath('sheet')
  if (path === null) return { picked: false }
  await askCore(world, asDialog(caller), 'unit.takeSheet', { unitId, path })
  return { picked: true }
}

export async function pickPhotos(
  world: ShellWorld,
  caller: Caller,
  { unitId, packed }: Parsed<'unit.pickPhotos'>,
): Promise<Out<'unit.pickPhotos'>> {
  const path = await world.pickPath(packed ? 'zip' : 'folder')
  if (path === null) return { picked: false }
  await askCore(world, asDialog(caller), 'unit.takePhotos', { unitId, path })
  return { picked: true }
}

export async function saveTemplate(world: ShellWorld, caller: Caller): Promise<Out<'unit.saveTemplate'>> {
  const { workbook } = await askCore(world, caller, 'unit.template', {})
  return { saved: await world.saveFile(savedName.template, workbook) }
}

export async function saveResult(
  world: ShellWorld,
  caller: Caller,
  { unitId }: Parsed<'unit.saveResult'>,
): Promise<Out<'unit.saveResult'>> {
  const { workbook } = await askCore(world, caller, 'unit.result', { unitId })
  return { saved: await world.saveFile(savedName.result, workbook) }
}

export async function pickBank(world: ShellWorld, caller: Caller, { span }: Parsed<'fee.pickBank'>): Promise<Out<'fee.pickBank'>> {
  const path = await world.pickPath('list')
  return path === null ? null : askCore(world, asDialog(caller), 'fee.match', { span, path })
}

export async function pickSerials(world: ShellWorld, caller: Caller, ask: Parsed<'serial.pick'>): Promise<Out<'serial.pick'>> {
  const path = await world.pickPath('list')
  return path === null ? null : askCore(world, asDialog(caller), 'serial.compare', { ...ask, path })
}

export async function pickStatistics(world: ShellWorld, caller: Caller): Promise<Out<'statistics.pick'>> {
  const path = await world.pickPath('sheet')
  if (path === null) return { cells: null }
  const { cells } = await askCore(world, asDialog(caller), 'statistics.take', { path })
  return { cells }
}

export async function pickMerged(world: ShellWorld, caller: Caller): Promise<Out<'merged.pick'>> {
  const path = await world.pickPath('list')
  return path === null ? null : askCore(world, asDialog(caller), 'merged.take', { path })
}

export async function pickCentreFolder(
  world: ShellWorld,
  caller: Caller,
  { which }: Parsed<'centre.pickFolder'>,
): Promise<Out<'centre.pickFolder'>> {
  const path = await world.pickPath('folder')
  if (path === null) return { picked: false }
  await askCore(world, asDialog(caller), 'centre.setFolder', { which, path })
  return { picked: true }
}

export async function pickCopyPlace(world: ShellWorld, caller: Caller): Promise<Out<'copies.pickPlace'>> {
  const path = await world.pickPath('folder')
  if (path === null) return { picked: false }
  await askCore(world, asDialog(caller), 'copies.setPlace', { path })
  return { picked: true }
}

export async function pickStick(
  world: ShellWorld,
  caller: Caller,
  { number }: Parsed<'centre.pickStick'>,
): Promise<Out<'centre.pickStick'>> {
  const path = await world.pickPath('folder')
  if (path === null) return { picked: false }
  await askCore(world, asDialog(caller), 'centre.batchTo', { number, path })
  return { picked: true }
}

/** The page says which field of which case; what it holds goes from the core to the clipboard. */
export async function copyField(world: ShellWorld, caller: Caller, ask: Parsed<'centre.copyField'>): Promise<Out<'centre.copyField'>> {
  const { text } = await askCore(world, asDialog(caller), 'centre.handField', ask)
  await world.clipboard.put(text)
  return {}
}
