/** Refuses to begin what would not fit on the disk, so that nothing is left half-done. */
import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { Stop } from './trouble.mjs'

/**
 * @param {string} folder may not exist yet
 * @param {number} megabytes
 * @param {(folder: string) => number} free gives bytes
 */
export function requireSpace(folder, megabytes, free = freeBytes) {
  const has = Math.floor(free(nearest(folder)) / 1e6)
  if (has >= megabytes) return
  throw new Stop(
    `There are ${has} MB free where ${folder} is and ${megabytes} MB are needed. Free some space and run the same command again.`,
  )
}

/** @param {string} folder */
function freeBytes(folder) {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/**
 * @param {string} folder
 * @returns {string}
 */
function nearest(folder) {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder))
}
