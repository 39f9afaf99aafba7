/** Gives a branch in a hall a new key at the server's own terminal, where alone it is made. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCore } from '../../../main/core/host/open.ts'
import { systemClock } from '../../../main/core/platform/clock.ts'
import { openStore } from '../../../main/core/platform/store/open.ts'
import type { KeySource, StoreBirth } from '../../../shared/ipc/wire.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { resourcesFolder } from '../../support/a-counter.ts'
import { aSharedEngine } from '../../support/a-photo-engine.ts'
import { cheapPasswords } from '../../support/cheap-passwords.ts'

const script = fileURLToPath(new URL('../../../main/cli/hall.ts', import.meta.url))
const passphrase = '桥下 第三棵 柳树 7'
const around = { clock: systemClock(), log: () => undefined, tell: () => undefined }
const birth: StoreBirth = {
  mode: 'live',
  branch: { code: 'SS01', name: '示范支行', address: '示范路1号', phone: '12333' },
  profile: 'guangzhou',
  manager: { login: 'boss', name: '钱主管', password: 'a long one 77' },
}
let folder = ''
let first = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hall-key-'))
  const options = { dataFolder: folder, resourcesFolder, key: { kind: 'passphrase', passphrase }, birth } as const
  const born = await openCore(options, { ...around, photos: await aSharedEngine(), passwordWork: cheapPasswords })
  first = born.recoveryCode ?? ''
  await born.close()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function opens(key: KeySource): Promise<string> {
  try {
    await (await openStore({ dataFolder: folder, key }, around)).store.close()
    return 'opened'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** The answers of whoever sits there, made of the code the screen shows. Gives what was said and how it ended. */
async function rekeyed(lastGroup: (code: string) => string): Promise<{ code: string; said: string; trouble: string; ended: unknown }> {
  const server = spawn(process.execPath, [script, '--data', folder, '--listen', '127.0.0.1:0', '--rekey'], { stdio: 'pipe' })
  const [parts, troubles]: string[][] = [[], []]
  server.stderr.on('data', part => troubles?.push(String(part)))
  server.stdin.write(`${passphrase}\n`)
  let code = ''
  for await (const part of server.stdout) {
    parts?.push(String(part))
    const said = parts?.join('') ?? ''
    if (code === '') {
      code = /shown this once: (\S+)\n/.exec(said)?.[1] ?? ''
      if (code) server.stdin.write(`${lastGroup(code)}\n`)
    }
    if (said.includes('One desk may join')) server.kill('SIGTERM')
  }
  if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
  return { code, said: parts?.join('') ?? '', trouble: troubles?.join('') ?? '', ended: server.exitCode }
}

test('whoever does not write the new code down changes nothing', async () => {
  const { trouble, ended } = await rekeyed(() => 'XXXX')
  expect(trouble).toContain('Nothing was changed.')
  expect(ended).toBe(1)
  expect(await opens({ kind: 'recovery', code: first })).toBe('opened')
})

test('written down, the new code opens the branch and the old one does not; the hall is open under the new key', async () => {
  const { code, said, ended } = await rekeyed(made => made.slice(-4))
  expect(said).toContain('The branch SS01 is open')
  expect(ended).toBe(0)
  expect(await opens({ kind: 'recovery', code: first })).toBe('RECOVERY_WRONG')
  expect(await opens({ kind: 'recovery', code })).toBe('opened')
  expect(await opens({ kind: 'passphrase', passphrase })).toBe('opened')
})
