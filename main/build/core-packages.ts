/** Finds the packages that travel beside the core's bundle, with what they need themselves, and says which of their files do. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { corePackages } from './bundles.ts'

export type NativePackage = {
  /** From the tree's root, as `node_modules/sharp`. */
  readonly folder: string
}

type Manifest = { readonly dependencies?: Record<string, string>; readonly optionalDependencies?: Record<string, string> }

// Headers that only a compiler reads; every binary here is published ready-made.
const forCompilers: readonly string[] = ['node-addon-api']

/** The core's native packages and all they depend on that is installed: packages of other platforms are not. */
export async function nativePackages(tree: string): Promise<NativePackage[]> {
  const found = new Set<string>()
  const visit = async (name: string, from: string): Promise<void> => {
    const folder = folderOf(tree, name, from)
    if (folder === null || found.has(folder) || forCompilers.includes(name)) return
    found.add(folder)
    const manifest: Manifest = JSON.parse(await readFile(join(tree, folder, 'package.json'), 'utf8'))
    for (const wanted of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) await visit(wanted, folder)
  }
  for (const name of corePackages) await visit(name, '')
  return [...found].sort().map(folder => ({ folder }))
}

/** As Node finds it: beside the package that wants it first, then further up. Null where it is not installed. */
function folderOf(tree: string, name: string, from: string): string | null {
  const folder = join(from, 'node_modules', name).replaceAll('\\', '/')
  if (existsSync(join(tree, folder, 'package.json'))) return folder
  return from === '' ? null : folderOf(tree, name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))))
}

const neededKinds = /\.(c?js|mjs|json|node|dll|dylib|so(\.[\d.]+)?)$/
const licences = /^(licen[cs]e|copying|notice)/i

/** Whether a file of a native package travels: code and libraries of this platform, and licences; no sources, types, maps or papers. */
export function travels(path: string, { platform, arch }: { readonly platform: string; readonly arch: string }): boolean {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  if (licences.test(name)) return true
  if (parts.some(part => part === 'src' || part === 'deps' || part === 'include')) return false
  // Some bring a binary for each platform, as a file or a folder of its own; those for musl do not fit.
  if (parts.includes('prebuilds')) {
    const here = `${platform === 'win' ? 'win32' : platform}-${arch}`
    return name === `${here}.node` || (parts.at(-2) === here && name.endsWith('.node') && !name.includes('musl'))
  }
  return neededKinds.test(name)
}
