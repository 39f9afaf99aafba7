/** The promises every camera keeps, told once and held against each adapter. */
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Camera, CameraId } from '../../../../main/devices/camera/camera.ts'
import { colourOf } from './pictures.ts'

/** `hanging` settles once the shot is under way; a camera that fails or hangs does so for the next shot at `camera`. */
export type Bench = {
  readonly camera: Camera
  readonly good: CameraId
  readonly absent: CameraId
  readonly broken: () => CameraId
  readonly hung: () => { readonly camera: CameraId; readonly hanging: () => Promise<unknown> }
  readonly close: () => Promise<void>
}

export const stayedAtTheCounter = () => new AbortController().signal

/** The bench shows a red picture and has a deadline short enough to wait for. */
export function cameraContract(name: string, open: () => Promise<Bench>): void {
  describe(`${name} as a camera`, () => {
    let bench: Bench
    beforeEach(async () => {
      bench = await open()
    })
    afterEach(() => bench.close())

    const shoot = (camera: CameraId, signal = stayedAtTheCounter()) => bench.camera.shoot(camera, signal)

    test('gives the picture before it as a JPEG', async () => {
      const picture = await shoot(bench.good)
      expect(picture).toBeInstanceOf(Uint8Array)
      expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 480 })
      expect(await colourOf(picture)).toBe('red')
    })

    test('says that a camera is missing when it is not plugged in', async () => {
      await expect(shoot(bench.absent)).rejects.toMatchObject({ name: 'DeviceTrouble', code: 'DEVICE_MISSING', reason: 'camera' })
    })

    test('never answers a failed shot with the picture of the customer before', async () => {
      await shoot(bench.good)
      await expect(shoot(bench.broken())).rejects.toMatchObject({ code: 'DEVICE_GARBLED' })
      expect(await colourOf(await shoot(bench.good))).toBe('red')
    })

    test('gives up at its deadline when the camera hangs', async () => {
      const { camera } = bench.hung()
      await expect(shoot(camera)).rejects.toMatchObject({ code: 'DEVICE_TIMEOUT', reason: 'deadline' })
    })

    test('stops at once when the teller leaves the step, and takes the next shot', async () => {
      const left = new AbortController()
      const { camera, hanging } = bench.hung()
      const shot = shoot(camera, left.signal)
      hanging().then(() => left.abort())
      await expect(shot).rejects.toMatchObject({ code: 'DEVICE_TIMEOUT', reason: 'stopped' })
      expect(await colourOf(await shoot(bench.good))).toBe('red')
    })

    test('does not begin when the teller has left already', async () => {
      await expect(shoot(bench.good, AbortSignal.abort())).rejects.toMatchObject({ code: 'DEVICE_TIMEOUT', reason: 'stopped' })
    })

    test('takes three shots asked for at once one after the other', async () => {
      const order: string[] = []
      const hung = shoot(bench.hung().camera).catch(() => order.push('hung'))
      const second = shoot(bench.good).then(() => order.push('second'))
      const third = shoot(bench.good).then(() => order.push('third'))
      await Promise.all([hung, second, third])
      expect(order).toEqual(['hung', 'second', 'third'])
    })

    test('keeps the line when one in it gives up waiting', async () => {
      const order: string[] = []
      const left = new AbortController()
      const hung = shoot(bench.hung().camera).catch(() => order.push('hung'))
      const gone = shoot(bench.good, left.signal).catch(() => order.push('gone'))
      const third = shoot(bench.good).then(() => order.push('third'))
      left.abort()
      await Promise.all([hung, gone, third])
      expect(order).toEqual(['gone', 'hung', 'third'])
    })
  })
}
