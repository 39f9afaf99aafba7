/** A slip goes to a printer of this desk; what the printer cannot do is an answer and holds nobody up. */
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Desk } from '../../../main/desk/desk.ts'
import { printSlip } from '../../../main/desk/printer.ts'
import { memoryLines } from '../../../main/devices/memory-lines.ts'
import { escPosPrinter } from '../../../main/devices/printer/esc-pos-printer.ts'
import { practicePrinterId } from '../../../main/devices/printer/practice-printer.ts'
import { type PrinterFault, simulatedPrinter } from '../../../main/devices/printer/simulated-printer.ts'
import { aCounter, type Counter, type Seat } from '../../support/a-counter.ts'
import { aSlip } from '../../support/a-slip.ts'

let counter: Counter
let teller: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const rows = aSlip(40)
const dots = new Uint8Array(deflateRawSync(rows))

function aDesk() {
  const far = simulatedPrinter()
  const printer = escPosPrinter(memoryLines({ id: 'one', name: 'one', far }), { deadlineMs: 2000, answerMs: 60, doneMs: 150 })
  const desk = { printer } as Pick<Desk, 'printer'> as Desk
  return { far, print: (device = 'one') => printSlip(desk, { window: 'print', seat: 1 }, { device, dots }) }
}

test('practice has a printer that takes every slip', async () => {
  const [first] = await teller.call('printer.list', {})
  expect(first).toMatchObject({ id: practicePrinterId })
  expect(await teller.call('printer.print', { device: practicePrinterId, dots })).toEqual({ state: 'printed', reason: null })
})

test.each([
  ['paper', 'failed', 'paper'],
  ['paper-midway', 'failed', 'paper'],
  ['cover', 'failed', 'cover'],
  ['error', 'failed', 'printer-error'],
  ['unplug', 'failed', 'unplugged'],
  ['silence', 'unsure', null],
  ['busy', 'unsure', null],
] as const satisfies readonly (readonly [PrinterFault, string, string | null])[])(
  '%s is the answer %s, %s',
  async (fault, state, reason) => {
    const { far, print } = aDesk()
    far.fail(fault)
    expect(await print()).toEqual({ state, reason })
  },
)

test('one that is not there', async () => {
  expect(await aDesk().print('two')).toEqual({ state: 'failed', reason: 'unplugged' })
})

test.each([
  ['no deflated bytes', new Uint8Array([1, 2, 3])],
  ['no whole row', new Uint8Array(deflateRawSync(new Uint8Array(71)))],
  ['nothing', new Uint8Array(deflateRawSync(new Uint8Array()))],
  ['kilometres of paper', new Uint8Array(deflateRawSync(new Uint8Array(72 * 100_000)))],
])('%s never reaches a printer', async (_what, wrong) => {
  expect(await teller.ask('printer.print', { device: practicePrinterId, dots: wrong })).toMatchObject({ error: { code: 'BAD_INPUT' } })
})

test('no page sends dots of its own: only the shell’s printer may', async () => {
  expect(await counter.send(teller.number, 'printer.print', { device: practicePrinterId, dots }, 'desk')).toMatchObject({ ok: false })
})
