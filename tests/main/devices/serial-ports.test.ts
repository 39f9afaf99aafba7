/** Ports are listed under the name of their plug, and ports a machine only seems to have are left out. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { linuxPorts } from '../../../main/devices/serial-ports.ts'

test('two plugs, one of them with a name of its own, and the one built-in port there is', async () => {
  const root = await mkdtemp(join(tmpdir(), 'ports-'))
  onTestFinished(() => rm(root, { recursive: true }))
  const [sysfs, dev] = [join(root, 'sys'), join(root, 'dev')]
  for (const name of ['ttyUSB0', 'ttyACM0', 'ttyS0', 'ttyS1', 'tty3', 'console']) await mkdir(join(sysfs, name), { recursive: true })
  await writeFile(join(sysfs, 'ttyS0', 'type'), '4\n')
  await writeFile(join(sysfs, 'ttyS1', 'type'), '0\n')
  await mkdir(join(dev, 'serial', 'by-id'), { recursive: true })
  await writeFile(join(dev, 'ttyUSB0'), '')
  await symlink('../../ttyUSB0', join(dev, 'serial', 'by-id', 'usb-Reader_0001-if00-port0'))
  expect(await linuxPorts({ sysfs, dev })).toEqual([
    { id: join(dev, 'ttyACM0'), name: join(dev, 'ttyACM0') },
    { id: join(dev, 'ttyS0'), name: join(dev, 'ttyS0') },
    { id: join(dev, 'serial/by-id/usb-Reader_0001-if00-port0'), name: `usb-Reader_0001-if00-port0 (${join(dev, 'ttyUSB0')})` },
  ])
})

test('a system without such folders has no ports', async () => {
  expect(await linuxPorts({ sysfs: '/nowhere/sys', dev: '/nowhere/dev' })).toEqual([])
})
