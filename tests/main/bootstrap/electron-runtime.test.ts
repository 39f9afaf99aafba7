/** Tests in which order an Electron is looked for, and that a start never waits long for one that cannot be had. */
import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { requireIntegrity } from '../../../main/bootstrap/development-runtime.mjs'
import { chooseRuntime } from '../../../main/bootstrap/electron-runtime.mjs'
import { downloadMemory } from '../../../main/bootstrap/official-electron.mjs'
import { runWhileItAdvances } from '../../../main/bootstrap/stall.mjs'

/** A Linux machine that has nothing yet and reaches nothing but the npm registry. */
function machine() {
  const asked: string[] = []
  return {
    asked,
    sources: {
      env: {},
      platform: 'linux' as const,
      arch: 'x64',
      exists: () => true,
      installed: (): string | undefined => undefined,
      failedLately: () => false,
      rememberFailure: () => void asked.push('remember'),
      download: async (): Promise<string | undefined> => void asked.push('download'),
      development: async () => '/cache/electron',
    },
  }
}

test('a folder named by the person goes before everything else', async () => {
  const { sources } = machine()
  const named = { ...sources, env: { ELECTRON_OVERRIDE_DIST_PATH: '/opt/electron' }, installed: () => '/official/electron' }
  expect(await chooseRuntime(named)).toEqual({ executable: '/opt/electron/electron', kind: 'override' })
  await expect(chooseRuntime({ ...named, exists: () => false })).rejects.toThrow(
    /ELECTRON_OVERRIDE_DIST_PATH names a folder without electron/,
  )
})

test('an installed official one is used without asking the network', async () => {
  const { sources, asked } = machine()
  expect(await chooseRuntime({ ...sources, installed: () => '/official/electron' })).toEqual({
    executable: '/official/electron',
    kind: 'official',
  })
  expect(asked).toEqual([])
})

test('the official download goes before the development runtime', async () => {
  const { sources } = machine()
  expect(await chooseRuntime({ ...sources, download: async () => '/official/electron' })).toEqual({
    executable: '/official/electron',
    kind: 'download',
  })
})

test('out of reach: the development runtime serves, says so, and the next start does not wait again', async () => {
  const first = machine()
  expect(await chooseRuntime(first.sources)).toMatchObject({ kind: 'development', notice: expect.stringMatching(/third-party.*only/) })
  expect(first.asked).toEqual(['download', 'remember'])
  const second = machine()
  await chooseRuntime({ ...second.sources, failedLately: () => true })
  expect(second.asked).toEqual([])
})

test('a machine without a development runtime is told what to do, and the download is tried every time', async () => {
  const { sources, asked } = machine()
  const windows = { ...sources, platform: 'win32' as const, failedLately: () => true }
  await expect(chooseRuntime(windows)).rejects.toThrow(/ELECTRON_MIRROR/)
  expect(asked).toEqual(['download'])
})

test('a failed download is remembered for a day, not longer, and not across a clock set back', () => {
  const memory = downloadMemory(mkdtempSync(join(tmpdir(), 'ssc-test-')), '45.4.1')
  const noon = Date.UTC(2026, 10, 22, 12)
  const hour = 3_600_000
  expect(memory.failedLately(noon)).toBe(false)
  memory.remember(noon)
  expect(memory.failedLately(noon + 23 * hour)).toBe(true)
  expect(memory.failedLately(noon + 25 * hour)).toBe(false)
  expect(memory.failedLately(noon - hour)).toBe(false)
})

test('a download that no longer advances is ended', async () => {
  const hang = { command: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'], env: process.env }
  expect(await runWhileItAdvances({ ...hang, measure: () => 5, stallMs: 200 })).toBe(1)
})

test('a slow download that advances is left to finish', async () => {
  const slow = { command: process.execPath, args: ['-e', 'setTimeout(() => process.exit(0), 700)'], env: process.env }
  let bytes = 0
  expect(await runWhileItAdvances({ ...slow, measure: () => bytes++, stallMs: 200 })).toBe(0)
})

test('a runtime that is not the pinned one is thrown away', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ssc-test-')), 'package.tgz')
  writeFileSync(file, 'another program')
  await expect(requireIntegrity(file, createHash('sha512').update('the pinned one').digest('base64'))).rejects.toThrow(
    /not the one that is pinned/,
  )
  await requireIntegrity(file, createHash('sha512').update('another program').digest('base64'))
})
