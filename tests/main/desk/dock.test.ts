/** The panel of the simulators: each fault a trainer gives is what the counter then meets, and gone when it is taken back. */
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { choosePrinter, chooseReader } from '../../../main/devices/choose.ts'
import { practicePrinterId } from '../../../main/devices/printer/practice-printer.ts'
import { practiceReading } from '../../../shared/strings/zh-CN/practice.ts'
import { aCounter, type Counter, type Seat } from '../../support/a-counter.ts'
import { aSlip } from '../../support/a-slip.ts'

let counter: Counter
let teller: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const dots = new Uint8Array(deflateRawSync(aSlip(300)))
const print = () => teller.call('printer.print', { device: practicePrinterId, dots })
const read = () => teller.ask('reader.read', { reader: null })

test.each([
  ['paper', { state: 'failed', reason: 'paper' }],
  ['paper-midway', { state: 'failed', reason: 'paper' }],
  ['cover', { state: 'failed', reason: 'cover' }],
  ['unplug', { state: 'failed', reason: 'unplugged' }],
  ['silence', { state: 'unsure', reason: null }],
  ['garbage', { state: 'printed', reason: null }],
] as const)('a printer with the fault %s, and without it', async (fault, met) => {
  expect(await teller.call('dock.fail', { part: 'slip', fault })).toContainEqual(expect.objectContaining({ part: 'slip', fault }))
  expect(await print()).toEqual(met)
  await teller.call('dock.fail', { part: 'slip', fault: null })
  expect(await print()).toEqual({ state: 'printed', reason: null })
})

test.each([
  ['silence', 'no-answer'],
  ['garbage', 'checksum'],
  ['refused', 'card-refused'],
  ['unplug', 'unplugged'],
] as const)('a reader with the fault %s, and without it', async (fault, reason) => {
  await teller.call('dock.fail', { part: 'reader', fault })
  expect(await read()).toMatchObject({ error: { code: 'READER_TROUBLE', detail: { reason } } })
  await teller.call('dock.fail', { part: 'reader', fault: null })
  expect(await read()).toMatchObject({ ok: true })
})

test('a fault that a simulator does not know is refused, and a live counter has no panel', async () => {
  expect(await teller.ask('dock.fail', { part: 'reader', fault: 'paper' })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(chooseReader({ mode: 'live', practice: practiceReading }).dock).toEqual([])
  expect(choosePrinter({ mode: 'live', practiceName: 'p' }).dock).toEqual([])
})
