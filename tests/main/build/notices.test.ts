/** Tests that notices and the bill of materials speak of what is really inside, each work with its licence. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { expect, onTestFinished, test } from 'vitest'
import { pinnedVersion } from '../../../main/bootstrap/official-electron.mjs'
import { root } from '../../../main/bootstrap/tree.mjs'
import { billOf } from '../../../main/build/bill.ts'
import { packageFolder, packageFolders, readInside } from '../../../main/build/inside.ts'
import { type Component, inventoryOf, inventoryParts, oncePerVersion } from '../../../main/build/inventory.ts'
import { licenceTexts } from '../../../main/build/licence-texts.ts'
import { noticesOf } from '../../../main/build/notices.ts'

const arch = process.arch === 'arm64' ? 'arm64' : 'x64'
const target = { platform: process.platform === 'win32' ? 'win' : 'linux', arch } as const
const inventory = await inventoryOf({ root, tree: root, target, electronVersion: pinnedVersion(root) })
const program = { name: 'ssc-counter', version: '0.1.0', licence: 'MIT' }
const bill = JSON.parse(billOf(program, inventory))
const nameOf = ({ group, name }: { group?: string; name: string }) => (group ? `${group}/${name}` : name)

test('every part of the program is in the inventory', () => {
  expect([...new Set(inventory.flatMap(({ parts }) => parts))].sort()).toEqual([...inventoryParts].sort())
})

test('what was bundled is in the inventory, what only developers use is not', async () => {
  const inside = await readInside(root)
  const names = inventory.map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining(['react', 'antd', 'kysely', 'zod', 'sharp', 'electron', 'mediapipe-facemesh', 'unicode-unihan']),
  )
  expect(Object.values(inside).flat().length).toBeGreaterThan(40)
  for (const developers of ['vitest', 'playwright-core', 'electron-builder', 'esbuild', 'typescript', 'jsdom', 'node-addon-api']) {
    expect(names).not.toContain(developers)
  }
})

test('nothing inside is under a licence that would bind the whole program', () => {
  const binding = inventory.filter(({ licence }) => /(^|[^L])A?GPL/.test(licence))
  expect(binding.map(({ name }) => name)).toEqual([])
})

test('each notice carries its licence, and the lesser GPL both its texts', () => {
  const notices = noticesOf(inventory)
  for (const { name, version, licence } of inventory) expect(notices).toContain(`${name} ${version}\nLicence: ${licence}\n`)
  for (const { texts } of inventory) expect(texts.every(({ text }) => text.length > 20)).toBe(true)
  expect(notices).toContain('GNU LESSER GENERAL PUBLIC LICENSE')
  expect(notices).toContain('SIL OPEN FONT LICENSE')
  expect(notices).not.toContain('<copyright holders>')
})

test('a work without a licence text stops the build', async () => {
  const bare: Component = { ...(inventory[0] as Component), texts: [] }
  expect(() => noticesOf([bare])).toThrow('has no licence text')
  const folder = await mkdtemp(join(tmpdir(), 'package-without-licence-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'index.js'), '')
  await expect(licenceTexts(root, { name: 'never-heard-of', folder })).rejects.toThrow('published without a licence text')
})

test('the bill of materials is valid CycloneDX and names each work once', async () => {
  const validator = new Validation.JsonStrictValidator(Spec.Spec1dot6.version)
  expect(await validator.validate(JSON.stringify(bill))).toBeNull()
  expect(bill.components.map(nameOf).sort()).toEqual(inventory.map(({ name }) => name).sort())
})

test('the bill gives the hash of every npm package, as the lockfile pins it', () => {
  const withoutHash = inventory.filter(({ isNpm, hashes }) => isNpm && hashes.length === 0)
  expect(withoutHash.map(({ name }) => name)).toEqual([])
})

test('a package that two others bring in folders of their own is one work, another version of it is another', () => {
  const [first] = inventory
  if (!first) throw new Error('nothing is inside')
  const again = { ...first, parts: ['core'] as const }
  const other = { ...first, version: '99.0.0' }
  const once = oncePerVersion([{ ...first, parts: ['page'] }, again, other])
  expect(once.map(({ version, parts }) => [version, parts])).toEqual([
    [first.version, ['page', 'core']],
    ['99.0.0', first.parts],
  ])
})

test('the same inventory gives the same bill, another gives another number', () => {
  expect(billOf(program, inventory)).toBe(billOf(program, inventory))
  const other = JSON.parse(billOf(program, inventory.slice(1)))
  expect(other.serialNumber).not.toBe(bill.serialNumber)
  expect(bill.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
})

test.each([
  ['renderer/main.tsx', undefined],
  ['node_modules/antd/es/button/index.js', 'node_modules/antd'],
  ['/srv/ssc/node_modules/@rc-component/form/es/Form.js', 'node_modules/@rc-component/form'],
  ['node_modules/qrcode/node_modules/pngjs/lib/png.js', 'node_modules/qrcode/node_modules/pngjs'],
])('%s belongs to %s', (module, folder) => {
  expect(packageFolder(module)).toBe(folder)
})

test('a package is named once however many of its modules are inside', () => {
  expect(packageFolders(['node_modules/zod/a.js', 'node_modules/zod/b.js', 'shared/zod.ts'])).toEqual(['node_modules/zod'])
})
