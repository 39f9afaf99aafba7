/** Finds or fetches the official Electron that package.json pins. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCaptured } from './child.mjs'
import { bytesIn, runWhileItAdvances } from './stall.mjs'

const day = 24 * 60 * 60 * 1000
const releases = 'https://github.com/electron/electron/releases/download/'

/** @param {NodeJS.Platform} platform */
export function executableName(platform) {
  if (platform === 'win32') return 'electron.exe'
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

/** @param {string} root */
export function pinnedVersion(root) {
  return /** @type {string} */ (JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version)
}

/**
 * Electron's installer writes path.txt last, so a broken-off download does not count.
 * @param {string} root
 * @returns {string | undefined} the executable
 */
export function installedElectron(root) {
  const folder = join(root, 'node_modules/electron')
  if (!existsSync(join(folder, 'path.txt')) || !existsSync(join(folder, 'dist/version'))) return undefined
  const version = readFileSync(join(folder, 'dist/version'), 'utf8').trim().replace(/^v/, '')
  const executable = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
  return version === pinnedVersion(root) && existsSync(executable) ? executable : undefined
}

/**
 * Gives up within 15 s where the release host is out of reach: 5 s for the probe, then 9 s without a new byte.
 * @param {string} root
 * @param {{ node: string, env: NodeJS.ProcessEnv }} machine
 * @returns {Promise<string | undefined>} the executable
 */
export async function downloadElectron(root, { node, env }) {
  const temporary = mkdtempSync(join(tmpdir(), 'ssc-electron-'))
  const childEnv = { ...env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, ELECTRON_GET_NO_PROGRESS: '1', NODE_USE_ENV_PROXY: '1' }
  try {
    if (!(await reachable(root, node, childEnv))) return undefined
    const measure = () => bytesIn(temporary) + bytesIn(join(root, 'node_modules/electron/dist'))
    const script = join(root, 'node_modules/electron/install.js')
    const code = await runWhileItAdvances({ command: node, args: [script], env: childEnv, measure, stallMs: 9000 })
    return code === 0 ? installedElectron(root) : undefined
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/**
 * Any answer will do: a firewall that drops packets gives none, and the installer alone would wait for minutes.
 * @param {string} root
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 */
async function reachable(root, node, env) {
  const version = pinnedVersion(root)
  const mirror = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? releases
  const url = `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`
  // The pinned Node asks, because it honours the proxy variables and the bootstrap's own Node may not.
  const ask = `fetch(${JSON.stringify(url)}, { method: 'HEAD', signal: AbortSignal.timeout(5000) }).then(() => process.exit(0), () => process.exit(1))`
  const { code } = await runCaptured(node, ['-e', ask], { env, deadline: 5500 })
  return code === 0
}

/**
 * A failed download is not tried again for a day, so that the next start does not wait for it.
 * @param {string} cache
 * @param {string} version
 */
export function downloadMemory(cache, version) {
  const file = join(cache, `electron-${version}-out-of-reach`)
  return {
    failedLately: (now = Date.now()) => existsSync(file) && isWithinADay(Number(readFileSync(file, 'utf8')), now),
    remember: (now = Date.now()) => {
      mkdirSync(cache, { recursive: true })
      writeFileSync(file, String(now))
    },
  }
}

/**
 * @param {number} then
 * @param {number} now
 */
function isWithinADay(then, now) {
  return then <= now && now - then < day
}
