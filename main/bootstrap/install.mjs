/** Installs the npm packages when what stands in node_modules is not what the lockfile asks for. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { requireSpace } from './disk.mjs'
import { npm } from './npm.mjs'
import { printStatus } from './status.mjs'
import { failed, isNetworkTrouble } from './trouble.mjs'

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, peer?: boolean, link?: boolean }} Locked
 * @typedef {{ packages?: Record<string, Locked> }} Lock
 */

/**
 * @param {Lock} wanted package-lock.json
 * @param {Lock | undefined} installed node_modules/.package-lock.json: npm writes it last, so a broken-off install has none
 */
export function installFits(wanted, installed) {
  const has = installed?.packages
  const wants = wanted.packages
  if (has === undefined || wants === undefined) return false
  const same = (/** @type {string} */ name) =>
    wants[name]?.version === has[name]?.version && wants[name]?.integrity === has[name]?.integrity
  // An optional package of another platform is in the lockfile and rightly not on the disk.
  const needed = Object.keys(wants).filter(name => name !== '' && (name in has || !wants[name]?.optional))
  return needed.every(same) && Object.keys(has).every(name => name in wants)
}

/** @param {string} root */
export async function ensureInstalled(root) {
  if (installFits(readLock(join(root, 'package-lock.json')) ?? {}, readLock(join(root, 'node_modules', '.package-lock.json')))) return
  requireSpace(root, 900)
  printStatus('Installing the npm packages (about half a minute) ...')
  const { code, output } = await npm((await isOffline(root)) ? ['ci', '--offline'] : ['ci'], root)
  if (code !== 0) throw failed('Installing the npm packages', output)
}

/**
 * Without a network npm tries each of 500 packages for a minute; asked to work offline it takes what its cache has or fails at once.
 * @param {string} root
 */
async function isOffline(root) {
  const { code, output } = await npm(['ping', '--fetch-retries=0', '--fetch-timeout=10000'], root)
  return code !== 0 && isNetworkTrouble(output)
}

/**
 * @param {string} file
 * @returns {Lock | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT')) return undefined
    throw error
  }
}
