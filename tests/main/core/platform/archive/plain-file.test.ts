/** Tests that a file from outside is read whole and within its size, and that no link is followed. */
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPlainFile } from '../../../../../main/core/platform/archive/plain-file.ts'
import { openZip } from '../../../../../main/core/platform/archive/zip.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plain-file-'))
  await writeFile(join(folder, 'list.csv'), 'a,b')
  await symlink(join(folder, 'list.csv'), join(folder, 'link.csv'))
  await symlink(folder, join(folder, 'elsewhere'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const refused = (why: string) => ({ code: 'FILE_REFUSED', detail: { why } })

test('a file is read as it is', async () => {
  expect(new TextDecoder().decode(await readPlainFile(join(folder, 'list.csv'), 3))).toBe('a,b')
})

test.each([
  ['a link to a file', 'link.csv', 'link'],
  ['a link to a folder', 'elsewhere', 'link'],
  ['a folder', '.', 'missing'],
  ['nothing', 'none.csv', 'missing'],
])('%s is refused', async (_, name, why) => {
  await expect(readPlainFile(join(folder, name), 100)).rejects.toMatchObject(refused(why))
})

test('what is longer than it may be is not read', async () => {
  await expect(readPlainFile(join(folder, 'list.csv'), 2)).rejects.toMatchObject(refused('too-large'))
})

test('a zip behind a link is not opened', async () => {
  await expect(openZip({ path: join(folder, 'link.csv') }, { files: 1, fileBytes: 1, allBytes: 1 })).rejects.toMatchObject(refused('link'))
})
