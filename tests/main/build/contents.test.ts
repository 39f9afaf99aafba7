/** Tests that a package holds what the program needs and nothing that only developers do. */
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { travels } from '../../../main/build/core-packages.ts'
import { isForTheProgram } from '../../../main/build/package/beside.ts'
import { missing, sizesByPart, strangers } from '../../../main/build/package/contents.ts'
import { resourcesFolder } from '../../support/a-counter.ts'

const whole = [
  'ssc-counter',
  'chrome-sandbox',
  'icudtl.dat',
  'locales/zh-CN.pak',
  'libEGL.so',
  'libvulkan.so.1',
  'LICENSE',
  'LICENSE.electron.txt',
  'LICENSES.chromium.html',
  'resources/app.asar/package.json',
  'resources/app.asar/dist/shell/app.cjs',
  'resources/app.asar/dist/shell/preload.cjs',
  'resources/app.asar/dist/page/index.html',
  'resources/app.asar/dist/page/assets/index-1a2b3c.js',
  'resources/node/node',
  'resources/node/LICENSE',
  'resources/core/entry.mjs',
  'resources/core/photo-worker.mjs',
  'resources/core/store-worker.mjs',
  'resources/core/sheet-worker.mjs',
  'resources/core/desk.mjs',
  'resources/core/node_modules/sharp/dist/index.cjs',
  'resources/core/node_modules/@img/sharp-libvips-linux-x64/lib/libvips-cpp.so.8.18.7',
  'resources/core/node_modules/better-sqlite3/prebuilds/linux-x64.node',
  'resources/core/node_modules/@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node',
  'resources/resources/models/manifest.json',
  'resources/resources/fonts/fonts.css',
  'resources/resources/profiles/base.json',
  'resources/resources/codes/characters/license.txt',
  'resources/resources/practice/citizen.jpg',
  'resources/resources/practice/letter.jpg',
  'resources/resources/statistics/service-month.xlsx',
  'resources/notices/THIRD-PARTY-NOTICES.txt',
  'resources/notices/bill-of-materials.cdx.json',
]

test('a package as it is made holds nothing that must not be in it and lacks nothing', () => {
  expect(strangers(whole)).toEqual([])
  expect(missing(whole)).toEqual([])
})

test('what lies in resources has its place in a package', async () => {
  const files = await readdir(resourcesFolder, { recursive: true, withFileTypes: true })
  const paths = files
    .filter(file => file.isFile())
    .map(file => relative(resourcesFolder, join(file.parentPath, file.name)).replaceAll('\\', '/'))
    .filter(isForTheProgram)
  expect(strangers(paths.map(path => `resources/resources/${path}`))).toEqual([])
})

test.each([
  ['a source map', 'resources/core/entry.mjs.map'],
  ['a source', 'resources/core/open.ts'],
  ['a type declaration', 'resources/core/node_modules/sharp/lib/index.d.ts'],
  ['a test', 'resources/app.asar/tests/e2e/tour.test.ts'],
  ['a face of the tests', 'resources/resources/faces/astronaut.png'],
  ['a note among the sheets', 'resources/resources/statistics/notes.txt'],
  ['another face among the practice pictures', 'resources/resources/practice/someone.jpg'],
  ['the sample of an online application', 'resources/resources/online/sample/photo.jpg'],
  ['a package that is bundled already', 'resources/app.asar/node_modules/kysely/dist/index.js'],
  ['a README', 'resources/core/node_modules/sharp/README.md'],
  ['a header', 'resources/core/node_modules/better-sqlite3/deps/sqlite3/sqlite3.h'],
  ['the other program of a development runtime', 'resources/app/main.cjs'],
  ['the stand-in of a development runtime', 'resources/default_app.asar'],
  ["Node's headers", 'resources/node/include/node/node.h'],
])('%s is found in a package', (_, path) => {
  expect(strangers([...whole, path])).toEqual([path])
})

test.each([
  ['Node', 'resources/node/node'],
  ['the core', 'resources/core/entry.mjs'],
  ["the store's binary", 'resources/core/node_modules/better-sqlite3/prebuilds/linux-x64.node'],
  ['the notices', 'resources/notices/THIRD-PARTY-NOTICES.txt'],
  ["Chromium's licences", 'LICENSES.chromium.html'],
])('a package without %s is told of', (_, path) => {
  expect(missing(whole.filter(each => each !== path))).toHaveLength(1)
})

test('the size is told by part, the heaviest first, and adds up', () => {
  const sizes = sizesByPart(whole.map((path, index) => ({ path, bytes: path === 'ssc-counter' ? 1000 : index })))
  expect(sizes[0]).toMatchObject({ part: 'Electron' })
  expect(sizes.reduce((total, { files }) => total + files, 0)).toBe(whole.length)
  expect(sizes.map(({ part }) => part)).not.toContain('unknown')
})

test.each([
  ['prebuilds/linux-x64.node', true],
  ['prebuilds/linuxmusl-x64.node', false],
  ['prebuilds/win32-x64.node', false],
  ['lib/libvips-cpp.so.8.18.7', true],
  ['LICENSE', true],
  ['README.md', false],
  ['src/sharp.cc', false],
  ['dist/index.d.mts', false],
  ['deps/sqlite3/sqlite3.c', false],
  ['prebuilds/linux-x64/@serialport+bindings-cpp.glibc.node', true],
  ['prebuilds/linux-x64/@serialport+bindings-cpp.musl.node', false],
  ['prebuilds/linux-arm64/@serialport+bindings-cpp.armv8.glibc.node', false],
])('of a native package %s travels to Linux: %s', (path, does) => {
  expect(travels(path, { platform: 'linux', arch: 'x64' })).toBe(does)
})

test("the store's binary for Windows travels to Windows", () => {
  expect(travels('prebuilds/win32-x64.node', { platform: 'win', arch: 'x64' })).toBe(true)
  expect(travels('prebuilds/linux-x64.node', { platform: 'win', arch: 'x64' })).toBe(false)
})
