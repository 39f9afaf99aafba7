/** Chooses the adapter of every device port: one table per port. */
import { join } from 'node:path'
import type { ChipText } from '../../shared/identity/chip.ts'
import { isAddress } from '../../shared/printing/address.ts'
import type { Camera } from './camera/camera.ts'
import { noCamera } from './camera/no-camera.ts'
import { nodeWebcamCamera } from './camera/node-webcam-camera.ts'
import { practiceLenses } from './camera/practice-lenses.ts'
import { simulatedCamera, simulatedCameraId } from './camera/simulated-camera.ts'
import { DeviceTrouble } from './device-trouble.ts'
import type { Docked } from './dock.ts'
import { fileLines, usbPrinters } from './file-lines.ts'
import { hidLines, isHid } from './hid-lines.ts'
import { joinedLines } from './joined-lines.ts'
import { noPay } from './pay/no-pay.ts'
import type { PayCode } from './pay/pay-code.ts'
import { practicePay } from './pay/simulated-pay.ts'
import { escPosPrinter } from './printer/esc-pos-printer.ts'
import { practicePrinter, practicePrinterId } from './printer/practice-printer.ts'
import type { SlipPrinter } from './printer/slip-printer.ts'
import { ga450Reader } from './reader/ga450-reader.ts'
import { practiceReader, practiceReaderId } from './reader/practice-reader.ts'
import type { Reader } from './reader/reader.ts'
import { textBlockOf } from './reader/text-block.ts'
import { serialLines } from './serial-lines.ts'
import { cupsPrinter } from './sheet/cups-printer.ts'
import { practiceSheets, practiceSheetsId } from './sheet/practice-sheets.ts'
import type { SheetPrinter } from './sheet/sheet-printer.ts'
import { tcpLines } from './tcp-lines.ts'

export type CameraChoice = {
  readonly mode: 'practice' | 'live'
  readonly platform: NodeJS.Platform
  /** Ignored outside practice mode, so that a live photo never comes from a file. */
  readonly allowFiles: boolean
  /** Path of the practice camera's JPEG; null: no practice camera. */
  readonly practiceFrame: string | null
  /** Display name in the list of cameras. */
  readonly practiceName: string
}

const cameraDrivers = {
  linux: nodeWebcamCamera,
  // Not shipped: node-webcam downloads its Windows program (GPL-3.0) without a checksum at install.
  win32: () => noCamera,
  other: () => noCamera,
} as const

export function chooseCamera({ mode, platform, allowFiles, practiceFrame, practiceName }: CameraChoice): Camera {
  const driver = cameraDrivers[platform === 'linux' || platform === 'win32' ? platform : 'other']
  const plugged = driver({ allowFiles: allowFiles && mode === 'practice' })
  if (mode === 'live' || practiceFrame === null) return plugged
  const simulated = simulatedCamera({ name: practiceName, frames: [practiceFrame] })
  return {
    list: async () => [...(await plugged.list()), ...(await simulated.list())],
    shoot: (camera, signal) => (camera === simulatedCameraId ? simulated : plugged).shoot(camera, signal),
  }
}

/** `practice`: the simulated lenses, each with the picture of a paper in `folder`. */
export type LensChoice = {
  readonly mode: 'practice' | 'live'
  readonly platform: NodeJS.Platform
  readonly folder: string
  readonly practice: readonly { readonly id: string; readonly name: string; readonly file: string }[]
}

/** A document camera is a camera of its own purpose, usually with a second lens: its port is that of cameras. */
export function chooseLenses({ mode, platform, folder, practice }: LensChoice): Camera & Docking {
  const plugged = cameraDrivers[platform === 'linux' || platform === 'win32' ? platform : 'other']({ allowFiles: false })
  if (mode === 'live') return { ...plugged, dock: [] }
  const simulated = practiceLenses(practice.map(({ id, name, file }) => ({ id, name, frames: [join(folder, file)] })))
  return {
    list: async () => [...(await simulated.list()), ...(await plugged.list())],
    shoot: (lens, signal) => (practice.some(({ id }) => id === lens) ? simulated : plugged).shoot(lens, signal),
    dock: [simulated.dock],
  }
}

export type ReaderChoice = {
  readonly mode: 'practice' | 'live'
  readonly practice: { readonly name: string; readonly cards: readonly ChipText[] }
}

/** What every reader of the trade is set to when it leaves the factory. */
const readerBaud = 115_200

/** With the simulators of it, none at a live counter. */
type Docking = { readonly dock: readonly Docked[] }

export function chooseReader({ mode, practice }: ReaderChoice): Reader & Docking {
  const hid = { lines: hidLines(), owns: isHid }
  const plugged = ga450Reader(joinedLines([hid], serialLines({ baudRate: readerBaud, beside: [] })))
  if (mode === 'live') return { ...plugged, dock: [] }
  const cards = practice.cards.map(text => ({ text: textBlockOf(text), photo: new Uint8Array(1024) }))
  const simulated = practiceReader(practice.name, cards)
  return {
    list: async () => [...(await simulated.list()), ...(await plugged.list())],
    read: (reader, signal) => (reader === practiceReaderId ? simulated : plugged).read(reader, signal),
    dock: [simulated.dock],
  }
}

/** A live counter has none until somebody writes the adapter of its bank. */
export function choosePay({ mode }: { readonly mode: 'practice' | 'live' }): PayCode & Docking {
  if (mode === 'live') return { ...noPay, dock: [] }
  const { dock, ...simulated } = practicePay()
  return { ...simulated, dock: [dock] }
}

export type PrinterChoice = { readonly mode: 'practice' | 'live'; readonly practiceName: string }

/** What printers with a serial plug are set to most often; others are set to it by their own switches. */
const printerBaud = 115_200

export function choosePrinter({ mode, practiceName }: PrinterChoice): SlipPrinter & Docking {
  const network = { lines: tcpLines(), owns: isAddress }
  const usb = { lines: fileLines(usbPrinters), owns: (id: string) => id.startsWith(`${usbPrinters.folder}/`) }
  const plugged = escPosPrinter(joinedLines([network, usb], serialLines({ baudRate: printerBaud, beside: [] })))
  if (mode === 'live') return { ...plugged, dock: [] }
  const simulated = practicePrinter(practiceName)
  const of = (id: string) => (id === practicePrinterId ? simulated : plugged)
  return {
    list: async () => [...(await simulated.list()), ...(await plugged.list())],
    print: (id, dots, signal) => of(id).print(id, dots, signal),
    look: (id, signal) => of(id).look(id, signal),
    openDrawer: (id, signal) => of(id).openDrawer(id, signal),
    dock: [simulated.dock],
  }
}

export type SheetChoice = {
  readonly mode: 'practice' | 'live'
  readonly platform: NodeJS.Platform
  readonly practiceName: (tray: string) => string
}

/** The spooler of Windows is not asked: there the PDF is printed by hand. */
const noSheets: SheetPrinter = {
  list: async () => [],
  print: async () => {
    throw new DeviceTrouble('DEVICE_MISSING', 'no-driver')
  },
}

export function chooseSheets({ mode, platform, practiceName }: SheetChoice): SheetPrinter & Docking {
  const plugged = platform === 'win32' ? noSheets : cupsPrinter()
  if (mode === 'live') return { ...plugged, dock: [] }
  const simulated = practiceSheets(practiceName)
  return {
    list: async () => [...(await simulated.list()), ...(await plugged.list())],
    print: (id, pdf, signal) => (id.startsWith(`${practiceSheetsId}/`) ? simulated : plugged).print(id, pdf, signal),
    dock: [simulated.dock],
  }
}
