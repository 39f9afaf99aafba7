/** Finds the pinned Node 24 that runs everything but the bootstrap itself. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from './trouble.mjs'

/**
 * SQLite and the face models need Node >= 22.14; on an older one SQLite dies without a message, so the machine's own Node
 * serves only where no pinned one is published (macOS) and it is new enough.
 * @param {string} root
 * @param {{ platform: string, arch: string, version: string, execPath: string }} machine
 */
export function pinnedNode(root, machine = thisMachine()) {
  const system = machine.platform === 'win32' ? 'win' : machine.platform
  const file = system === 'win' ? ['node.exe'] : ['node']
  const pinned = join(root, 'node_modules', `node-${system}-${machine.arch}`, 'bin', ...file)
  if (existsSync(pinned)) return pinned
  if (Number(machine.version.split('.')[0]) >= 24) return machine.execPath
  throw new Stop(`No Node 24 came with the packages for ${system}-${machine.arch}. Install Node 24 and run the same command again.`)
}

function thisMachine() {
  return { platform: process.platform, arch: process.arch, version: process.versions.node, execPath: process.execPath }
}
