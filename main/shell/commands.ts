/** Answers the commands that need Electron: the first start, and slips made into PDF. */
import type { Out, Parsed } from '../../shared/ipc/contract.ts'
import type { Handlers } from '../../shared/ipc/dispatch.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { Refusal } from '../../shared/refusal.ts'
import { printingText } from '../../shared/strings/zh-CN/printing.ts'
import { textSizes } from '../../shared/text-size.ts'
import { marked } from './again-mark.ts'
import { askCore } from './ask-core.ts'
import {
  copyField,
  pickBank,
  pickCentreFolder,
  pickCopyPlace,
  pickFolder,
  pickMerged,
  pickPackage,
  pickPhotos,
  pickSerials,
  pickSheet,
  pickStatistics,
  pickStick,
  saveResult,
  saveTemplate,
} from './picking.ts'
import { bringStore, createStore, joinHere, rekeyStore, restoreStore, retryStore, switchStore, unlockStore, viewSetup } from './setup.ts'
import type { ShellWorld } from './shell-world.ts'

export type ShellHandlers = Handlers<'shell', ShellWorld, Caller>

export const shellHandlers: ShellHandlers = {
  'setup.view': async world => viewSetup(world.setup),
  'setup.create': (world, _caller, input) => createStore(world.setup, input),
  'setup.join': (world, _caller, input) => joinHere(world.setup, input),
  'setup.unlock': (world, _caller, input) => unlockStore(world.setup, input),
  'setup.switch': (world, _caller, input) => switchStore(world.setup, input),
  'setup.retry': world => retryStore(world.setup),
  'setup.restore': (world, _caller, input) => restoreStore(world.setup, input),
  'setup.bring': async world => {
    const path = await world.pickPath('folder')
    if (path === null) return { picked: false }
    await bringStore(world.setup, path)
    return { picked: true }
  },
  'store.rekey': async (world, caller, { recoveryCode, ...secrets }) => {
    await askCore(world, caller, 'store.allowRekey', secrets)
    return rekeyStore(world.setup, { ...secrets, recoveryCode })
  },
  'window.textSize': async (world, _caller, { step }) => {
    world.setTextSize(textSizes[step])
    return {}
  },
  'customer.turn': async ({ customer }) => ({ where: customer.flip() }),
  'hall.open': async world => {
    world.openHall()
    return {}
  },
  'slip.print': printSlip,
  'slip.send': sendSlip,
  'support.save': saveSupport,
  'slip.saveAs': saveSlip,
  'pickup.saveEvent': saveEvent,
  'report.save': saveReport,
  'fee.save': saveFees,
  'fee.pickBank': pickBank,
  'serial.pick': pickSerials,
  'report.saveFigures': saveFigures,
  'audit.save': saveAuditFile,
  'disclosure.caseFile': printCaseFile,
  'disclosure.saveRegister': saveRegister,
  'statistics.pick': pickStatistics,
  'statistics.save': saveStatistics,
  'merged.pick': pickMerged,
  'profile.saveFile': saveRules,
  'online.pick': pickPackage,
  'online.pickFolder': pickFolder,
  'unit.pickSheet': pickSheet,
  'unit.pickPhotos': pickPhotos,
  'unit.saveTemplate': saveTemplate,
  'unit.saveResult': saveResult,
  'centre.pickFolder': pickCentreFolder,
  'centre.pickStick': pickStick,
  'copies.pickPlace': pickCopyPlace,
  'centre.copyField': copyField,
  'centre.emptyClipboard': async world => {
    await world.clipboard.empty()
    return {}
  },
}

async function printSlip(world: ShellWorld, caller: Caller, slip: Parsed<'slip.print'>): Promise<Out<'slip.print'>> {
  const page = await askCore(world, caller, 'slip.page', slip)
  const { pdf, pages, preview, dots } = await world.makeSlip(page)
  const print = await askCore(world, asPrinter(caller), 'print.keep', { ...slip, pdf, pages, dots })
  return { print, preview }
}

