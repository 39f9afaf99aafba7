/** Reads a finished package back: every file in it and in its archive, and the fuses in its executable. */
import { readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { getRawHeader } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import type { PackedFile } from './contents.ts'

export async function packedFiles(folder: string): Promise<PackedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = await Promise.all(
    entries
      .filter(entry => !entry.isDirectory())
      .map(async entry => {
        const file = join(entry.parentPath, entry.name)
        return { path: relative(folder, file).replaceAll('\\', '/'), bytes: (await stat(file)).size }
      }),
  )
  const archive = 'resources/app.asar'
  return [...files.filter(({ path }) => path !== archive), ...archivedFiles(join(folder, archive), archive)]
}

type Node = { readonly files?: Readonly<Record<string, Node>>; readonly size?: number }

function archivedFiles(archive: string, at: string): PackedFile[] {
  const walk = (node: Node, path: string): PackedFile[] =>
    node.files
      ? Object.entries(node.files).flatMap(([name, child]) => walk(child, `${path}/${name}`))
      : [{ path, bytes: Number(node.size ?? 0) }]
  return walk(getRawHeader(archive).header, at)
}

/** Electron's fuses by the names electron-builder gives them. */
const fuseNames = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
} as const

// The wire is a row of characters: 0 off, 1 on, r removed from this version.
const enabled = '1'.charCodeAt(0)

export type Fuses = Readonly<Record<keyof typeof fuseNames, boolean>>

/** What the executable itself says, whatever it was told to be. */
export async function fusesOf(executable: string): Promise<Fuses> {
  const wire = await getCurrentFuseWire(executable)
  const isOn = (fuse: FuseV1Options): boolean => wire[fuse] === enabled
  return {
    runAsNode: isOn(fuseNames.runAsNode),
    enableCookieEncryption: isOn(fuseNames.enableCookieEncryption),
    enableNodeOptionsEnvironmentVariable: isOn(fuseNames.enableNodeOptionsEnvironmentVariable),
    enableNodeCliInspectArguments: isOn(fuseNames.enableNodeCliInspectArguments),
    enableEmbeddedAsarIntegrityValidation: isOn(fuseNames.enableEmbeddedAsarIntegrityValidation),
    onlyLoadAppFromAsar: isOn(fuseNames.onlyLoadAppFromAsar),
    loadBrowserProcessSpecificV8Snapshot: isOn(fuseNames.loadBrowserProcessSpecificV8Snapshot),
    grantFileProtocolExtraPrivileges: isOn(fuseNames.grantFileProtocolExtraPrivileges),
  }
}
