/** Tests that every file imports only what its room may. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { floors, pageOrder, type Room, rooms, shippedRooms } from './rooms.ts'
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

test('what the core, the devices and the hall import is no development package', () => {
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

/** Where a file of the core stands: the floor, and the place in the floor's order. */
function standingOf(path: string): { readonly floor: number; readonly place: number } {
  const [, , name = '', ...rest] = path.split('/')
  const floor = floors.findIndex(each => each.floor === name)
  const order = floors[floor]?.order ?? []
  const named = rest.map((_, end) => order.indexOf(rest.slice(0, end + 1).join('/')))
  const place = named.findLast(at => at >= 0) ?? (rest.length === 1 ? order.indexOf('.') : -1)
  return { floor, place }
}

const goesDown = ({ from, wants }: Import): boolean => {
  const [a, b] = [standingOf(from), standingOf(wants)]
  return b.floor < a.floor || (b.floor === a.floor && b.place <= a.place)
}

const ofCore = imports.filter(({ from, wants }) => within(from, 'main/core') && within(wants, 'main/core'))

test('every file of the core stands in a named place on a floor', () => {
  const files = sourcesIn('main/core').filter(isCode)
  expect(files.map(({ path }) => path).filter(path => standingOf(path).place < 0)).toEqual([])
})

test('inside the core nothing imports upward, nor sideways against the order of its floor', () => {
  expect(ofCore.filter(each => !goesDown(each))).toEqual([])
})

test('inside the page nothing imports upward', () => {
  const place = (path: string) => pageOrder.findIndex(each => within(path, `renderer/${each}`))
  const ofPage = imports.filter(({ from, wants }) => within(from, 'renderer') && within(wants, 'renderer'))
  expect(ofPage.filter(({ from }) => place(from) < 0)).toEqual([])
  expect(ofPage.filter(({ from, wants }) => place(wants) > place(from))).toEqual([])
})

test('no files import each other in a circle', () => {
  expect(circlesIn(imports.filter(({ wants }) => isOurs(wants)))).toEqual([])
})

/** The files that can be reached again from themselves. */
function circlesIn(arrows: readonly Import[]): string[] {
  const next = Map.groupBy(arrows, ({ from }) => from)
  const reaches = (start: string): boolean => {
    const seen = new Set<string>()
    const open = [start]
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      for (const { wants } of next.get(file) ?? []) {
        if (wants === start) return true
        if (!seen.has(wants)) open.push(wants)
        seen.add(wants)
      }
    }
    return false
  }
  return [...next.keys()].filter(reaches)
}

const writes = /\.(insertInto|updateTable|deleteFrom|replaceInto)\(|store\.write\(|\btell\(/

test('queries only read', () => {
  const files = sourcesIn('main/core/queries').filter(isCode)
  expect(files.filter(({ text }) => writes.test(text)).map(({ path }) => path)).toEqual([])
})

test.each([
  ['a record asking a query', { from: 'main/core/records/case/rows.ts', wants: 'main/core/queries/case/view.ts' }],
  ['the photo engine knowing the store', { from: 'main/core/imaging/engine.ts', wants: 'main/core/rules/resources.ts' }],
  ['the seats knowing the texts', { from: 'main/core/records/pickup/rows.ts', wants: 'main/core/records/reminder/rows.ts' }],
])('the floors refuse %s', (_, each) => {
  expect(goesDown(each)).toBe(false)
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
