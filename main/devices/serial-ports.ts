/** Lists the serial ports of this machine under names that stay the same when plugs are moved. */
import { readdir, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from '../../shared/system-code.ts'
import type { LineInfo } from './line.ts'
import { serialDriver } from './serial-driver.ts'

export type PortPlaces = { readonly sysfs: string; readonly dev: string }
const linuxPlaces: PortPlaces = { sysfs: '/sys/class/tty', dev: '/dev' }

export const serialPorts = (): Promise<LineInfo[]> => (process.platform === 'linux' ? linuxPorts(linuxPlaces) : otherPorts())

/** A COM number belongs to the plug on Windows, so it is stable there. */
async function otherPorts(): Promise<LineInfo[]> {
  const { SerialPort } = await serialDriver()
  const ports = await SerialPort.list()
  return ports.map(({ path, manufacturer }) => ({ id: path, name: [manufacturer, path].filter(Boolean).join(' ') }))
}

/** Not serialport's own list: that asks a program of udev, which not every system has. */
export async function linuxPorts({ sysfs, dev }: PortPlaces): Promise<LineInfo[]> {
  const names = (await folderIn(sysfs)).filter(name => /^tty(USB|ACM|AMA|XRUSB|S)\d+$/.test(name))
  const real = await Promise.all(names.map(async name => ((await isThere(sysfs, name)) ? [name] : [])))
  const stable = await stableNames(join(dev, 'serial', 'by-id'))
  return real
    .flat()
    .sort()
    .map(name => {
      const path = join(dev, name)
      const id = stable.get(path) ?? path
      return { id, name: id === path ? path : `${id.slice(id.lastIndexOf('/') + 1)} (${path})` }
    })
}

/** A system names dozens of built-in ports it does not have; those are of type 0. */
async function isThere(sysfs: string, name: string): Promise<boolean> {
  if (!name.startsWith('ttyS')) return true
  try {
    return (await readFile(join(sysfs, name, 'type'), 'utf8')).trim() !== '0'
  } catch (error) {
    if (isAbsent(error)) return false
    throw error
  }
}

async function stableNames(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await folderIn(folder)
  return new Map(await Promise.all(names.map(async name => [await realpath(join(folder, name)), join(folder, name)] as const)))
}

async function folderIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isAbsent(error)) return []
    throw error
  }
}

const isAbsent = (error: unknown): boolean => ['ENOENT', 'EACCES', 'EIO'].includes(systemCode(error))
