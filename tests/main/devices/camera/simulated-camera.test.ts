/** Shows that the practice camera does as it is told. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { simulatedCamera, simulatedCameraId } from '../../../../main/devices/camera/simulated-camera.ts'
import { stayedAtTheCounter } from './camera-contract.ts'
import { colourOf, pictureOf } from './pictures.ts'

test('it shows its pictures in order and begins again', async () => {
  const camera = simulatedCamera({ name: 'practice', frames: [await pictureOf('red'), await pictureOf('green')] })
  const seen: string[] = []
  for (let shot = 0; shot < 3; shot += 1) seen.push(await colourOf(await camera.shoot(simulatedCameraId, stayedAtTheCounter())))
  expect(seen).toEqual(['red', 'green', 'red'])
})

test('it fails as often as ordered, in order, and uses up no picture by it', async () => {
  const camera = simulatedCamera({ name: 'practice', frames: [await pictureOf('red'), await pictureOf('green')] })
  camera.failNext('DEVICE_BUSY')
  camera.failNext('DEVICE_MISSING')
  await expect(camera.shoot(simulatedCameraId, stayedAtTheCounter())).rejects.toMatchObject({ code: 'DEVICE_BUSY', reason: 'simulated' })
  await expect(camera.shoot(simulatedCameraId, stayedAtTheCounter())).rejects.toMatchObject({ code: 'DEVICE_MISSING' })
  expect(await colourOf(await camera.shoot(simulatedCameraId, stayedAtTheCounter()))).toBe('red')
})

test('it takes a picture from a file, refuses a file that is none, and misses a file that is gone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'practice-'))
  await writeFile(join(folder, 'blue.jpg'), await pictureOf('blue'))
  await writeFile(join(folder, 'letter.jpg'), 'dear customer')
  const camera = simulatedCamera({ name: 'practice', frames: [join(folder, 'blue.jpg'), join(folder, 'letter.jpg')] })
  expect(await colourOf(await camera.shoot(simulatedCameraId, stayedAtTheCounter()))).toBe('blue')
  await expect(camera.shoot(simulatedCameraId, stayedAtTheCounter())).rejects.toMatchObject({ code: 'DEVICE_GARBLED', reason: 'not-jpeg' })
  await rm(folder, { recursive: true })
  await expect(camera.shoot(simulatedCameraId, stayedAtTheCounter())).rejects.toMatchObject({ code: 'DEVICE_MISSING', reason: 'camera' })
})

test('without a picture it is not there', async () => {
  const camera = simulatedCamera({ name: 'practice', frames: [] })
  expect(await camera.list()).toEqual([])
  await expect(camera.shoot(simulatedCameraId, stayedAtTheCounter())).rejects.toMatchObject({ code: 'DEVICE_MISSING' })
})

test('a picture handed out can be changed without changing the next one', async () => {
  const camera = simulatedCamera({ name: 'practice', frames: [await pictureOf('red')] })
  const first = await camera.shoot(simulatedCameraId, stayedAtTheCounter())
  first.fill(0)
  expect(await colourOf(await camera.shoot(simulatedCameraId, stayedAtTheCounter()))).toBe('red')
})
