/** The camera port on Linux, through node-webcam with its faults contained. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from '../../../shared/system-code.ts'
import { DeviceTrouble } from '../device-trouble.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import type { Camera } from './camera.ts'
import { cameraSource } from './camera-source.ts'
import { type FswebcamOrder, runFswebcam } from './fswebcam-run.ts'
import { troubleFrom } from './fswebcam-words.ts'
import { endsAsJpeg, startsAsJpeg } from './jpeg.ts'
import { linuxCameras } from './linux-cameras.ts'
import { withScratchFolder } from './scratch-folder.ts'

export type NodeWebcamSetup = {
  /** Allows `FILE:/path.jpg` as a camera, for tests and the tour only. */
  readonly allowFiles: boolean
  /** fswebcam by name or by absolute path. */
  readonly program?: string
  readonly deadlineMs?: number
  readonly scratchRoot?: string
  /** Prefix of `/sys` and `/dev`. */
  readonly systemRoot?: string
}

export function nodeWebcamCamera(setup: NodeWebcamSetup): Camera {
  const { allowFiles, program = 'fswebcam', deadlineMs = 8000, scratchRoot = null, systemRoot = '/' } = setup
  if (!/^[\w./-]+$/.test(program)) throw new Error('the name of the capture program is not plain')
  const inTurn = oneAtATime(deadlineMs)
  const killAfterSeconds = Math.ceil(deadlineMs / 1000) + 2

  return {
    list: () => linuxCameras(systemRoot),
    async shoot(camera, signal) {
      const source = cameraSource(camera, allowFiles)
      if (!source) throw new DeviceTrouble('DEVICE_DENIED', 'name')
      return inTurn(signal, stop =>
        withScratchFolder(scratchRoot, folder => takePicture({ program, source, killAfterSeconds, path: join(folder, 'shot.jpg') }, stop)),
      )
    },
  }
}

/** Only the file proves a picture: node-webcam's callback and fswebcam's exit code do not. The folder is new, so the file cannot be an old one. */
async function takePicture(order: FswebcamOrder, stop: AbortSignal): Promise<Uint8Array> {
  stop.throwIfAborted() // it may have aborted while the folder was being made
  const run = await runFswebcam(order, stop)
  stop.throwIfAborted()
  const picture = await readPicture(order.path)
  if (!picture?.length) throw troubleFrom(run.said, run.exit)
  if (!startsAsJpeg(picture)) throw new DeviceTrouble('DEVICE_GARBLED', 'not-jpeg')
  if (!endsAsJpeg(picture)) throw new DeviceTrouble('DEVICE_GARBLED', 'cut-off')
  return picture
}

async function readPicture(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}
