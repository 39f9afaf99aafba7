/** Tests that a picture is found by what a unit's people call their files, where one person only can be meant. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPhotos } from '../../../../../main/core/channels/unit/photos.ts'

const number = '440106198507120012'
const name = '谢伟'
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'photo-names-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function foundIn(files: readonly string[], person = { number, name }, names: 'auto' | 'number' | 'number-name' = 'auto') {
  const path = join(folder, 'photos.zip')
  await writeFile(path, zipSync(Object.fromEntries(files.map(file => [file, Uint8Array.of(1)]))))
  const box = await openPhotos(path, names)
  const found = box.find(person.number, person.name)
  box.close()
  return typeof found === 'string' ? found : 'found'
}

test.each([
  `${number}.jpg`,
  `${number}${name}.jpg`,
  `${name}${number}.JPEG`,
  `财务部/${name}_${number}.png`,
  `${name}－${number}.jpg`,
  `${number}——${name}.jpg`,
  `${number}·${name}.jpg`,
  `${name}（${number}）.jpg`,
  `《${number}${name}》.jpg`,
  `${number} 谢 伟.jpg`,
  `${number}${name}.jpg.jpg`,
  `${number}${name}..jpg`,
  `${number}${name}.jpg `,
  `${number}（1）.jpg`,
  `${number}${name} - 副本.jpg`,
  `${number} - 副本 (2).jpg`,
  `${number}${name} - Copy.jpg`,
  `${number}${name}_1.jpg`,
  `01_${name}_${number}.jpg`,
  `1、${name}${number}.jpg`,
  `照片-${number}-${name}.jpg`,
  `身份证${number}${name}证件照.jpg`,
  `440106-19850712-0012${name}.jpg`,
  `440106 19850712 0012 ${name}.jpg`,
  `４４０１０６１９８５０７１２００１２${name}.jpg`,
])('%s is the picture of its person', async file => {
  expect(await foundIn([file])).toBe('found')
})

test.each([
  ['阿依古丽·买买提', `${number}阿依古丽.买买提.jpg`],
  ['阿依古丽·买买提', `${number}阿依古丽_买买提.jpg`],
  ['JANE DOE', `JANE_DOE_${number}.jpg`],
])('the parts of %s may be held apart otherwise: %s', async (whole, file) => {
  expect(await foundIn([file], { number, name: whole })).toBe('found')
})

test.each([
  [[`${number}别人.jpg`], 'PHOTO_NAME'],
  [[`${number}谢伟伟.jpg`], 'PHOTO_NAME'],
  [[`${number}谢.jpg`], 'PHOTO_NAME'],
  [[`${name}.jpg`], 'PHOTO_NONE'],
  [[`${number}11010519491231002X.jpg`], 'PHOTO_NONE'],
  [[`${number}.jpg`, `${number} - 副本.jpg`], 'PHOTO_TWICE'],
])('%j is not guessed at: %s', async (files, code) => {
  expect(await foundIn(files)).toBe(code)
})

test('where a unit agreed on numbers alone or on numbers with names, words beside them are no name', async () => {
  expect(await foundIn([`照片${number}.jpg`], { number, name }, 'number')).toBe('found')
  expect(await foundIn([`照片${number}.jpg`], { number, name }, 'number-name')).toBe('PHOTO_NONE')
})
