/** The evaluation of a folder tells right from wrong by its labels, and draws a sheet to look at. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyModels } from '../../../main/build/models.ts'
import { defects, goodFrame } from '../../fixtures/faces/portraits.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'photo-eval-'))
  await copyModels(root)
})
afterAll(() => rm(folder, { recursive: true }))

type Ran = { code: number; out: string; err: string }
const evaluation = (...args: string[]): Promise<Ran> =>
  new Promise<Ran>(settle => {
    execFile(process.execPath, [join(root, 'main/cli/photo-eval.ts'), ...args], (error, out, err) => {
      settle({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })

const rowOf = (out: string, name: string) =>
  out
    .split('\n')
    .find(line => line.startsWith(`| ${name} `))
    ?.split('|')
    .map(cell => cell.trim())
    .slice(2, -1)

test('a folder with labels gives right and wrong for each check, the place of the heads and the times', async () => {
  const frame = await goodFrame()
  await writeFile(join(folder, 'good.jpg'), frame)
  await writeFile(join(folder, 'shut.png'), await defects.eyesClosed(frame))
  await writeFile(join(folder, 'torn.jpg'), frame.subarray(0, 20_000))
  await writeFile(
    join(folder, 'labels.json'),
    JSON.stringify({ 'good.jpg': { faults: [] }, 'shut.png': { faults: ['eyes-open'], unsure: ['gaze'] } }),
  )
  const { code, out, err } = await evaluation(folder)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(rowOf(out, 'accepted')).toEqual(['1', '1', '1'])
  expect(rowOf(out, 'refused')).toEqual(['1', '1', '1'])
  expect(rowOf(out, 'unreadable')).toEqual(['1', '0', '0'])
  // The names decide the share: good.jpg may be tuned on, shut.png is kept aside.
  expect(rowOf(out, 'tuned on  ')?.slice(0, 3)).toEqual(['acceptable', '1', '1 (100.0 %)'])
  expect(out).toMatch(/\| kept aside +\| to refuse +\| 1 +\| 0 \(0\.0 %\) +\| 0 \(0\.0 %\) +\| 1 \(100\.0 %\)/)
  expect(rowOf(out, 'eyes-open')).toEqual(['1', '0', '0', '1', '0', '0', '100.0 %', '0.0 %'])
  expect(rowOf(out, 'faceWidth')).toMatchObject({ 0: '193-221', 2: '1 of 1', 3: '100.0 %' })
  expect(Number(rowOf(out, 'total')?.[1])).toBeGreaterThan(0)
  expect(await sharp(join(folder, 'contact-sheet.png')).metadata()).toMatchObject({ format: 'png', width: 1440 })
})

test('a picture judged before is not judged again, and what was said of it stays in its folder', async () => {
  const remembered = join(folder, '.judged')
  const [engine = ''] = await readdir(remembered)
  const answers = await readdir(join(remembered, engine))
  expect(answers.length).toBeGreaterThan(0)
  expect((await evaluation(folder)).code).toBe(0)
  expect(await readdir(join(remembered, engine))).toEqual(answers)
})

test.each([
  ['a folder that is not there', 'nowhere', /^The folder cannot be read: ENOENT\.\n$/],
  ['a folder without pictures', 'empty', /^The folder holds no pictures\.\n$/],
  ['labels that name no check', 'ugly', /^labels\.json must be /],
] as const)('%s is one sentence on the error output, exit 1', async (_what, place, sentence) => {
  await mkdir(join(folder, 'empty'), { recursive: true })
  await mkdir(join(folder, 'ugly'), { recursive: true })
  await writeFile(join(folder, 'ugly/a.jpg'), 'never read')
  await writeFile(join(folder, 'ugly/labels.json'), '{ "a.jpg": { "faults": ["ugly"] } }')
  const ran = await evaluation(join(folder, place))
  expect(ran).toMatchObject({ code: 1, out: '' })
  expect(ran.err).toMatch(sentence)
})
