/** The promises every slip printer keeps, told once and held against each way its bytes may travel. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bandRows } from '../../../../main/devices/printer/esc-pos.ts'
import type { SimulatedPrinter } from '../../../../main/devices/printer/simulated-printer.ts'
import type { SlipPrinter } from '../../../../main/devices/printer/slip-printer.ts'
import { aSlip } from '../../../support/a-slip.ts'

/** `id` as the printer is chosen; `unplug` pulls it while nothing is printed. */
export type PrinterBench = {
  readonly printer: SlipPrinter
  readonly id: string
  readonly far: SimulatedPrinter
  readonly unplug: () => void
  readonly close: () => Promise<void>
}

const stayed = () => new AbortController().signal
const slip = aSlip(3 * bandRows + 17)

export function printerContract(name: string, open: () => Promise<PrinterBench>): void {
  describe(name, () => {
    let bench: PrinterBench
    beforeEach(async () => {
      bench = await open()
    })
    afterEach(() => bench.close())
    const print = (signal = stayed()) => bench.printer.print(bench.id, slip, signal)
    const look = () => bench.printer.look(bench.id, stayed())

    test('a slip comes out dot for dot, and the next one as well', async () => {
      expect(await look()).toBe('ready')
      expect(await print()).toBe('printed')
      expect(await print()).toBe('printed')
      expect(bench.far.slips).toEqual([slip, slip])
    })

    test.each([
      ['paper', 'paper'],
      ['cover', 'cover'],
      ['error', 'printer-error'],
    ] as const)('says before it sends anything: %s', async (fault, reason) => {
      bench.far.fail(fault)
      await expect(look()).rejects.toMatchObject({ code: 'DEVICE_BUSY', reason })
      await expect(print()).rejects.toMatchObject({ code: 'DEVICE_BUSY', reason })
      expect(bench.far.slips).toEqual([])
      bench.far.fail(null)
      expect(await print()).toBe('printed')
    })

    test('the cash drawer on it opens, also without paper, and stays shut where the printer is gone', async () => {
      const open = () => bench.printer.openDrawer(bench.id, stayed())
      await open()
      bench.far.fail('paper')
      await open()
      bench.far.fail(null)
      // The printer answers once it has done what came before.
      expect(await print()).toBe('printed')
      expect(bench.far.opened()).toBe(2)
      expect(bench.far.slips).toEqual([slip])
      bench.unplug()
      await expect(open()).rejects.toMatchObject({ name: 'DeviceTrouble' })
      expect(bench.far.opened()).toBe(2)
    })

    test('paper that ends on the way is told, and the slip is printed whole once there is a new roll', async () => {
      bench.far.fail('paper-midway')
      await expect(print()).rejects.toMatchObject({ code: 'DEVICE_BUSY', reason: 'paper' })
      expect(bench.far.slips).toEqual([])
      bench.far.fail(null)
      expect(await print()).toBe('printed')
      expect(bench.far.slips).toEqual([slip])
    })

    test('a printer that answers nothing prints, and nobody claims that it did', async () => {
      bench.far.fail('silence')
      expect(await look()).toBe('quiet')
      expect(await print()).toBe('unsure')
      await expect.poll(() => bench.far.slips.length).toBe(1)
    })

    test('one that never gets done is no printed slip', async () => {
      bench.far.fail('busy')
      expect(await print()).toBe('unsure')
    })

    test('bytes no answer has are passed over', async () => {
      bench.far.fail('garbage')
      expect(await print()).toBe('printed')
    })

    test('a plug pulled while it prints is told, and nothing came out', async () => {
      bench.far.fail('unplug')
      await expect(print()).rejects.toMatchObject({ code: 'DEVICE_MISSING', reason: 'unplugged' })
      expect(bench.far.slips).toEqual([])
    })

    test('a printer that is not there is told', async () => {
      bench.unplug()
      await expect(print()).rejects.toMatchObject({ code: 'DEVICE_MISSING', reason: 'unplugged' })
    })

    test('whatever a window asks for, only a printer is opened', async () => {
      for (const id of ['/etc/passwd', 'tcp:', 'tcp:999.1.1.1:9100', 'tcp:a b:9100', 'file:///etc/passwd'])
        await expect(bench.printer.print(id, slip, stayed())).rejects.toMatchObject({ code: 'DEVICE_MISSING' })
    })

    test('two slips at once come out one after the other, whole', async () => {
      expect(await Promise.all([print(), print(), print()])).toEqual(['printed', 'printed', 'printed'])
      expect(bench.far.slips).toEqual([slip, slip, slip])
    })
  })
}
