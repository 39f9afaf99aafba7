/** Shows that the known faults of node-webcam do not reach a customer. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { patience } from '../../../support/patience.ts'
import { stayedAtTheCounter } from './camera-contract.ts'
import { colourOf, pictureOf } from './pictures.ts'
import { programsIn, type WebcamBench, webcamBench } from './webcam-bench.ts'

let bench: WebcamBench
beforeEach(async () => {
  bench = await webcamBench()
})
afterEach(() => bench.close())

describe('a camera name is never a command', () => {
  const names = [
    'FILE:x.jpg; touch PWNED #',
    'FILE:/FOLDER/red.jpg; touch /FOLDER/PWNED #',
    'FILE:/FOLDER/red.jpg$(touch /FOLDER/PWNED)',
    'FILE:/FOLDER/red.jpg\ntouch /FOLDER/PWNED',
    '/dev/video0;touch /FOLDER/PWNED',
    '/dev/video0 `touch /FOLDER/PWNED`',
    '/dev/v4l/by-id/usb-x|touch /FOLDER/PWNED',
    '/dev/v4l/by-id/../../../etc/passwd',
    '/dev/video0 -S 99',
    '/dev/null',
    'TEST:x',
    'RAW:/dev/zero',
    '',
  ]
  test.each(names)('%j is refused before anything runs', async pattern => {
    const name = pattern.replaceAll('/FOLDER', bench.folder)
    const before = await readdir(bench.folder)
    await expect(bench.camera.shoot(name, stayedAtTheCounter())).rejects.toMatchObject({ code: 'DEVICE_DENIED', reason: 'name' })
    expect(await readdir(bench.folder)).toEqual(before)
    expect(await readdir('.')).not.toContain('PWNED')
  })

  test('a picture file is no camera at a live counter', async () => {
    const live = bench.with({ allowFiles: false })
    await expect(live.shoot(bench.good, stayedAtTheCounter())).rejects.toMatchObject({ code: 'DEVICE_DENIED', reason: 'name' })
  })

  test('a temp folder with a space in its name is not used', async () => {
    const odd = join(bench.folder, 'my temp')
    await mkdir(odd)
    const camera = bench.with({ scratchRoot: odd })
    await expect(camera.shoot(bench.good, stayedAtTheCounter())).rejects.toMatchObject({ code: 'DEVICE_DENIED', reason: 'scratch-folder' })
  })
})

describe('nothing is left behind', () => {
  test('no folder after a good shot, a failed one and a refused one', async () => {
    for (const name of [bench.good, bench.broken(), bench.absent, '; id'])
      await bench.camera.shoot(name, stayedAtTheCounter()).catch(() => null)
    expect(await readdir(bench.scratch)).toEqual([])
  })

  test('no program and no folder after a hung camera was given up', async () => {
    const { camera, hanging } = bench.hung()
    const shot = bench.camera.shoot(camera, stayedAtTheCounter())
    const running = hanging().then(() => programsIn(bench.scratch))
    await expect(shot).rejects.toMatchObject({ code: 'DEVICE_TIMEOUT' })
    expect(await running).not.toEqual([])
    expect(await programsIn(bench.scratch)).toEqual([])
    expect(await readdir(bench.scratch)).toEqual([])
  })

  test('the folder of a core killed during a shot goes with the next shot, that of a running one stays', async () => {
    const ended = spawn('true')
    await once(ended, 'exit')
    await mkdir(join(bench.scratch, `ssc-camera-${ended.pid}-a1B2c3`))
    await writeFile(join(bench.scratch, `ssc-camera-${ended.pid}-a1B2c3`, 'shot.jpg'), await pictureOf('blue'))
    await mkdir(join(bench.scratch, `ssc-camera-${process.ppid}-a1B2c3`))
    await bench.camera.shoot(bench.good, stayedAtTheCounter())
    expect(await readdir(bench.scratch)).toEqual([`ssc-camera-${process.ppid}-a1B2c3`])
  })

  test('the picture lies where only this user can read it while it is taken', async () => {
    const program = await bench.program(`for path; do :; done; stat -c %a "$(dirname "$path")" > ${bench.folder}/mode; exec fswebcam "$@"`)
    await bench.with({ program }).shoot(bench.good, stayedAtTheCounter())
    expect((await readFile(join(bench.folder, 'mode'), 'utf8')).trim()).toBe('700')
  })
})

describe('a picture is the one just taken', () => {
  test('after the customer changes, so does the picture', async () => {
    const first = await bench.camera.shoot(bench.good, stayedAtTheCounter())
    await writeFile(join(bench.folder, 'red.jpg'), await pictureOf('green'))
    const second = await bench.camera.shoot(bench.good, stayedAtTheCounter())
    expect([await colourOf(first), await colourOf(second)]).toEqual(['red', 'green'])
  })

  test('when the camera is gone there is no picture, not the one before', async () => {
    await bench.camera.shoot(bench.good, stayedAtTheCounter())
    await rm(join(bench.folder, 'red.jpg'))
    await expect(bench.camera.shoot(bench.good, stayedAtTheCounter())).rejects.toMatchObject({ code: 'DEVICE_MISSING', reason: 'camera' })
  })

  test('two shots never run the program side by side', async () => {
    const program = await bench.program(`echo begin >> ${bench.folder}/diary; fswebcam "$@"; echo end >> ${bench.folder}/diary`)
    const camera = bench.with({ program })
    const shots = await Promise.all([1, 2, 3].map(() => camera.shoot(bench.good, stayedAtTheCounter())))
    expect(await Promise.all(shots.map(colourOf))).toEqual(['red', 'red', 'red'])
    expect((await readFile(join(bench.folder, 'diary'), 'utf8')).trim().split('\n')).toEqual([
      'begin',
      'end',
      'begin',
      'end',
      'begin',
      'end',
    ])
  })
})

describe('what went wrong is said in one word', () => {
  const last = 'for path; do :; done'
  const stories = [
    ['the camera is in use', "echo 'VIDIOC_S_FMT: Device or resource busy' >&2", 'DEVICE_BUSY', 'in-use'],
    ['the USB bus is full', "echo 'VIDIOC_STREAMON: No space left on device' >&2", 'DEVICE_BUSY', 'usb-full'],
    ['the user may not use cameras', "echo 'open: Permission denied' >&2", 'DEVICE_DENIED', 'permission'],
    ['the camera was pulled out', "echo 'VIDIOC_DQBUF: No such device' >&2", 'DEVICE_MISSING', 'camera'],
    ['the node gives no video', "echo '/dev/video1: Not a V4L2 device?' >&2", 'DEVICE_MISSING', 'not-a-camera'],
    ['the camera is dark to its driver', "echo 'Timed out waiting for frame!' >&2", 'DEVICE_TIMEOUT', 'no-frame'],
    ['the program crashed', 'kill -ABRT $$', 'DEVICE_GARBLED', 'crashed'],
    ['success was claimed without a picture', 'true', 'DEVICE_GARBLED', 'no-picture'],
    ['the picture is empty', `${last}; : > "$path"`, 'DEVICE_GARBLED', 'no-picture'],
    ['the file is no JPEG', `${last}; echo GIF89a > "$path"`, 'DEVICE_GARBLED', 'not-jpeg'],
    [
      'the disk was full before the end',
      `${last}; fswebcam "$@"; head -c 900 "$path" > "$path.c"; mv "$path.c" "$path"`,
      'DEVICE_GARBLED',
      'cut-off',
    ],
  ] as const
  test.each(stories)('%s', async (_, lines, code, reason) => {
    const camera = bench.with({ program: await bench.program(lines), deadlineMs: patience(10_000) })
    await expect(camera.shoot(bench.good, stayedAtTheCounter())).rejects.toMatchObject({ code, reason })
  })

  test('the capture program is not installed', async () => {
    const camera = bench.with({ program: join(bench.folder, 'nowhere') })
    await expect(camera.shoot(bench.good, stayedAtTheCounter())).rejects.toMatchObject({ code: 'DEVICE_MISSING', reason: 'program' })
  })

  test('trouble names neither a path nor a person', async () => {
    const trouble = await bench.camera.shoot(bench.broken(), stayedAtTheCounter()).catch((error: Error) => error)
    expect(String(trouble)).toMatch(/^DeviceTrouble: DEVICE_GARBLED (crashed|no-picture)$/)
  })
})

test('a core killed in the middle of a shot does not leave the camera taken for ever', async () => {
  const script = `
    import { nodeWebcamCamera } from '${new URL('../../../../main/devices/camera/node-webcam-camera.ts', import.meta.url).href}'
    const camera = nodeWebcamCamera({ allowFiles: true, deadlineMs: 1000, scratchRoot: '${bench.scratch}' })
    await camera.shoot('FILE:${bench.folder}/hung.jpg', new AbortController().signal)`
  const core = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
  await bench.hung().hanging()
  core.kill('SIGKILL')
  await once(core, 'exit')
  expect(await programsIn(bench.scratch)).not.toEqual([])
  await expect.poll(() => programsIn(bench.scratch), { timeout: patience(8000), interval: 100 }).toEqual([])
})
