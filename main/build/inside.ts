/** Remembers which packages really went into each bundle, so that notices and the bill of materials speak of those and no others. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export const bundleParts = ['page', 'shell', 'core'] as const
export type BundlePart = (typeof bundleParts)[number]

/** Folders of packages, from the project's root, by the part whose bundle holds code of them. */
export type Inside = Readonly<Record<BundlePart, readonly string[]>>

const file = (root: string) => join(root, 'dist', 'inside.json')

/** The package's own folder for a file of it; undefined for a file of ours. A package inside a package counts as itself. */
export function packageFolder(module: string): string | undefined {
  return /^(?:.*?\/)??(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\\', '/'))?.[1]
}

export function packageFolders(modules: Iterable<string>): string[] {
  return [...new Set([...modules].flatMap(module => packageFolder(module) ?? []))].sort()
}

export async function writeInside(root: string, inside: Inside): Promise<void> {
  await mkdir(dirname(file(root)), { recursive: true })
  await writeFile(file(root), `${JSON.stringify(inside, null, 2)}\n`)
}

export const readInside = async (root: string): Promise<Inside> => JSON.parse(await readFile(file(root), 'utf8'))
