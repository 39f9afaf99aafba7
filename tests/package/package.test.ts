/** Tests the whole way of a package: made, read back, walked through, installed, started, removed. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { electronRuntime } from '../../main/bootstrap/electron-runtime.mjs'
import { pinnedVersion } from '../../main/bootstrap/official-electron.mjs'
import { missing, strangers } from '../../main/build/package/contents.ts'
import { electronFor } from '../../main/build/package/electron.ts'
import { fusesOf, packedFiles } from '../../main/build/package/inspect.ts'
import { type Made, makePackage } from '../../main/build/package/make.ts'
import { root } from '../../main/cli/tour/launch.ts'
import { runTour } from '../../main/cli/tour/run-tour.ts'
import { fuses } from '../../main/shell/security/fuses.ts'

const run = promisify(execFile)
const size = { width: 1366, height: 768 }
const target = { platform: 'linux', arch: process.arch === 'arm64' ? 'arm64' : 'x64' } as const

let scratch = ''
let made: Made

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'counter-package-'))
  const { executable } = await electronRuntime()
  const electron = electronFor({ executable, pinned: pinnedVersion(root), allowTrial: true })
  made = await makePackage({ root, target, formats: ['dir', 'tar.gz', 'deb'], electron })
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

const fileOf = (format: 'tar.gz' | 'deb'): string => made.files.find(file => file.format === format)?.path ?? ''

async function toured(packaged: string, name: string) {
  const out = join(scratch, name)
  await mkdir(out, { recursive: true })
  const image = new Uint8Array(await readFile(join(root, 'tests/fixtures/faces/counter-frame.jpg')))
  return runTour({ out, image, size, userData: join(out, 'data'), packaged })
}

test('the folder holds the program and nothing else, and a trial says that it is one', async () => {
  const paths = (await packedFiles(made.folder)).map(({ path }) => path)
  expect(strangers(paths)).toEqual([])
  expect(missing(paths)).toEqual([])
  expect(paths.includes('resources/notices/TRIAL-BUILD.txt')).toBe(made.isTrial)
  expect(made.folder.includes('-trial-')).toBe(made.isTrial)
})

test('the executable itself has the fuses of the program', async () => {
  expect(await fusesOf(join(made.folder, 'ssc-counter'))).toEqual(fuses)
})

test('the whole job is walked through in the packaged program', async () => {
  const report = await toured(made.folder, 'folder')
  expect(report).toMatchObject({ ok: true, case: { state: 'closed' }, complaints: [] })
})

test('the archive unpacks to the same files', async () => {
  await run('tar', ['-xzf', fileOf('tar.gz'), '-C', scratch])
  const [name] = (await readdir(scratch)).filter(entry => entry.startsWith('ssc-counter-'))
  const unpacked = await packedFiles(join(scratch, name ?? ''))
  const sorted = (files: typeof unpacked) => files.map(({ path, bytes }) => `${path} ${bytes}`).sort()
  expect(sorted(unpacked)).toEqual(sorted(await packedFiles(made.folder)))
})

test('the Debian package is installed, started, used and removed, and only the data folder is left', async () => {
  const installed = join(scratch, 'root')
  const dpkg = await aDpkgIn(installed)
  await dpkg('--install', fileOf('deb'))
  const link = join(installed, 'usr/bin/ssc-counter')
  const program = dirname(await realpath(link))
  expect(program.startsWith(await realpath(installed))).toBe(true)
  // The sandbox's helper works only as root's and setuid.
  expect((await stat(join(program, 'chrome-sandbox'))).mode & 0o4000).toBe(0o4000)

  const report = await toured(program, 'installed')
  expect(report).toMatchObject({ ok: true, case: { state: 'closed' }, complaints: [] })

  await dpkg('--purge', 'ssc-counter')
  expect(await filesIn(join(installed, 'usr'))).toEqual([])
  expect(existsSync(join(scratch, 'installed', 'data', 'practice'))).toBe(true)
})

/** A root with nothing in it but dpkg's own register: what the package needs of the system is not installed there. */
async function aDpkgIn(installed: string): Promise<(...args: string[]) => Promise<unknown>> {
  const register = join(installed, 'var/lib/dpkg')
  for (const folder of ['info', 'updates', 'triggers']) await mkdir(join(register, folder), { recursive: true })
  for (const file of ['status', 'available']) await writeFile(join(register, file), '')
  const forced = ['--force-depends', ...(process.getuid?.() === 0 ? [] : ['--force-not-root'])]
  return (...args) => run('dpkg', [`--root=${installed}`, '--log=/dev/null', ...forced, ...args])
}

async function filesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => !entry.isDirectory()).map(entry => join(entry.parentPath, entry.name))
}
