/** Prints a slip on a printer of this desk; what a printer cannot do is an answer, so that no work waits for it. */
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { Out, Parsed } from '../../shared/ipc/contract.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { headBytes } from '../../shared/printing/dots.ts'
import { type JobReason, jobReasons } from '../../shared/printing/job.ts'
import { Refusal } from '../../shared/refusal.ts'
import { DeviceTrouble } from '../devices/device-trouble.ts'
import { askBranch, type Desk } from './desk.ts'

const inflated = promisify(inflateRaw)
/** Two metres of paper: no slip is longer. */
const mostDotBytes = 16_000 * headBytes
/** The printer ends by itself before; this is for one that waits behind other slips. */
const printDeadlineMs = 45_000
const lookDeadlineMs = 15_000

export const listPrinters = async (desk: Desk): Promise<Out<'printer.list'>> => [...(await desk.printer.list())]

/** @throws Refusal BAD_INPUT for what are no rows of dots */
export async function printSlip(desk: Desk, _caller: Caller, { device, dots }: Parsed<'printer.print'>): Promise<Out<'printer.print'>> {
  const rows = await inflated(dots, { maxOutputLength: mostDotBytes }).catch(() => null)
  if (rows === null || rows.length === 0 || rows.length % headBytes !== 0) throw new Refusal('BAD_INPUT', { fields: ['dots'] })
  try {
    return { state: await desk.printer.print(device, new Uint8Array(rows), AbortSignal.timeout(printDeadlineMs)), reason: null }
  } catch (error) {
    if (!(error instanceof DeviceTrouble)) throw error
    return { state: 'failed', reason: reasonOf(error) }
  }
}

/** Asks the printer this counter chose, and no other. */
export async function lookAtPrinter(desk: Desk, caller: Caller): Promise<Out<'printer.look'>> {
  const pin = (await askBranch(desk, caller, 'device.pins', {})).find(({ purpose }) => purpose === 'slip')
  if (!pin) return { state: null }
  try {
    return { state: await desk.printer.look(pin.device, AbortSignal.timeout(lookDeadlineMs)) }
  } catch (error) {
    if (!(error instanceof DeviceTrouble)) throw error
    return { state: reasonOf(error) }
  }
}

export const listSheetPrinters = async (desk: Desk): Promise<Out<'sheet.list'>> => [...(await desk.sheets.list())]

export async function printSheets(desk: Desk, _caller: Caller, { device, pdf }: Parsed<'sheet.print'>): Promise<Out<'sheet.print'>> {
  try {
    return { state: await desk.sheets.print(device, pdf, AbortSignal.timeout(printDeadlineMs)), reason: null }
  } catch (error) {
    if (!(error instanceof DeviceTrouble)) throw error
    return { state: 'failed', reason: reasonOf(error) }
  }
}

export const reasonOf = ({ reason }: DeviceTrouble): JobReason => jobReasons.find(known => known === reason) ?? 'printer-error'
