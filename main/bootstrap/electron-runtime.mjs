/** Chooses the Electron that runs the program on this machine. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { developmentElectron, developmentNotice } from './development-runtime.mjs'
import { isVirtualDisplay } from './display.mjs'
import { pinnedNode } from './node24.mjs'
import { downloadElectron, downloadMemory, executableName, installedElectron, pinnedVersion } from './official-electron.mjs'
import { printStatus } from './status.mjs'
import { cacheFolder, root } from './tree.mjs'
import { Stop } from './trouble.mjs'

/**
 * @typedef {'override' | 'official' | 'download' | 'development'} RuntimeKind
 * @typedef {{ executable: string, kind: RuntimeKind, args: string[], notice?: string }} Runtime
 * @typedef {{
 *   env: NodeJS.ProcessEnv
 *   platform: NodeJS.Platform
 *   arch: string
 *   exists: (file: string) => boolean
 *   installed: () => string | undefined
 *   failedLately: () => boolean
 *   rememberFailure: () => void
 *   download: () => Promise<string | undefined>
 *   development: () => Promise<string>
 * }} Sources
 */

/**
 * The switches stand before the program's folder on Electron's command line: `[...args, folder]`.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Runtime>}
 */
export async function electronRuntime(env = process.env) {
  const memory = downloadMemory(cacheFolder(env), pinnedVersion(root))
  const chosen = await chooseRuntime({
    env,
    platform: process.platform,
    arch: process.arch,
    exists: existsSync,
    installed: () => installedElectron(root),
    failedLately: memory.failedLately,
    rememberFailure: memory.remember,
    download: () => downloadElectron(root, { node: pinnedNode(root), env }),
    development: () => developmentElectron(cacheFolder(env)),
  })
  return { ...chosen, args: switches(env) }
}

/**
 * @param {Sources} sources
 * @returns {Promise<Omit<Runtime, 'args'>>}
 */
export async function chooseRuntime(sources) {
  const override = overridden(sources)
  if (override !== undefined) return { executable: override, kind: 'override' }
  const installed = sources.installed()
  if (installed !== undefined) return { executable: installed, kind: 'official' }
  const hasStandby = sources.platform === 'linux' && sources.arch === 'x64'
  if (!hasStandby || !sources.failedLately()) {
    printStatus('Fetching the official Electron (about 110 MB) ...')
    const downloaded = await sources.download()
    if (downloaded !== undefined) return { executable: downloaded, kind: 'download' }
    if (!hasStandby) throw new Stop(outOfReach)
    sources.rememberFailure()
  }
  return { executable: await sources.development(), kind: 'development', notice: developmentNotice }
}

const outOfReach =
  'Electron could not be downloaded from its release host. Connect to it, or name a mirror in ELECTRON_MIRROR or an unpacked Electron in ELECTRON_OVERRIDE_DIST_PATH, and run the same command again.'

/** @param {Pick<Sources, 'env' | 'platform' | 'exists'>} sources */
function overridden({ env, platform, exists }) {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH
  if (!folder) return undefined
  const executable = join(folder, executableName(platform))
  if (exists(executable)) return executable
  throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH names a folder without ${executableName(platform)}: ${folder}. Correct it or unset it.`)
}

/** @param {NodeJS.ProcessEnv} env */
export function switches(env) {
  if (process.platform !== 'linux') return []
  const isRoot = process.getuid?.() === 0
  return [
    ...(isRoot ? ['--no-sandbox'] : []),
    // Measured: under Xvfb about one launch in forty hung with the GPU process on, none of 160 without it.
    ...(isVirtualDisplay(env) ? ['--disable-gpu'] : []),
    ...(!env.DISPLAY && env.WAYLAND_DISPLAY ? ['--ozone-platform=wayland'] : []),
  ]
}
