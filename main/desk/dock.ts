/** The panel of the simulators at a practice desk: what each can be made to do wrong, and what it does now. */
import type { Out, Parsed } from '../../shared/ipc/contract.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Desk } from './desk.ts'

export const viewDock = async (desk: Desk): Promise<Out<'dock.view'>> =>
  desk.dock.map(({ part, faults, fault }) => ({ part, faults: [...faults], fault: fault() }))

/** @throws Refusal NOT_FOUND for what stands on no panel: everything at a live counter */
export async function failDocked(desk: Desk, _caller: Caller, { part, fault }: Parsed<'dock.fail'>): Promise<Out<'dock.fail'>> {
  const simulator = desk.dock.find(one => one.part === part)
  if (!simulator || (fault !== null && !simulator.faults.includes(fault))) throw new Refusal('NOT_FOUND')
  simulator.fail(fault)
  return viewDock(desk)
}
