/** Tests that every file imports only what its room may. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Room, rooms, shippedRooms } from './rooms.ts'
import { type Import, importsOf, isCode, packageOf, root, sourcesIn } from './sources.ts'

const within = (path: string, place: string) => path === place || path.startsWith(`${place}/`)
const ours = ['shared', 'renderer', 'main', 'resources', 'tests']
const isOurs = (wanted: string) => ours.some(folder => within(wanted, folder))

function roomOf(path: string): Room {
  const [nearest] = rooms.filter(room => within(path, room.at)).sort((a, b) => b.at.length - a.at.length)
  if (!nearest) throw new Error(`${path} stands in no room`)
  return nearest
}

function isAllowed({ from, wants }: Import): boolean {
  const room: Room = roomOf(from)
  if (isOurs(wants)) return [room.at, ...room.may].some(place => within(wants, place))
  if (wants.startsWith('node:')) return room.node
  const name = packageOf(wants)
  return room.packages.includes(name) || room.only?.[name] === from
}

const imports = sourcesIn('shared', 'renderer', 'main').filter(isCode).flatMap(importsOf)
const manifest: Record<'dependencies' | 'devDependencies', Record<string, string>> = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
)

test('every import stays within what its room may know', () => {
  expect(imports.filter(each => !isAllowed(each))).toEqual([])
})

test('every package that is imported is one we asked for by name', () => {
  const named = { ...manifest.dependencies, ...manifest.devDependencies }
  const bare = imports.filter(({ wants }) => !isOurs(wants) && !wants.startsWith('node:'))
  expect(bare.filter(({ wants }) => !(packageOf(wants) in named))).toEqual([])
})

test('what the core and the devices import travels with the program', () => {
  const shipped = imports.filter(
    ({ from, wants }) => shippedRooms.includes(roomOf(from).at) && !isOurs(wants) && !wants.startsWith('node:'),
  )
  expect(shipped.filter(({ wants }) => !(packageOf(wants) in manifest.dependencies))).toEqual([])
})

test('nothing travels with the program that it does not import', () => {
  const imported = new Set(imports.map(({ wants }) => packageOf(wants)))
  expect(Object.keys(manifest.dependencies).filter(name => !imported.has(name))).toEqual([])
})

test('every version is pinned', () => {
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+/.test(version),
  )
  expect(loose).toEqual([])
})

test.each([
  ['the page reaching into the core', { from: 'renderer/main.tsx', wants: 'main/core/host/open.ts' }],
  ['the page reading files', { from: 'renderer/main.tsx', wants: 'node:fs' }],
  ['the core knowing Electron', { from: 'main/core/host/open.ts', wants: 'electron' }],
  ['the shell knowing the store', { from: 'main/shell/app.ts', wants: 'main/core/platform/store/open.ts' }],
  ['a rule knowing zod directly', { from: 'shared/form/fields.ts', wants: 'zod' }],
  ['the program knowing its tests', { from: 'main/core/host/open.ts', wants: 'tests/support/clock.ts' }],
])('the table refuses %s', (_, each) => {
  expect(isAllowed(each)).toBe(false)
})
