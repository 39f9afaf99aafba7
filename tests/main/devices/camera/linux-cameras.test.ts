/** Shows what a teller reads in the list of cameras on Linux. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { linuxCameras } from '../../../../main/devices/camera/linux-cameras.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cameras-'))
})
afterEach(() => rm(root, { recursive: true }))

async function plug(node: string, index: number, name: string, stableName?: string): Promise<void> {
  const folder = join(root, 'sys/class/video4linux', node)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'index'), `${index}\n`)
  await writeFile(join(folder, 'name'), `${name}\n`)
  if (!stableName) return
  await mkdir(join(root, 'dev/v4l/by-id'), { recursive: true })
  await symlink(`../../${node}`, join(root, 'dev/v4l/by-id', stableName))
}

test('without a camera the list is empty', async () => {
  expect(await linuxCameras(root)).toEqual([])
})

test('a camera is listed once, by its name, though it shows two nodes', async () => {
  await plug('video0', 0, 'HD Pro Webcam C920', 'usb-046d_HD_Pro_Webcam_C920_5A1B-video-index0')
  await plug('video1', 1, 'HD Pro Webcam C920', 'usb-046d_HD_Pro_Webcam_C920_5A1B-video-index1')
  expect(await linuxCameras(root)).toEqual([
    { id: '/dev/v4l/by-id/usb-046d_HD_Pro_Webcam_C920_5A1B-video-index0', name: 'HD Pro Webcam C920' },
  ])
})

test('the choice of a teller holds when the camera comes back as another node', async () => {
  await plug('video4', 0, 'Counter camera', 'usb-counter-video-index0')
  const [before] = await linuxCameras(root)
  await rm(root, { recursive: true })
  await plug('video7', 0, 'Counter camera', 'usb-counter-video-index0')
  const [after] = await linuxCameras(root)
  expect(after?.id).toBe(before?.id)
})

test('a camera without a stable name, or with one that is not plain, goes by its node', async () => {
  await plug('video10', 0, 'Built-in')
  await plug('video2', 0, 'Odd', 'usb-x;touch PWNED-video-index0')
  expect(await linuxCameras(root)).toEqual([
    { id: '/dev/video2', name: 'Odd' },
    { id: '/dev/video10', name: 'Built-in' },
  ])
})

test('two cameras of one make can be told apart', async () => {
  await plug('video0', 0, 'USB camera')
  await plug('video2', 0, 'USB camera')
  expect((await linuxCameras(root)).map(camera => camera.name)).toEqual(['USB camera (video0)', 'USB camera (video2)'])
})

test('a name written to upset the screen is cleaned', async () => {
  await plug('video0', 0, `\u001b[31mCam\u202e\u0007${'x'.repeat(300)}`)
  const [camera] = await linuxCameras(root)
  expect(camera?.name).toMatch(/^\[31mCamx+$/)
  expect(camera?.name.length).toBeLessThanOrEqual(80)
})
