/** An A4 printer for practice: two trays, takes every PDF as a real one does, and puts it nowhere. */
import { DeviceTrouble } from '../device-trouble.ts'
import { type Docked, docked } from '../dock.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import type { SheetPrinter } from './sheet-printer.ts'

export const practiceSheetsId = 'simulated-sheets'
const trays = ['1', '2'] as const
const faults = { unplug: 'unplug', silence: 'silence', paper: 'paper', cover: 'cover' } as const
type Fault = keyof typeof faults

export type PracticeSheets = SheetPrinter & {
  readonly dock: Docked
  /** What came out, and of which tray. */
  readonly out: readonly { readonly tray: string; readonly pdf: Uint8Array }[]
}

/** `name` is called with the tray. `deadlineMs`: how long a silent one is waited for. */
export function practiceSheets(name: (tray: string) => string, deadlineMs = 8000): PracticeSheets {
  const inTurn = oneAtATime(deadlineMs)
  const out: { tray: string; pdf: Uint8Array }[] = []
  let fault: Fault | null = null
  const refuse = async (now: Fault, stop: AbortSignal): Promise<never> => {
    if (now === 'silence') await new Promise((_, reject) => stop.addEventListener('abort', () => reject(stop.reason), { once: true }))
    throw now === 'unplug'
      ? new DeviceTrouble('DEVICE_MISSING', 'unplugged')
      : new DeviceTrouble('DEVICE_BUSY', now === 'cover' ? 'cover' : 'paper')
  }
  return {
    out,
    list: async () => (fault === 'unplug' ? [] : trays.map(tray => ({ id: `${practiceSheetsId}/${tray}`, name: name(tray) }))),
    async print(printer, pdf, signal) {
      const tray = trays.find(one => printer === `${practiceSheetsId}/${one}`)
      if (tray === undefined) throw new DeviceTrouble('DEVICE_MISSING', 'unplugged')
      const now = fault
      return inTurn(signal, async (stop): Promise<'printed'> => {
        if (now !== null) return refuse(now, stop)
        // One paper is enough to look at; a day of them is not kept.
        out.splice(0, out.length, { tray, pdf: new Uint8Array(pdf) })
        return 'printed'
      })
    },
    dock: docked('sheet', faults, next => {
      fault = next
    }),
  }
}
