/** The photo command says its verdict as JSON and by its exit code, and trouble in one sentence. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyModels } from '../../../main/build/models.ts'
import { checkIds } from '../../../shared/photo/verdict.ts'
import { astronaut, goodFrame } from '../../fixtures/faces/portraits.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'photo-cli-'))
  await copyModels(root)
})
afterAll(() => rm(folder, { recursive: true }))

type Ran = { code: number; out: string; err: string }
const photo = (...args: string[]) =>
  new Promise<Ran>(settle => {
    execFile(process.execPath, [join(root, 'main/cli/photo.ts'), ...args], (error, out, err) => {
      settle({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })

async function file(name: string, bytes: Buffer): Promise<string> {
  await writeFile(join(folder, name), bytes)
  return join(folder, name)
}

test('an accepted picture is written and described, exit 0', async () => {
  const out = join(folder, 'out.jpg')
  const ran = await photo(await file('in.jpg', await goodFrame()), '--out', out, '--json')
  const report = JSON.parse(ran.out)
  expect(ran).toMatchObject({ code: 0, err: '' })
  expect(report.outcome).toBe('accepted')
  expect(report.checks.map((check: { id: string }) => check.id)).toEqual([...checkIds])
  expect(report.checks[0]).toEqual({ id: 'one-face', level: 'pass', pass: true, measured: 1, limit: '1', score: 100 })
  expect(report.geometry).toMatchObject({ faceWidth: expect.any(Number), headTop: expect.any(Number) })
  expect(report.file).toMatchObject({ width: 358, height: 441, dpi: 350, bytes: (await readFile(out)).byteLength })
  expect(report.ms.total).toBeGreaterThan(0)
})

test("another place's band is kept with --profile", async () => {
  const ran = await photo(await file('in.jpg', await goodFrame()), '--profile', 'guangzhou', '--json')
  expect(JSON.parse(ran.out).file.bytes).toBeGreaterThanOrEqual(20_480)
})

test('a refused picture is not written, exit 2', async () => {
  const out = join(folder, 'refused.jpg')
  const ran = await photo(await file('small.png', await astronaut()), '--out', out)
  expect(ran.code).toBe(2)
  expect(ran.out).toMatch(/^refused\n/)
  await expect(readFile(out)).rejects.toThrow('ENOENT')
})

test.each([
  ['no picture given', async () => [], /^Usage: /],
  ['a missing file', async () => ['/nowhere.jpg'], /^The picture cannot be read: ENOENT\.\n$/],
  ['an empty file', async () => [await file('empty.jpg', Buffer.alloc(0))], /^The file is empty\.\n$/],
  ['a text file', async () => [await file('text.jpg', Buffer.from('hello'))], /^The file is not a picture/],
  [
    'an unknown profile',
    async () => [await file('in.jpg', await goodFrame()), '--profile', 'nowhere'],
    /^The profile nowhere cannot be read/,
  ],
  ['an unknown option', async () => ['in.jpg', '--quality', '9'], /^Unknown option '--quality'/],
] as const)('%s is one sentence on the error output, exit 1', async (_what, args, sentence) => {
  const ran = await photo(...(await args()))
  expect(ran).toMatchObject({ code: 1, out: '' })
  expect(ran.err).toMatch(sentence)
  expect(ran.err.trim().split('\n')).toHaveLength(1)
})
