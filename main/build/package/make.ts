/** Makes the packages: the folder with electron-builder, then the archive and the Debian package from that folder. */
import { execFile } from 'node:child_process'
import { rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Arch, build, Platform } from 'electron-builder'
import { Stop } from '../../bootstrap/trouble.mjs'
import { fuses } from '../../shell/security/fuses.ts'
import { manifestIn, type Target } from '../inventory.ts'
import { treeFor } from '../target-tree.ts'
import { layOutBeside } from './beside.ts'
import { missing, type PackedFile, type PartSize, sizesByPart, strangers } from './contents.ts'
import { makeDeb } from './deb.ts'
import { cleanElectron, type PackedElectron, trialNotice } from './electron.ts'
import { fusesOf, packedFiles } from './inspect.ts'

export const formats = ['dir', 'tar.gz', 'deb'] as const
export type Format = (typeof formats)[number]

export type Wish = {
  readonly root: string
  readonly target: Target
  readonly formats: readonly Format[]
  readonly electron: PackedElectron
}

export type Made = {
  readonly folder: string
  readonly files: readonly { readonly format: Format; readonly path: string; readonly bytes: number }[]
  readonly parts: readonly PartSize[]
  readonly electron: string
  readonly isTrial: boolean
}

const productName = (isTrial: boolean): string => (isTrial ? 'SSC Counter Trial' : 'SSC Counter')

export async function makePackage(wish: Wish): Promise<Made> {
  const { root, target, electron } = wish
  const trial = electron.isTrial ? trialNotice(electron.version) : null
  const tree = await treeFor(root, target)
  await layOutBeside({ root, tree, target, electronVersion: electron.version }, trial)
  const folder = await packFolder(wish)
  const inside = await packedFiles(folder)
  await requireWhole(folder, inside, target)
  const files: Made['files'][number][] = []
  for (const format of wish.formats) {
    const path = await formatOf(format, folder, wish)
    files.push({ format, path, bytes: format === 'dir' ? sum(inside) : (await stat(path)).size })
  }
  return { folder, files, parts: sizesByPart(inside), electron: electron.version, isTrial: electron.isTrial }
}

const sum = (files: readonly PackedFile[]): number => files.reduce((total, { bytes }) => total + bytes, 0)

/** `ssc-counter-0.1.0-linux-x64`, with `-trial` after the version where it is one. */
async function packageName({ root, target, electron }: Wish): Promise<string> {
  const { name, version } = await manifestIn(root)
  return `${name}-${version}${electron.isTrial ? '-trial' : ''}-${target.platform}-${target.arch}`
}

async function packFolder(wish: Wish): Promise<string> {
  const { root, target, electron } = wish
  const work = join(root, 'release', 'unpacked')
  await rm(work, { recursive: true, force: true })
  const dist =
    electron.dist && (electron.isTrial ? await cleanElectron(electron.dist, join(root, 'dist', 'electron-for-trial')) : electron.dist)
  await build({
    projectDir: root,
    targets: (target.platform === 'win' ? Platform.WINDOWS : Platform.LINUX).createTarget(['dir'], Arch[target.arch]),
    publish: 'never',
    config: {
      extends: join(root, 'electron-builder.yml'),
      electronVersion: electron.version,
      ...(dist ? { electronDist: dist } : {}),
      productName: productName(electron.isTrial),
      // The name the program gives itself decides where it keeps its data: a trial never meets that of a counter.
      ...(electron.isTrial ? { extraMetadata: { productName: productName(true) } } : {}),
    },
  })
  const made = join(work, target.arch === 'x64' ? `${target.platform}-unpacked` : `${target.platform}-${target.arch}-unpacked`)
  const folder = join(root, 'release', await packageName(wish))
  await rm(folder, { recursive: true, force: true })
  await rename(made, folder)
  await rm(work, { recursive: true, force: true })
  return folder
}

async function requireWhole(folder: string, inside: readonly PackedFile[], target: Target): Promise<void> {
  const paths = inside.map(({ path }) => path)
  const [unknown, absent] = [strangers(paths), missing(paths)]
  if (unknown.length > 0) throw new Stop(`The package holds what must not be in it: ${unknown.slice(0, 20).join(', ')}.`)
  if (absent.length > 0) throw new Stop(`The package lacks ${absent.join(', ')}.`)
  const said = await fusesOf(join(folder, target.platform === 'win' ? 'ssc-counter.exe' : 'ssc-counter'))
  const wrong = Object.entries(fuses).filter(([name, wanted]) => said[name as keyof typeof fuses] !== wanted)
  if (wrong.length > 0) throw new Stop(`The executable says otherwise of these fuses: ${wrong.map(([name]) => name).join(', ')}.`)
}

async function formatOf(format: Format, folder: string, { root, target, electron }: Wish): Promise<string> {
  if (format === 'dir') return folder
  if (format === 'tar.gz') return tarred(folder)
  return makeDeb({ root, folder, arch: target.arch, isTrial: electron.isTrial })
}

/** Owned by root and in the order of names, so that the same folder gives the same archive wherever it is made. */
async function tarred(folder: string): Promise<string> {
  const archive = `${folder}.tar.gz`
  await rm(archive, { force: true })
  const owned = ['--owner=0', '--group=0', '--numeric-owner', '--sort=name']
  await promisify(execFile)('tar', ['-C', dirname(folder), ...owned, '-czf', archive, basename(folder)], { timeout: 900_000 })
  return archive
}
