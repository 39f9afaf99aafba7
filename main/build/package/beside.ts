/** Lays out what a package holds beside its archive: Node, the core, its native packages, the data, the notices. */
import { copyFile, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { billOf } from '../bill.ts'
import { bundles } from '../bundles.ts'
import { nativePackages, travels } from '../core-packages.ts'
import { type Built, inventoryOf, manifestIn, nodePackage, type Target } from '../inventory.ts'
import { licenceTexts } from '../licence-texts.ts'
import { noticesOf } from '../notices.ts'

/** `electron-builder.yml` copies this folder whole, under the same name. */
export const besideFolder = (root: string, { platform, arch }: Target): string => join(root, 'dist', 'beside', `${platform}-${arch}`)

/** What lies in `resources` for developers and channels, not for the program. */
const notForTheProgram = [/\.md$/, /(^|\/)online(\/|$)/]

/** Whether a file or folder below `resources` goes into a package. */
export const isForTheProgram = (path: string): boolean => !notForTheProgram.some(one => one.test(path))

export async function layOutBeside(built: Built, trial: string | null): Promise<string> {
  const { root, target } = built
  const beside = besideFolder(root, target)
  await rm(beside, { recursive: true, force: true })
  await copyNode(built, join(beside, 'node'))
  await copyCore(built, join(beside, 'core'))
  await cp(join(root, 'resources'), join(beside, 'resources'), {
    recursive: true,
    filter: source => isForTheProgram(relative(join(root, 'resources'), source).replaceAll('\\', '/')),
  })
  await writeNotices(built, trial, join(beside, 'notices'))
  return beside
}

async function copyNode({ root, tree, target }: Built, to: string): Promise<void> {
  const from = join(tree, nodePackage(target))
  const program = target.platform === 'win' ? 'node.exe' : 'node'
  await mkdir(to, { recursive: true })
  await copyFile(join(from, 'bin', program), join(to, program))
  const texts = await licenceTexts(root, { name: nodePackage(target).replace('node_modules/', ''), folder: from })
  await writeFile(join(to, 'LICENSE'), texts.map(({ text }) => `${text}\n`).join('\n'))
}

async function copyCore({ root, tree, target }: Built, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const bundle of bundles.filter(({ part }) => part === 'core')) {
    await copyFile(join(root, bundle.to), join(to, relative('dist/core', bundle.to)))
  }
  for (const { folder } of await nativePackages(tree)) await copyTravelling(join(tree, folder), join(to, folder), target)
}

async function copyTravelling(from: string, to: string, target: Target): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const path = relative(from, join(entry.parentPath, entry.name)).replaceAll('\\', '/')
    if (entry.isDirectory() || path.startsWith('node_modules/') || !travels(path, target)) continue
    await mkdir(dirname(join(to, path)), { recursive: true })
    await copyFile(join(from, path), join(to, path))
  }
}

async function writeNotices(built: Built, trial: string | null, to: string): Promise<void> {
  const components = await inventoryOf(built)
  const { name, version, license } = await manifestIn(built.root)
  await mkdir(to, { recursive: true })
  await writeFile(join(to, 'THIRD-PARTY-NOTICES.txt'), noticesOf(components))
  await writeFile(join(to, 'bill-of-materials.cdx.json'), billOf({ name, version, licence: license ?? '' }, components))
  if (trial !== null) await writeFile(join(to, 'TRIAL-BUILD.txt'), trial)
}
