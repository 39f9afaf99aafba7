/** Shows that a core keeps nothing open that its parent left open, and works on. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inherited } from '../../../../main/core/platform/inherited-handles.ts'
import { aCoreProcess, aDataFolder, drop } from '../../../support/a-core-process.ts'

describe('of what a fresh process has open', () => {
  const parents = new Set(['pipe:[7]', 'socket:[8]'])
  const held = (target: string, fd = 20) => inherited([{ fd, target }], parents, 3).length === 1

  test('sockets and files came from the parent, whether or not it still has them', () => {
    for (const target of ['socket:[8]', 'socket:[9]', '/home/desk/Local Storage/LOCK', '/dev/shm/x (deleted)', 'anon_inode:inotify'])
      expect(held(target)).toBe(true)
  })

  test('its own event loops and pipes are left alone', () => {
    for (const target of ['anon_inode:[eventpoll]', 'anon_inode:[eventfd]', 'anon_inode:[io_uring]', '/dev/null', 'pipe:[10]'])
      expect(held(target)).toBe(false)
    expect(held('pipe:[7]')).toBe(true)
  })

  test('the three streams and the pipe to the shell stay', () => {
    for (const fd of [0, 1, 2, 3]) expect(held('socket:[8]', fd)).toBe(false)
  })
})

test.runIf(process.platform === 'linux')('a core forked with open files and sockets lets go of them, and opens its store', async () => {
  const folder = await aDataFolder()
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = { fd: openSync('/dev/zero', 'r') }
  const file = join(folder, 'of-the-parent')
  writeFileSync(file, '')
  const open = openSync(file, 'r')
  const socket: unknown = Reflect.get(Reflect.get(server, '_handle') as object, 'fd')
  const core = await aCoreProcess(join(folder, 'store'), {
    birth: true,
    start: entry =>
      fork(entry, {
        serialization: 'advanced',
        execArgv: [],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc', open, Number(socket), client.fd],
      }),
  })
  try {
    const targets = targetsOf(core.child.pid)
    expect(targets).toContain(join(folder, 'store', 'store.db'))
    expect(targets).not.toContain(file)
    expect(targets).not.toContain('/dev/zero')
    expect(targets.filter(target => target.startsWith('socket:'))).toHaveLength(1)
  } finally {
    await core.close()
    closeSync(open)
    closeSync(client.fd)
    server.close()
    await drop(folder)
  }
})

const targetsOf = (pid: number | undefined): string[] =>
  readdirSync(`/proc/${pid}/fd`).flatMap(name => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${name}`)]
    } catch {
      // Closed between the listing and the look.
      return []
    }
  })
