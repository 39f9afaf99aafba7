/** Says where the program's own files lie: in the source tree in development, beside the archive in a package. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export type Places = {
  /** The Node 24 that runs the core. Electron's own Node never does: its Node-API and its glib break SQLite and sharp. */
  readonly node: string
  readonly coreEntry: string
  /** What runs in the core's place where the branch is across the hall. */
  readonly deskEntry: string
  readonly resources: string
  readonly page: string
}

/** What Electron says of this start. */
export type Installation = {
  readonly isPackaged: boolean
  readonly appPath: string
  readonly resourcesPath: string
  readonly platform: NodeJS.Platform
  readonly arch: string
}

export const placesOf = (installation: Installation): Places =>
  installation.isPackaged ? packaged(installation) : inSourceTree(installation)

/** Plain Node cannot read an asar, so whatever the core runs or reads lies in folders beside it; `electron-builder.yml` puts it there. */
const packaged = ({ appPath, resourcesPath, platform }: Installation): Places => ({
  node: join(resourcesPath, 'node', nodeFile(platform)),
  coreEntry: join(resourcesPath, 'core', 'entry.mjs'),
  deskEntry: join(resourcesPath, 'core', 'desk.mjs'),
  resources: join(resourcesPath, 'resources'),
  page: join(appPath, 'dist', 'page'),
})

const inSourceTree = ({ appPath, platform, arch }: Installation): Places => ({
  node: join(appPath, 'node_modules', `node-${platform === 'win32' ? 'win' : platform}-${arch}`, 'bin', nodeFile(platform)),
  coreEntry: join(appPath, 'dist', 'core', 'entry.mjs'),
  deskEntry: join(appPath, 'dist', 'core', 'desk.mjs'),
  resources: join(appPath, 'resources'),
  page: join(appPath, 'dist', 'page'),
})

const nodeFile = (platform: NodeJS.Platform): string => (platform === 'win32' ? 'node.exe' : 'node')

/** The first part that is not where it should be; without it the core could only fail to start, over and over. */
export const missingPart = (places: Places, exists: (path: string) => boolean = existsSync): string | null =>
  [places.node, places.coreEntry, places.deskEntry, places.resources, places.page].find(path => !exists(path)) ?? null
