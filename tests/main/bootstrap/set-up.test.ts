/** Tests that a build is made when it must be and only then, and that two starts do not disturb each other. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { isFresh, sourcesMark, stamp } from '../../../main/bootstrap/freshness.mjs'
import { oneAtATime } from '../../../main/bootstrap/lock.mjs'

let tree = ''
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  writeFileSync(join(tree, path), text)
}

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'ssc-test-'))
  write('shared/fee.ts', 'export const fee = 0')
  write('main/cli/tour.ts', 'start()')
  write('dist/page/index.html', '<html>')
  stamp(tree, sourcesMark(tree))
})

test('nothing changed: nothing is built', () => {
  expect(isFresh(tree)).toBe(true)
})

test.each([
  ['a source changed', () => write('shared/fee.ts', 'export const fee = 20')],
  ['a source was saved again', () => utimesSync(join(tree, 'shared/fee.ts'), 1, 1)],
  ['a source was added', () => write('renderer/main.tsx', 'render()')],
  ['a made file was deleted', () => rmSync(join(tree, 'dist/page/index.html'))],
  ['everything made was deleted', () => rmSync(join(tree, 'dist'), { recursive: true })],
])('it is built again when %s', (_, change) => {
  change()
  expect(isFresh(tree)).toBe(false)
})

test('what runs from its source needs no build', () => {
  write('main/cli/tour.ts', 'start(again)')
  expect(isFresh(tree)).toBe(true)
})

test('a second start waits for the first to finish', async () => {
  const order: string[] = []
  const lock = join(tree, 'dist', '.set-up')
  const begun = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<void>()
  const first = oneAtATime(lock, async () => {
    begun.resolve()
    await finish.promise
    order.push('first')
  })
  await begun.promise
  const second = oneAtATime(lock, async () => void order.push('second'))
  finish.resolve()
  await Promise.all([first, second])
  expect(order).toEqual(['first', 'second'])
})

test('a start that was killed does not block the next one', async () => {
  const lock = join(tree, 'dist', '.set-up')
  const beyondAnyProcess = 2 ** 30
  writeFileSync(lock, String(beyondAnyProcess))
  expect(await oneAtATime(lock, async () => 'done')).toBe('done')
})
