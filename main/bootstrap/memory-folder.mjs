/** Gives the tests a folder in memory where there is one: each commit waits for the disk, and on a disk that was more than a third of their time. */
import { mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { freemem } from 'node:os'
import { join } from 'node:path'

const prefix = 'counter-tests-'
/** statfs(2) names the kind of file system by this number. */
const tmpfs = 0x01021994
/** A whole run leaves some hundred megabytes at a time; in a container the folder often holds 64 MB in all. */
const enough = 4 * 1024 ** 3

/**
 * Runs the work with TMPDIR in memory, or as it is where there is no such folder, or too little room in it.
 * What the tests show stays the same: they kill processes, and a killed process loses nothing that was written, on disk or in memory.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 * @param {NodeJS.ProcessEnv} env
 * @param {string} memory
 * @param {(memory: string) => number} room gives bytes, 0 where it is no folder in memory
 * @returns {Promise<T>}
 */
export async function withMemoryFolder(work, env = process.env, memory = '/dev/shm', room = roomIn) {
  // Whoever names a folder wants it used.
  if (env.TMPDIR || room(memory) < enough) return work(env)
  removeLeftovers(memory)
  const folder = mkdtempSync(join(memory, `${prefix}${process.pid}-`))
  try {
    return await work({ ...env, TMPDIR: folder })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} memory */
function roomIn(memory) {
  try {
    const { type, bavail, bsize } = statfsSync(memory)
    return type === tmpfs ? Math.min(bavail * bsize, freemem()) : 0
  } catch {
    // No such folder on this system.
    return 0
  }
}

/**
 * A run that was killed left its folder, and with it the memory.
 * @param {string} memory
 */
function removeLeftovers(memory) {
  for (const name of readdirSync(memory)) {
    const run = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (run !== undefined && !isRunning(Number(run))) rmSync(join(memory, name), { recursive: true, force: true })
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It runs as somebody else.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
