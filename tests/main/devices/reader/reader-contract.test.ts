/** Holds the promises of an ID reader against the simulator in memory and against a serial port over a real pair of terminals. */
import { expect, test } from 'vitest'
import { lineInReports } from '../../../../main/devices/hid-reports.ts'
import { memoryLines } from '../../../../main/devices/memory-lines.ts'
import { ga450Reader, ga450Times } from '../../../../main/devices/reader/ga450-reader.ts'
import { simulatedModule } from '../../../../main/devices/reader/simulated-module.ts'
import { serialLines } from '../../../../main/devices/serial-lines.ts'
import { cardOf, chips, photoWithPreamble } from '../../../support/a-chip.ts'
import { aHidEnd } from '../../../support/a-hid-end.ts'
import { aTerminalPair } from '../../../support/a-terminal-pair.ts'
import { patience } from '../../../support/patience.ts'
import { readerContract } from './reader-contract.ts'

/** Shorter than at a counter, as nobody has to reach for a document here. */
const memoryTimes = { deadlineMs: 2500, putOnMs: 250, findMs: 150, readMs: 700 }
/** The other end of a terminal is a program of its own, which a busy machine lets wait. */
const portTimes = () => ({ deadlineMs: patience(2500), putOnMs: patience(250), findMs: patience(150), readMs: patience(500) })

test('a counter gives up within three seconds, whatever the reader does', () => {
  expect(ga450Times.deadlineMs).toBeLessThan(3000)
})

test('a reader that answers every question late ends at the deadline', async () => {
  const module = simulatedModule()
  const lines = memoryLines({ id: 'slow', name: 'slow', far: module })
  const reader = ga450Reader(lines, { ...memoryTimes, deadlineMs: 60, findMs: 60_000 })
  module.fail('silence')
  await expect(reader.read('slow', new AbortController().signal)).rejects.toMatchObject({ code: 'DEVICE_TIMEOUT', reason: 'deadline' })
})

readerContract('a reader in memory', async () => {
  const [first, second] = [simulatedModule(), simulatedModule()]
  const lines = memoryLines({ id: 'first', name: 'first', far: first }, { id: 'second', name: 'second', far: second })
  return {
    reader: ga450Reader(lines, memoryTimes),
    first: { id: 'first', module: first },
    second: { id: 'second', module: second },
    unplug: () => lines.unplug('first'),
    close: async () => {},
  }
})

readerContract('a HID reader in memory', async () => {
  const form = { reportBytes: 64, counted: true }
  const [first, second] = [simulatedModule(), simulatedModule()]
  const ends = [
    { id: 'first', name: 'first', far: aHidEnd(first, form) },
    { id: 'second', name: 'second', far: aHidEnd(second, form) },
  ]
  const lines = memoryLines(...ends)
  return {
    reader: ga450Reader({ ...lines, open: async id => lineInReports(await lines.open(id), form) }, memoryTimes),
    first: { id: 'first', module: first },
    second: { id: 'second', module: second },
    unplug: () => lines.unplug('first'),
    close: async () => {},
  }
})

test('a HID reader that fills its last report up with zeros is read as well', async () => {
  const form = { reportBytes: 64, counted: false }
  const module = simulatedModule()
  const lines = memoryLines({ id: 'one', name: 'one', far: aHidEnd(module, form) })
  module.put(cardOf(chips.permit))
  const reader = ga450Reader({ ...lines, open: async id => lineInReports(await lines.open(id), form) }, memoryTimes)
  const given = await reader.read('one', new AbortController().signal)
  expect(given.text).toMatchObject({ layout: 'permit', name: '陈演练' })
  expect(given.photo).toEqual(photoWithPreamble())
})

readerContract('a reader on a serial port', async () => {
  const ends = await Promise.all([simulatedAt(), simulatedAt()])
  const [first, second] = ends
  const beside = ends.map(({ pair }) => ({ id: pair.path, name: pair.path }))
  return {
    reader: ga450Reader(serialLines({ baudRate: 115_200, beside }), portTimes()),
    first: { id: first.pair.path, module: first.module },
    second: { id: second.pair.path, module: second.module },
    unplug: first.pair.unplug,
    close: async () => void (await Promise.all(ends.map(({ pair }) => pair.end()))),
  }
})

async function simulatedAt() {
  const [module, pair] = [simulatedModule(), await aTerminalPair()]
  pair.onBytes(bytes => module.receive(bytes, pair.send, pair.unplug))
  return { module, pair }
}