/** A printer in trouble is what became of the job, and no refusal: nothing waits for paper. */
async function sendSlip(world: ShellWorld, caller: Caller, ask: Parsed<'slip.send'>): Promise<Out<'slip.send'>> {
  const printer = asPrinter(caller)
  const { jobId, device, pdf, dots, mark } = await askCore(world, printer, 'print.begin', ask)
  const end =
    dots === null
      ? await askCore(world, printer, 'sheet.print', { device, pdf }).catch(asLost)
      : await askCore(world, printer, 'printer.print', { device, dots: await marked(world, dots, mark) }).catch(asLost)
  return askCore(world, printer, 'print.end', { jobId, ...end })
}

/** The desk's process ended, or took too long: paper may have come out. */
function asLost(error: unknown): Out<'printer.print'> {
  if (error instanceof Refusal) return { state: 'unsure', reason: 'lost' }
  throw error
}

async function printCaseFile(world: ShellWorld, caller: Caller, ask: Parsed<'disclosure.caseFile'>): Promise<Out<'disclosure.caseFile'>> {
  const page = await askCore(world, caller, 'disclosure.casePage', ask)
  const { pdf, pages, preview } = await world.makeSlip(page)
  const print = await askCore(world, asPrinter(caller), 'print.keep', { kind: 'case-file', caseId: ask.caseId, ticketId: null, pdf, pages })
  return { print, preview }
}

async function saveSlip(world: ShellWorld, caller: Caller, ref: Parsed<'slip.saveAs'>): Promise<Out<'slip.saveAs'>> {
  const { pdf, kind } = await askCore(world, caller, 'print.bytes', ref)
  // The file names the paper, never the person.
  return { saved: await world.saveFile(`${printingText.title[kind]}.pdf`, pdf) }
}

async function saveEvent(world: ShellWorld, caller: Caller, ref: Parsed<'pickup.saveEvent'>): Promise<Out<'pickup.saveEvent'>> {
  const { name, text } = await askCore(world, caller, 'pickup.event', ref)
  return { saved: await world.saveFile(name, new TextEncoder().encode(text)) }
}

async function saveReport(world: ShellWorld, caller: Caller, ask: Parsed<'report.save'>): Promise<Out<'report.save'>> {
  const { name, bytes } = await askCore(world, caller, 'report.workbook', ask)
  return { saved: await world.saveFile(name, bytes) }
}

async function saveAuditFile(world: ShellWorld, caller: Caller, ask: Parsed<'audit.save'>): Promise<Out<'audit.save'>> {
  const { name, bytes } = await askCore(world, caller, 'audit.file', ask)
  return { saved: await world.saveFile(name, bytes) }
}

async function saveFees(world: ShellWorld, caller: Caller, ask: Parsed<'fee.save'>): Promise<Out<'fee.save'>> {
  const { name, bytes } = await askCore(world, caller, 'fee.workbook', ask)
  return { saved: await world.saveFile(name, bytes) }
}

async function saveFigures(world: ShellWorld, caller: Caller, ask: Parsed<'report.saveFigures'>): Promise<Out<'report.saveFigures'>> {
  const { name, bytes } = await askCore(world, caller, 'report.figuresFile', ask)
  return { saved: await world.saveFile(name, bytes) }
}

async function saveRegister(
  world: ShellWorld,
  caller: Caller,
  ask: Parsed<'disclosure.saveRegister'>,
): Promise<Out<'disclosure.saveRegister'>> {
  const { name, bytes } = await askCore(world, caller, 'disclosure.register', ask)
  return { saved: await world.saveFile(name, bytes) }
}

async function saveStatistics(world: ShellWorld, caller: Caller, ask: Parsed<'statistics.save'>): Promise<Out<'statistics.save'>> {
  const { name, bytes } = await askCore(world, caller, 'statistics.fill', ask)
  return { saved: await world.saveFile(name, bytes) }
}

async function saveRules(world: ShellWorld, caller: Caller): Promise<Out<'profile.saveFile'>> {
  const { name, bytes, code } = await askCore(world, caller, 'profile.file', {})
  return { saved: await world.saveFile(name, bytes), code }
}

async function saveSupport(world: ShellWorld, caller: Caller): Promise<Out<'support.save'>> {
  const ask = { version: world.setup.version, log: world.logTail() }
  const { name, bytes } = await askCore(world, { window: 'dialog', seat: caller.seat }, 'support.bundle', ask)
  return { saved: await world.saveFile(name, bytes) }
}

/** Only the printer may hand in a PDF, so that no page can file a paper it made itself. */
const asPrinter = (caller: Caller): Caller => ({ window: 'print', seat: caller.seat })
