/** A document read at the desk opens a case that says so, and a counter speaks only to the reader it has chosen. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Desk } from '../../../main/desk/desk.ts'
import { readDocument } from '../../../main/desk/reader.ts'
import { DeviceTrouble } from '../../../main/devices/device-trouble.ts'
import { memoryLines } from '../../../main/devices/memory-lines.ts'
import { ga450Reader } from '../../../main/devices/reader/ga450-reader.ts'
import { simulatedModule } from '../../../main/devices/reader/simulated-module.ts'
import type { ChipDocument } from '../../../shared/identity/chip.ts'
import type { CaseId } from '../../../shared/ids.ts'
import type { IdentityTaken } from '../../../shared/ipc/shapes/identity.ts'
import { ok } from '../../../shared/result.ts'
import { cardOf, chips } from '../../support/a-chip.ts'
import { aCounter, type Counter, type Seat } from '../../support/a-counter.ts'

let counter: Counter
let teller: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const typedFrom = (chip: ChipDocument): IdentityTaken => {
  const { docType, number, name, sex, birth, validFrom, validTo } = chip
  if (sex === '' || birth === '') throw new Error('a practice card says both')
  return { docType, number, name, sex, birth, validFrom: validFrom || null, validTo: validTo || null, chip }
}
const nextDocument = async (): Promise<ChipDocument> => teller.call('reader.read', { reader: null })
const logOf = async (caseId: CaseId) => (await (await counter.manager()).call('audit.find', { caseId, day: null })).entries

test('practice has a reader, and each press reads the next made-up person', async () => {
  const [first, second] = [await nextDocument(), await nextDocument()]
  expect(first).toMatchObject({ docType: 'RIC', sex: '2', ethnic: '01', nationality: 'CHN' })
  expect(second).toMatchObject({ docType: 'RIC', validTo: 'long' })
  expect(first.number).not.toBe(second.number)
})

test('the reader that was chosen is the counter’s own, and can be given up again', async () => {
  const device = { id: '/dev/serial/by-id/usb-Reader', name: 'usb-Reader' }
  expect(await teller.call('device.pin', { purpose: 'reader', device })).toEqual([
    { purpose: 'reader', device: device.id, name: device.name },
  ])
  const other = await counter.seated('kaguan', '07')
  expect(await other.call('device.pins', {})).toEqual([])
  // Nothing is plugged in there, and the practice reader is not asked instead.
  expect(await teller.ask('reader.read', { reader: null })).toMatchObject({
    error: { code: 'READER_TROUBLE', detail: { reason: 'unplugged' } },
  })
  expect(await teller.call('device.pin', { purpose: 'reader', device: null })).toEqual([])
})

test('a port that nobody chose is never spoken to', async () => {
  let asked = 0
  const module = simulatedModule()
  module.put(cardOf(chips.resident))
  const far = {
    receive: (...given: Parameters<typeof module.receive>) => {
      asked += 1
      module.receive(...given)
    },
  }
  const desk = {
    reader: ga450Reader(memoryLines({ id: 'a-printer', name: 'a printer', far })),
    branch: async () => ok([]),
  } as Pick<Desk, 'reader' | 'branch'> as Desk
  await expect(readDocument(desk, { window: 'desk', seat: 1 }, { reader: null })).rejects.toMatchObject({
    code: 'READER_TROUBLE',
    detail: { reason: 'not-chosen' },
  })
  expect(asked).toBe(0)
  expect(await readDocument(desk, { window: 'desk', seat: 1 }, { reader: 'a-printer' })).toMatchObject({ number: '110101199003073001' })
})

test('what is no trouble of a device is no refusal', async () => {
  const broken = { list: async () => [], read: () => Promise.reject(new TypeError('a bug')) }
  const desk = { reader: broken, branch: async () => ok([]) } as Pick<Desk, 'reader' | 'branch'> as Desk
  await expect(readDocument(desk, { window: 'desk', seat: 1 }, { reader: 'x' })).rejects.toThrow(TypeError)
  expect(new DeviceTrouble('DEVICE_BUSY', 'in-use').reason).toBe('in-use')
})

test('a case says that the document was read, and the form knows what only the chip says', async () => {
  const chip = await nextDocument()
  const view = await teller.call('case.open', { ticketId: null, identity: typedFrom(chip), companion: null, after: null })
  expect(view.identity).toMatchObject({ number: chip.number, name: chip.name })
  expect(JSON.stringify(await logOf(view.id))).toContain('"read":"chip"')
})
