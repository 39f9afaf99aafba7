/** Lends a private folder for the length of one shot. */
import { constants, lstatSync } from 'node:fs'
import { access, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeviceTrouble } from '../device-trouble.ts'

const inMemory = '/dev/shm'
// The path becomes part of node-webcam's shell line: a temp folder with a space or a quote in it is not used.
const plainPath = /^(?:\/[\w.-]+)+$/

/** `root` null: memory where the system has it, so that a customer's picture is never on a disk in the clear. */
export async function withScratchFolder<T>(root: string | null, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await openFolder(root ?? (await defaultRoot()))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function openFolder(root: string): Promise<string> {
  if (!plainPath.test(root)) throw new DeviceTrouble('DEVICE_DENIED', 'scratch-folder')
  try {
    await removeLeftovers(root)
    return await mkdtemp(join(root, `ssc-camera-${process.pid}-`)) // made 0700
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC')) throw new DeviceTrouble('DEVICE_DENIED', 'scratch-folder')
    throw error
  }
}

async function defaultRoot(): Promise<string> {
  try {
    await access(inMemory, constants.W_OK)
    return inMemory
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'EACCES', 'EROFS')) return tmpdir()
    throw error
  }
}

/** A core killed in the middle of a shot leaves its folder behind, with a face in it. */
async function removeLeftovers(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const pid = /^ssc-camera-(\d+)-\w+$/.exec(name)?.[1]
    if (!pid || isRunning(Number(pid))) continue
    const path = join(root, name)
    const mine = lstatSync(path, { throwIfNoEntry: false })?.uid === process.getuid?.()
    if (mine) await rm(path, { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !hasCode(error, 'ESRCH')
  }
}

const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code)
