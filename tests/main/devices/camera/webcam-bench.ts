/** Sets up the real node-webcam adapter and fswebcam before picture files instead of a lens. */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import type { Camera } from '../../../../main/devices/camera/camera.ts'
import { type NodeWebcamSetup, nodeWebcamCamera } from '../../../../main/devices/camera/node-webcam-camera.ts'
import { patience } from '../../../support/patience.ts'
import type { Bench } from './camera-contract.ts'
import { pictureOf } from './pictures.ts'

export type WebcamBench = Bench & {
  /** Everything of this bench lies here. */
  readonly folder: string
  /** Where the adapter puts its own folders. */
  readonly scratch: string
  readonly with: (setup: Partial<NodeWebcamSetup>) => Camera
  /** A capture program of a few shell lines, by its path. */
  readonly program: (lines: string) => Promise<string>
}

export async function webcamBench(): Promise<WebcamBench> {
  requireFswebcam()
  const folder = await mkdtemp(join(tmpdir(), 'webcam-bench-'))
  const scratch = join(folder, 'scratch')
  await mkdir(scratch)
  await writeFile(join(folder, 'red.jpg'), await pictureOf('red'))
  await writeFile(join(folder, 'broken.jpg'), 'not a picture')
  execFileSync('mkfifo', [join(folder, 'hung.jpg')])
  const make = (setup: Partial<NodeWebcamSetup>) =>
    nodeWebcamCamera({ allowFiles: true, deadlineMs: patience(1500), scratchRoot: scratch, ...setup })
  return {
    folder,
    scratch,
    camera: make({}),
    good: `FILE:${folder}/red.jpg`,
    absent: '/dev/video173',
    broken: () => `FILE:${folder}/broken.jpg`,
    hung: () => ({ camera: `FILE:${folder}/hung.jpg`, hanging: () => fswebcamRuns(scratch) }),
    with: make,
    program: lines => writeProgram(join(folder, 'capture'), lines),
    close: () => rm(folder, { recursive: true }),
  }
}

/** fswebcam hangs on a pipe nobody writes to. */
const fswebcamRuns = (scratch: string) =>
  vi.waitUntil(async () => (await programsIn(scratch)).some(line => line.startsWith('fswebcam')), { timeout: patience(5000), interval: 20 })

async function writeProgram(path: string, lines: string): Promise<string> {
  await writeFile(path, `#!/bin/sh\n${lines}\n`)
  await chmod(path, 0o755)
  return path
}

function requireFswebcam(): void {
  if (spawnSync('fswebcam', ['--version']).error)
    throw new Error('these tests need the program fswebcam (Debian: apt-get install fswebcam)')
}

/** Command lines of the running programs that speak of this folder. */
export async function programsIn(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const lines = await Promise.all(pids.map(pid => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'ended meanwhile')))
  return lines.filter(line => line.includes(folder))
}
