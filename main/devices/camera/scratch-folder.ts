/** Provides a private folder for the duration of one shot. */
import { constants, lstatSync } from 'node:fs'
import { access, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemCode } from '../../../shared/system-code.ts'
import { DeviceTrouble } from '../device-trouble.ts'

const inMemory = '/dev/shm'
// The path becomes part of node-webcam's shell command, so a temp folder with spaces or quotes in its path is not used.
const plainPath = /^(?:\/[\w.-]+)+$/

/** `root` null: /dev/shm if available, so that a customer's picture is not written to disk unencrypted. */
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
    return await mkdtemp(join(root, `ssc-camera-${process.pid}-`)) // created with mode 0700
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

/** A core killed during a shot leaves its folder behind, with a customer's picture in it. */
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

const hasCode = (error: unknown, ...codes: readonly string[]): boolean => codes.includes(systemCode(error))
