/** Runs a core that may write no further, as on a full disk: it says so, loses nothing, and goes on when there is room. */
import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { practicePassword } from '../../shared/practice.ts'
import { sayRefusal } from '../../shared/strings/zh-CN/refusal.ts'
import { filled, otherCitizen } from '../support/a-case.ts'
import { aCoreProcess, aDataFolder, type CoreProcess, drop } from '../support/a-core-process.ts'
import { citizenPhoto } from '../support/a-counter.ts'

let folder: string
let core: CoreProcess | null = null
beforeEach(async () => {
  folder = await aDataFolder()
})
afterEach(async () => {
  await core?.kill()
  core = null
  await drop(folder)
})

/** A core whose files may not grow past so many bytes: the write fails as it does when the disk is full. */
const withRoomFor = (bytes: number) => (file: string) =>
  spawn('sh', ['-c', `ulimit -f ${Math.floor(bytes / 512)}; exec "$0" "$1"`, process.execPath, file], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })

const sizeOf = async (name: string) => (await stat(join(folder, name))).size

test('a case that finds no room is refused in words, and what was saved before is there when there is room again', async () => {
  core = await aCoreProcess(folder, { birth: true })
  await core.close()
  core = await aCoreProcess(folder, { start: withRoomFor((await sizeOf('store.db')) + 64 * 1024) })
  const teller = await core.seated('jingban')
  const saved = await filled(teller, otherCitizen).catch(() => null)
  const taken: string[] = []
  let code = ''
  for (let at = 0; at < 2000 && code === ''; at += 1) {
    const answer = await teller.ask('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
    if (answer.ok) taken.push(answer.value.number)
    else {
      code = answer.error.code
      expect(sayRefusal(answer.error)).toContain('没有保存')
    }
  }
  expect(code).toBe('DISK_FULL')
  expect(taken.length).toBeGreaterThan(0)
  // It still answers what needs no room, and refuses in the same words what does.
  expect((await teller.call('ticket.line', {})).waiting).toHaveLength(taken.length)
  // Folding in the log may have made room meanwhile; a number that is given then counts like the others.
  for (let at = 0; at < 3; at += 1) {
    const answer = await teller.ask('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
    if (answer.ok) taken.push(answer.value.number)
    else expect(answer.error).toEqual({ code: 'DISK_FULL' })
  }
  const view = saved ?? (await teller.call('case.find', { which: 'mine', text: '' }))[0]
  // A larger thing may find that room too; what it is not told to be saved is not there, what it is told is.
  const shot = view && (await teller.ask('photo.capture', { caseId: view.id, source: 'file', images: [await citizenPhoto()] }))
  if (shot && !shot.ok) expect(shot.error.code).toBe('DISK_FULL')
  // Whoever comes now signs in and reads; wrong tries are slowed down as ever, and nobody is signed in by a wrong password.
  const late = await core.seated('fuhe', '04')
  expect((await late.call('ticket.line', {})).waiting).toHaveLength(taken.length)
  await late.call('session.lock', {})
  await late.call('session.unlock', { password: practicePassword })
  await late.call('session.signOut', {})
  expect(await late.call('session.view', {})).toBeNull()
  const empty = core.emptySeat()
  const codes: string[] = []
  for (let at = 0; at < 4; at += 1) {
    const answer = await empty.ask('session.signIn', { login: 'kaguan', password: `wrong${at}`, counter: '05' })
    codes.push(answer.ok ? 'in' : answer.error.code)
  }
  expect(codes).toEqual(['BAD_LOGIN', 'BAD_LOGIN', 'LOGIN_WAIT', 'LOGIN_WAIT'])
  await core.kill()

  core = await aCoreProcess(folder)
  const again = await core.seated('jingban')
  if (view) expect((await again.call('case.view', { caseId: view.id })).photos).toHaveLength(shot?.ok ? 1 : 0)
  expect((await again.call('ticket.line', {})).waiting.map(({ number }) => number)).toEqual(taken)
  expect((await again.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })).number).toBe(
    `A${String(taken.length + 1).padStart(3, '0')}`,
  )
  expect(await (await core.seated('fuhe')).call('audit.verify', {})).toEqual({ brokenAt: null })
})

test.each([0, 2, 16, 64])('a first start with room for %i KiB says so, leaves nothing, and succeeds with room', async kib => {
  await expect(aCoreProcess(folder, { birth: true, start: withRoomFor(kib * 1024) })).rejects.toThrow('DISK_FULL')
  expect((await readdir(folder)).filter(name => name !== 'lock')).toEqual([])
  core = await aCoreProcess(folder, { birth: true })
  await expect(core.seated('jingban')).resolves.toBeDefined()
})
