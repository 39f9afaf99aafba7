/** Answers the commands that need Electron: the first start, and slips made into PDF. */
import { contract, type In, type Out, type OwnedBy, type Parsed } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/dispatch.ts'
import type { SlipPage } from '../../shared/ipc/shapes/print.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { Refusal } from '../../shared/refusal.ts'
import { slipFileName } from '../../shared/strings/zh-CN/shell.ts'
import type { CoreHost } from './core-host.ts'
import { createStore, restoreStore, type SetupWorld, unlockStore, viewSetup } from './setup.ts'

export type MadeSlip = { readonly pdf: Uint8Array<ArrayBuffer>; readonly pages: number; readonly preview: Uint8Array<ArrayBuffer> }

export type ShellWorld = {
  readonly setup: SetupWorld
  readonly host: Pick<CoreHost, 'call'>
  readonly makeSlip: (page: SlipPage) => Promise<MadeSlip>
  /** Asks the person where to; false when they turned away. */
  readonly saveFile: (name: string, bytes: Uint8Array) => Promise<boolean>
}
export type ShellHandlers = Handlers<'shell', ShellWorld, Caller>

export const shellHandlers: ShellHandlers = {
  'setup.view': async world => viewSetup(world.setup),
  'setup.create': (world, _caller, input) => createStore(world.setup, input),
  'setup.unlock': (world, _caller, input) => unlockStore(world.setup, input),
  'setup.restore': (world, _caller, input) => restoreStore(world.setup, input),
  'slip.print': printSlip,
  'slip.saveAs': saveSlip,
  'pickup.saveEvent': saveEvent,
}

async function printSlip(world: ShellWorld, caller: Caller, slip: Parsed<'slip.print'>): Promise<Out<'slip.print'>> {
  const page = await askCore(world, caller, 'slip.page', slip)
  const { pdf, pages, preview } = await world.makeSlip(page)
  const print = await askCore(world, asPrinter(caller), 'print.keep', { ...slip, pdf, pages })
  return { print, preview }
}

async function saveSlip(world: ShellWorld, caller: Caller, ref: Parsed<'slip.saveAs'>): Promise<Out<'slip.saveAs'>> {
  const { pdf, kind } = await askCore(world, caller, 'print.bytes', ref)
  return { saved: await world.saveFile(`${slipFileName[kind]}.pdf`, pdf) }
}

async function saveEvent(world: ShellWorld, caller: Caller, ref: Parsed<'pickup.saveEvent'>): Promise<Out<'pickup.saveEvent'>> {
  const { name, text } = await askCore(world, caller, 'pickup.event', ref)
  return { saved: await world.saveFile(name, new TextEncoder().encode(text)) }
}

/** Only the printer may hand in a PDF, so that no page can file a paper it made itself. */
const asPrinter = (caller: Caller): Caller => ({ window: 'print', seat: caller.seat })

/** Asks the core on behalf of a seat; what it refuses is refused on. */
async function askCore<N extends OwnedBy<'core'>>(world: ShellWorld, caller: Caller, name: N, input: In<N>): Promise<Out<N>> {
  const answer = await world.host.call(caller, name, input)
  if (!answer.ok) throw new Refusal(answer.error.code, answer.error.detail)
  return contract[name].out.parse(answer.value) as Out<N>
}
