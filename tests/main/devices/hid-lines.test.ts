/** HID readers are found by what the kernel says of them; keyboards and mice are left alone; bytes travel in whole reports. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hidLines, isHid } from '../../../main/devices/hid-lines.ts'
import { bytesIn, reportsOf } from '../../../main/devices/hid-reports.ts'

const readerUsages = Uint8Array.of(0x06, 0x00, 0xff, 0x09, 0x01)
const keyboardUsages = Uint8Array.of(0x05, 0x01, 0x09, 0x06)
const said = (id: string, name: string, plug: string) => `DRIVER=hid-generic\nHID_ID=${id}\nHID_NAME=${name}\nHID_PHYS=${plug}\nHID_UNIQ=\n`

async function aSystem() {
  const root = await mkdtemp(join(tmpdir(), 'hid-'))
  onTestFinished(() => rm(root, { recursive: true }))
  const places = { sysfs: join(root, 'sys'), dev: join(root, 'dev') }
  const plug = async (name: string, usages: Uint8Array, events: string) => {
    await mkdir(join(places.sysfs, name, 'device'), { recursive: true })
    await writeFile(join(places.sysfs, name, 'device', 'report_descriptor'), usages)
    await writeFile(join(places.sysfs, name, 'device', 'uevent'), events)
    await mkdir(places.dev, { recursive: true })
    await writeFile(join(places.dev, name), '')
  }
  return { places, plug }
}

test('two readers of one model are told apart by their plugs, and a keyboard is no reader', async () => {
  const { places, plug } = await aSystem()
  await plug('hidraw0', keyboardUsages, said('0003:0000046D:0000C31C', 'Keyboard', 'usb-1/input0'))
  await plug('hidraw1', readerUsages, said('0003:00000400:0000C35A', 'ID Card Reader', 'usb-2/input0'))
  await plug('hidraw2', readerUsages, said('0003:00000400:0000C35A', 'ID Card Reader', 'usb-3/input0'))
  await plug('hidraw3', readerUsages, 'DRIVER=hid-generic\n')
  expect(await hidLines(places).list()).toEqual([
    { id: 'hid:0400:C35A:usb-2/input0', name: 'ID Card Reader (0400:C35A)' },
    { id: 'hid:0400:C35A:usb-3/input0', name: 'ID Card Reader (0400:C35A)' },
  ])
})

test('a question is written in whole reports, each behind its number', async () => {
  const { places, plug } = await aSystem()
  await plug('hidraw1', readerUsages, said('0003:00000400:0000C35A', 'Reader', 'usb-2/input0'))
  const line = await hidLines(places).open('hid:0400:C35A:usb-2/input0')
  onTestFinished(() => line.close())
  await line.write(new Uint8Array(70).fill(7))
  const written = new Uint8Array(await readFile(join(places.dev, 'hidraw1')))
  expect(written).toEqual(Uint8Array.of(0, ...new Uint8Array(64).fill(7), 0, ...new Uint8Array(6).fill(7), ...new Uint8Array(58)))
})

test('what is on no list is not opened, and a system without such files has none', async () => {
  const { places } = await aSystem()
  expect(await hidLines(places).list()).toEqual([])
  await expect(hidLines(places).open('hid:0400:C35A:usb-2/input0')).rejects.toMatchObject({ code: 'DEVICE_MISSING', reason: 'unplugged' })
  expect(isHid('hid:0400:C35A:usb-2/input0')).toBe(true)
  expect(isHid('/dev/ttyUSB0')).toBe(false)
})

test.each([0, 1, 62, 63, 64, 65, 130, 1295])('%i bytes come out of their reports as they went in', length => {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 7) & 0xff)
  const counted = { reportBytes: 64, counted: true }
  expect(Uint8Array.of(...reportsOf(bytes, counted).flatMap(report => [...bytesIn(report, counted)]))).toEqual(bytes)
  const filled = { reportBytes: 64, counted: false }
  const out = Uint8Array.of(...reportsOf(bytes, filled).flatMap(report => [...bytesIn(report, filled)]))
  expect(out.subarray(0, length)).toEqual(bytes)
  expect(out.subarray(length).every(byte => byte === 0)).toBe(true)
})

test('a count larger than its report takes no byte that is not there', () => {
  expect(bytesIn(Uint8Array.of(200, 1, 2), { reportBytes: 3, counted: true })).toEqual(Uint8Array.of(1, 2))
  expect(bytesIn(new Uint8Array(0), { reportBytes: 3, counted: true })).toEqual(new Uint8Array(0))
})
