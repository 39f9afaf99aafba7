/** Lets only one command at a time install or build in this folder; a second click waits for the first. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { printStatus } from './status.mjs'

/**
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function oneAtATime(file, work) {
  mkdirSync(dirname(file), { recursive: true })
  await take(file)
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** @param {string} file */
async function take(file) {
  let told = false
  while (!claim(file)) {
    if (!isHeld(file)) {
      rmSync(file, { force: true })
      continue
    }
    if (!told) printStatus('Another start is setting things up in this folder; waiting for it ...')
    told = true
    await pause(200)
  }
}

/** @param {string} file */
function claim(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/**
 * A holder that was killed left its number behind and is no longer there to answer.
 * @param {string} file
 */
function isHeld(file) {
  const state = statSync(file, { throwIfNoEntry: false })
  if (state === undefined) return false
  const age = Date.now() - state.mtimeMs
  // Between creation and the first byte the file is empty; one that stays so belongs to nobody.
  if (state.size === 0) return age < 5000
  // A number may have passed on to another program; no set-up takes half an hour.
  return age < 30 * 60_000 && isAlive(Number(readFileSync(file, 'utf8')))
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
