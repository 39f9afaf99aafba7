/** Shows which cameras a counter gets. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CameraChoice, chooseCamera, chooseLenses } from '../../../main/devices/choose.ts'
import { stayedAtTheCounter } from './camera/camera-contract.ts'
import { colourOf, pictureOf } from './camera/pictures.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'choose-'))
  await writeFile(join(folder, 'green.jpg'), await pictureOf('green'))
})
afterAll(() => rm(folder, { recursive: true }))

const counter = (choice: Partial<CameraChoice>) =>
  chooseCamera({
    mode: 'practice',
    platform: 'linux',
    allowFiles: false,
    practiceFrame: join(folder, 'green.jpg'),
    practiceName: 'practice camera',
    ...choice,
  })
const shot = (choice: Partial<CameraChoice>, camera: string) => counter(choice).shoot(camera, stayedAtTheCounter())

test.each(['linux', 'win32', 'darwin'] as const)('practice on %s has a camera without any hardware', async platform => {
  expect(await counter({ platform }).list()).toContainEqual({ id: 'simulated', name: 'practice camera' })
  expect(await colourOf(await shot({ platform }, 'simulated'))).toBe('green')
})

test('practice without a picture has only what is plugged in', async () => {
  expect(await counter({ practiceFrame: null, platform: 'win32' }).list()).toEqual([])
})

test.each(['linux', 'win32'] as const)('a live counter on %s has no practice camera', async platform => {
  expect(await counter({ mode: 'live', platform }).list()).not.toContainEqual(expect.objectContaining({ id: 'simulated' }))
  await expect(shot({ mode: 'live', platform }, 'simulated')).rejects.toMatchObject({ name: 'DeviceTrouble' })
})

test('a live counter takes no file for a camera, whatever it was told', async () => {
  const live = { mode: 'live', allowFiles: true } as const
  await expect(shot(live, `FILE:${folder}/green.jpg`)).rejects.toMatchObject({ code: 'DEVICE_DENIED', reason: 'name' })
})

test('practice takes a file for a camera when it was allowed', async () => {
  expect(await colourOf(await shot({ allowFiles: true }, `FILE:${folder}/green.jpg`))).toBe('green')
  await expect(shot({}, `FILE:${folder}/green.jpg`)).rejects.toMatchObject({ code: 'DEVICE_DENIED' })
})

test('Windows says that the main side has no driver there', async () => {
  await expect(shot({ platform: 'win32', mode: 'live' }, '/dev/video0')).rejects.toMatchObject({
    code: 'DEVICE_MISSING',
    reason: 'no-driver',
  })
})

test('a document camera shows each of its lenses in practice, each with its own paper, and no simulated one at a live counter', async () => {
  await writeFile(join(folder, 'red.jpg'), await pictureOf('red'))
  const practice = [
    { id: 'lens-1', name: 'main lens', file: 'red.jpg' },
    { id: 'lens-2', name: 'second lens', file: 'green.jpg' },
  ]
  const lenses = chooseLenses({ mode: 'practice', platform: 'linux', folder, practice })
  expect((await lenses.list()).slice(0, 2)).toEqual(practice.map(({ id, name }) => ({ id, name })))
  expect(await colourOf(await lenses.shoot('lens-1', stayedAtTheCounter()))).toBe('red')
  expect(await colourOf(await lenses.shoot('lens-2', stayedAtTheCounter()))).toBe('green')
  const live = chooseLenses({ mode: 'live', platform: 'linux', folder, practice })
  expect(await live.list()).not.toContainEqual(expect.objectContaining({ id: 'lens-1' }))
  expect(live.dock).toEqual([])
})
