/** Opens lines to readers that are HID devices, by the files the kernel of Linux has for them; other systems have no such files. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DeviceTrouble } from './device-trouble.ts'
import { deviceFile } from './file-lines.ts'
import { type HidForm, lineInReports } from './hid-reports.ts'
import type { LineInfo, Lines } from './line.ts'

export type HidPlaces = { readonly sysfs: string; readonly dev: string }
export const linuxHid: HidPlaces = { sysfs: '/sys/class/hidraw', dev: '/dev' }

const scheme = 'hid:'
export const isHid = (id: string): boolean => id.startsWith(scheme)

/** Full reports of 64 bytes are what USB gives a device of this speed; how a maker fills them is not in the family's paper. */
const usualForm: HidForm = { reportBytes: 64, counted: false }

type Found = LineInfo & { readonly path: string }

export function hidLines(places: HidPlaces = linuxHid, form: HidForm = usualForm): Lines {
  return {
    list: async () => (await found(places)).map(({ id, name }) => ({ id, name })),
    // The name came from a window: only what is in our own list is opened.
    open: async id => {
      const device = (await found(places)).find(one => one.id === id)
      if (!device) throw new DeviceTrouble('DEVICE_MISSING', 'unplugged')
      return lineInReports(await deviceFile(device.path), form)
    },
  }
}

/** Keyboards, mice and scanners are HID devices as well, so only those whose page of usages is their maker's own are listed. */
async function found({ sysfs, dev }: HidPlaces): Promise<Found[]> {
  const names = await readdir(sysfs).catch(() => [])
  const devices = await Promise.all(names.sort().map(name => deviceOf(join(sysfs, name, 'device'), join(dev, name))))
  return devices.filter(device => device !== null)
}

async function deviceOf(folder: string, path: string): Promise<Found | null> {
  const [descriptor, events] = await Promise.all([
    readFile(join(folder, 'report_descriptor')).catch(() => null),
    readFile(join(folder, 'uevent'), 'utf8').catch(() => null),
  ])
  if (descriptor === null || events === null || !isMakersOwn(descriptor)) return null
  const said = new Map(events.split('\n').map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const))
  const [, vendor = '', product = ''] = (said.get('HID_ID') ?? '').split(':').map(part => part.slice(-4))
  const plug = said.get('HID_PHYS') ?? ''
  if (vendor === '' || plug === '') return null
  // Two of one model are told apart by their plugs.
  return { id: `${scheme}${vendor}:${product}:${plug}`, name: `${said.get('HID_NAME') ?? ''} (${vendor}:${product})`.trim(), path }
}

/** The first item of the descriptor: `06 xx FF` is a usage page between FF00 and FFFF. */
const isMakersOwn = (descriptor: Uint8Array): boolean => descriptor[0] === 0x06 && descriptor[2] === 0xff
