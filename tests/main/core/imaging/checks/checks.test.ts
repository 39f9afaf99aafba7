/** Each check says no to the picture that has its fault, by one visible change to a picture that has none. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { darkestAway } from '../../../../../main/core/imaging/checks/background.ts'
import type { PhotoEngine } from '../../../../../main/core/imaging/engine.ts'
import { newBitmap, newPlane } from '../../../../../main/core/imaging/raster/pixels.ts'
import type { PhotoSpec } from '../../../../../shared/photo/standard.ts'
import type { CheckId, Level } from '../../../../../shared/photo/verdict.ts'
import { graffitiMan } from '../../../../bench/photo/good-people.ts'
import { bitmapOf, jpegOf, noiseOf, smeared, toned } from '../../../../bench/photo/raster.ts'
import { astronaut, changed, defects, goodFrame, materialKitFace, pixelsOf, softUiFace } from '../../../../fixtures/faces/portraits.ts'
import { aPhotoEngine, photoSpec, readable, verdictOf } from '../../../../support/a-photo-engine.ts'

let engine: PhotoEngine
let spec: PhotoSpec
let frame: Buffer
beforeAll(async () => {
  engine = await aPhotoEngine()
  spec = await photoSpec()
  frame = await goodFrame()
})
afterAll(() => engine.close())

// What lies somewhere on the finished picture is outlined there; the others concern all of it, or what is outside of it.
const placed: ReadonlySet<CheckId> = new Set([
  'eyes-open',
  'mouth-closed',
  'exposure-over',
  'illumination-even',
  'lens-glare',
  'clothes-not-white',
])

describe('a fault made on the good frame', () => {
  test.each([
    ['secondPerson', 'one-face', 'refuse'],
    ['farAway', 'source-size', 'refuse'],
    ['headCutAtTop', 'frame', 'refuse'],
    ['noShoulders', 'frame', 'refuse'],
    ['leaning', 'pose-roll', 'refuse'],
    ['eyesClosed', 'eyes-open', 'refuse'],
    ['mouthOpen', 'mouth-closed', 'flag'],
    ['dark', 'luminance', 'refuse'],
    ['flat', 'dynamic-range', 'refuse'],
    ['burntForehead', 'exposure-over', 'refuse'],
    ['blackShadow', 'exposure-under', 'flag'],
    ['lightFromOneSide', 'illumination-even', 'refuse'],
    ['blueLight', 'natural-colour', 'refuse'],
    ['blackAndWhite', 'natural-colour', 'refuse'],
    ['blurred', 'sharpness', 'refuse'],
    ['hardCompressed', 'compression', 'refuse'],
    ['glareOnLenses', 'lens-glare', 'flag'],
    ['whiteClothes', 'clothes-not-white', 'flag'],
  ] as const satisfies readonly (readonly [keyof typeof defects, CheckId, Level])[])('%s is seen by %s', async (defect, check, level) => {
    const judged = readable(await engine.judge(await defects[defect](frame), spec))
    const verdict = verdictOf(judged, check)
    expect(verdict.level).toBe(level)
    expect((verdict.marks ?? []).length > 0).toBe(placed.has(check))
    expect(judged.outcome).toBe(level === 'refuse' || judged.verdicts.some(one => one.level === 'refuse') ? 'refused' : 'flagged')
  })
})

describe('a fault that was hidden', () => {
  test('hard compression is seen in the pixels when the picture was saved again as something better', async () => {
    const resaved = await sharp(await defects.hardCompressed(frame))
      .png()
      .toBuffer()
    expect(verdictOf(await engine.judge(resaved, spec), 'compression')).toMatchObject({ level: 'refuse', limit: '<= 2.8' })
    expect(verdictOf(await engine.judge(frame, spec), 'compression').level).toBe('pass')
  })

  test('a shoulder of which a piece was taken for wall, the shirt having its colour, is shown to the teller', async () => {
    const mirrored = await sharp(await graffitiMan())
      .flop()
      .jpeg({ quality: 95 })
      .toBuffer()
    expect(verdictOf(await engine.judge(mirrored, spec), 'matte').level).toBe('flag')
  })

  test('grain over a blurred face does not pass for sharpness', async () => {
    const noise = noiseOf(5)
    const grainy = await changed(await pixelsOf(await sharp(frame).blur(3).png().toBuffer()), value => value + 6 * noise())
    expect(verdictOf(await engine.judge(grainy, spec), 'sharpness').level).not.toBe('pass')
  })

  test('a head that moved aside loses its sharpness along one direction only, and is seen', async () => {
    const moved = await jpegOf(smeared(await bitmapOf(frame), 9, 0))
    expect(verdictOf(await engine.judge(moved, spec), 'sharpness').level).toBe('refuse')
  })
})

describe('a source that is not what it seems', () => {
  test('a picture made broader by a quarter is asked about', async () => {
    const { width = 0, height = 0 } = await sharp(frame).metadata()
    const broad = await sharp(frame)
      .resize(Math.round(width * 1.25), height, { fit: 'fill' })
      .toBuffer()
    expect(verdictOf(await engine.judge(broad, spec), 'proportions').level).toBe('flag')
    expect(verdictOf(await engine.judge(frame, spec), 'proportions').level).toBe('pass')
  })

  test('a brown picture in which each tone has one colour is seen, although its skin has the colour of skin', async () => {
    const { data, width } = await bitmapOf(frame)
    const tint = [1.07, 0.94, 0.72]
    const brown = toned(await bitmapOf(frame), (_value, x, y, channel) => {
      const at = (y * width + x) * 3
      return (0.299 * (data[at] as number) + 0.587 * (data[at + 1] as number) + 0.114 * (data[at + 2] as number)) * (tint[channel] ?? 1)
    })
    expect(verdictOf(await engine.judge(await jpegOf(brown, 90), spec), 'natural-colour').level).not.toBe('pass')
  })

  test('half the light is asked about, although every tone is there', async () => {
    const dim = await jpegOf(toned(await bitmapOf(frame), value => value / 2))
    expect(verdictOf(await engine.judge(dim, spec), 'luminance').level).toBe('flag')
  })
})

describe('a fault in a real picture', () => {
  test.each([
    ['a head turned to the side', () => materialKitFace('card-profile1-square'), 'pose-yaw', 'refuse'],
    ['a head bent down', () => materialKitFace('card-profile2-square'), 'pose-pitch', 'refuse'],
    ['eyes looking past the camera', () => softUiFace('marie'), 'gaze', 'refuse'],
    ['a laugh that shows the teeth', () => astronaut(), 'mouth-closed', 'refuse'],
    ['a face too small to enlarge', () => astronaut(), 'source-size', 'refuse'],
    ['a head too far turned for its eye line to be levelled', () => softUiFace('meeting'), 'tilt-left', 'refuse'],
    ['leaves before the wall', () => materialKitFace('card-profile6-square'), 'matte', 'flag'],
  ] as const)('%s', async (_fault, picture, check, level) => {
    expect(verdictOf(await engine.judge(await picture(), spec), check).level).toBe(level)
  })
})

test('a head that cannot be placed by the rule of the place is refused for its geometry', async () => {
  const faceWidth = { aim: 207, pass: [240, 250], refuseOutside: [235, 255] } as const
  expect(verdictOf(await engine.judge(frame, { ...spec, faceWidth }), 'geometry')).toMatchObject({ level: 'refuse', limit: '240-250 px' })
})

test('a grey wall left behind is seen by its darkest pixel, but not the ring of an edge', () => {
  const wall = newBitmap(100, 60)
  wall.data.fill(255)
  const alpha = newPlane(100, 60)
  alpha.data.fill(1, 0, 100 * 10)
  wall.data.fill(240, 100 * 12 * 3, 100 * 12 * 3 + 3)
  expect(darkestAway(wall, alpha)).toBe(255)
  wall.data.fill(240, 100 * 50 * 3, 100 * 50 * 3 + 3)
  expect(darkestAway(wall, alpha)).toBe(240)
})

test('a place may set its own limit for a check', async () => {
  const strict = { ...spec, limits: { sharpness: { pass: [100_000, null], flag: [0, null], unit: '' } } } as const
  expect(verdictOf(await engine.judge(frame, strict), 'sharpness')).toMatchObject({ level: 'flag', limit: '>= 100000' })
})

test('the width of the shoulders at the lower edge is measured, so that a floating head is refused', async () => {
  const wide = { ...spec, limits: { 'frame-shoulders': { pass: [2, null], flag: null, unit: '' } } } as const
  // 358 pixels of shoulders under a face of 207.
  expect(verdictOf(await engine.judge(frame, wide), 'frame')).toMatchObject({ level: 'refuse', measured: expect.closeTo(1.73, 1) })
})

test('dark skin in good light passes for brightness, a dark picture of it does not', async () => {
  const portrait = await softUiFace('bruce-mars')
  expect(verdictOf(await engine.judge(portrait, spec), 'luminance')).toMatchObject({ level: 'pass', measured: expect.closeTo(0.27, 1) })
  expect(verdictOf(await engine.judge(await defects.dark(portrait), spec), 'luminance').level).toBe('refuse')
})

test('a street without a face is refused for one reason only, and nothing is composed', async () => {
  const judged = readable(await engine.judge(await softUiFace('anastasia'), spec))
  expect(judged).toMatchObject({ outcome: 'refused', finished: null, geometry: null, file: null })
  expect(judged.verdicts).toEqual([{ check: 'one-face', level: 'refuse', measured: 0, limit: '1', score: 0 }])
})
