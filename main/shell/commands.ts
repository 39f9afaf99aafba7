/** Answers the commands that need Electron: the first start, and slips made into PDF. */
import type { Out, Parsed } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/dispatch.ts'
import type { SlipPage } from '../../shared/ipc/shapes/print.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { slipFileName } from '../../shared/strings/zh-CN/shell.ts'
import { askCore } from './ask-core.ts'
import type { CoreHost } from './core-host.ts'
import { pickFolder, pickPackage, pickPhotos, pickSheet, saveResult, saveTemplate } from './picking.ts'
import { createStore, restoreStore, type SetupWorld, unlockStore, viewSetup } from './setup.ts'

export type MadeSlip = { readonly pdf: Uint8Array<ArrayBuffer>; readonly pages: number; readonly preview: Uint8Array<ArrayBuffer> }

/** What a person is asked to pick. */
export type Picked = 'package' | 'sheet' | 'zip' | 'folder'

export type ShellWorld = {
  readonly setup: SetupWorld
  readonly host: Pick<CoreHost, 'call'>
  readonly makeSlip: (page: SlipPage) => Promise<MadeSlip>
  /** Asks the person where to; false when they turned away. */
  readonly saveFile: (name: string, bytes: Uint8Array) => Promise<boolean>
  /** Lets the person pick a file or a folder; null when they turned away. */
  readonly pickPath: (what: Picked) => Promise<string | null>
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
  'report.save': saveReport,
  'online.pick': pickPackage,
  'online.pickFolder': pickFolder,
  'unit.pickSheet': pickSheet,
  'unit.pickPhotos': pickPhotos,
  'unit.saveTemplate': saveTemplate,
  'unit.saveResult': saveResult,
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

async function saveReport(world: ShellWorld, caller: Caller, ask: Parsed<'report.save'>): Promise<Out<'report.save'>> {
  const { name, bytes } = await askCore(world, caller, 'report.workbook', ask)
  return { saved: await world.saveFile(name, bytes) }
}

/** Only the printer may hand in a PDF, so that no page can file a paper it made itself. */
const asPrinter = (caller: Caller): Caller => ({ window: 'print', seat: caller.seat })
