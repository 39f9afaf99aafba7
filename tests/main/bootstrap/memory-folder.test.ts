/** Tests where the tests put their stores: in memory where there is room, and nothing of them stays there. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { withMemoryFolder } from '../../../main/bootstrap/memory-folder.mjs'

const roomy = () => 8 * 1024 ** 3
const cramped = () => 64 * 1024 ** 2

function aMemory(): string {
  const folder = mkdtempSync(join(tmpdir(), 'memory-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const folderOf = (env: NodeJS.ProcessEnv, memory: string, room: () => number) =>
  withMemoryFolder(async ({ TMPDIR }) => ({ folder: TMPDIR, there: TMPDIR !== undefined && existsSync(TMPDIR) }), env, memory, room)

test('a run has its own folder in memory, and takes it away', async () => {
  const memory = aMemory()
  const { folder, there } = await folderOf({}, memory, roomy)
  expect(there).toBe(true)
  expect(dirname(folder ?? '')).toBe(memory)
  expect(readdirSync(memory)).toEqual([])
})

test('a run that fails takes it away too', async () => {
  const memory = aMemory()
  await expect(withMemoryFolder(() => Promise.reject(new Error('failed')), {}, memory, roomy)).rejects.toThrow('failed')
  expect(readdirSync(memory)).toEqual([])
})

test('with too little room the disk is used', async () => {
  expect((await folderOf({}, aMemory(), cramped)).folder).toBeUndefined()
})

test('a folder somebody named is used', async () => {
  expect((await folderOf({ TMPDIR: '/somewhere' }, aMemory(), roomy)).folder).toBe('/somewhere')
})

test('what a killed run left is taken away, and what another run uses stays', async () => {
  const memory = aMemory()
  const ended = spawnSync(process.execPath, ['-e', '']).pid
  for (const name of [`counter-tests-${ended}-a`, `counter-tests-${process.pid}-b`, 'of-somebody-else']) mkdirSync(join(memory, name))
  await folderOf({}, memory, roomy)
  expect(readdirSync(memory).sort()).toEqual([`counter-tests-${process.pid}-b`, 'of-somebody-else'])
})
