/** Of a burst the frame of the key is kept unless it has a fault; then the one with the fewest refusals, the fewest flags, the most detail. */
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PhotoEngine } from '../../../../main/core/imaging/engine.ts'
import type { PhotoSpec } from '../../../../shared/photo/standard.ts'
import { specFor } from '../../../../shared/photo/ways.ts'
import { defects, goodFrame } from '../../../fixtures/faces/portraits.ts'
import { aPhotoEngine, photoSpec, readable } from '../../../support/a-photo-engine.ts'

let engine: PhotoEngine
let spec: PhotoSpec
let frame: Buffer
beforeAll(async () => {
  engine = await aPhotoEngine()
  // Bursts come from the counter's camera only.
  spec = specFor('preview', await photoSpec())
  frame = await goodFrame()
})
afterAll(() => engine.close())

const kept = async (burst: readonly Buffer[]) => engine.best(burst, spec)

/** The same frame a little softer, as a head that moves leaves it. */
const softer = (sigma: number) => sharp(frame).blur(sigma).jpeg({ quality: 95 }).toBuffer()

/** The person `across` and `down` pixels from where they sat; what came into the frame is the wall. */
async function moved(across: number, down = 0): Promise<Buffer> {
  const { width = 0, height = 0 } = await sharp(frame).metadata()
  const [left, top] = [Math.max(0, -across), Math.max(0, -down)]
  const [right, bottom] = [Math.max(0, across), Math.max(0, down)]
  const wide = await sharp(frame).extend({ left: right, top: bottom, right: left, bottom: top, extendWith: 'copy' }).png().toBuffer()
  return sharp(wide).extract({ left, top, width, height }).jpeg({ quality: 95 }).toBuffer()
}

test('of a burst with a blink, a blur and a torn frame the good one is kept and judged', async () => {
  const torn = frame.subarray(0, 30_000)
  const { index, judged } = await kept([
    await defects.eyesClosed(frame),
    await defects.blurred(frame),
    torn,
    frame,
    await defects.mouthOpen(frame),
  ])
  expect(index).toBe(3)
  expect(readable(judged).outcome).toBe('accepted')
})

test('eyes closed in four of five: the fifth is kept', async () => {
  const closed = await defects.eyesClosed(frame)
  for (const place of [0, 2, 4]) {
    const burst = [0, 1, 2, 3, 4].map(i => (i === place ? frame : closed))
    expect((await kept(burst)).index).toBe(place)
  }
})

test('the kept frame is judged to the byte as it would be alone, wherever in the burst it came', async () => {
  const alone = readable(await engine.judge(frame, spec))
  const closed = await defects.eyesClosed(frame)
  for (const burst of [
    [frame, await softer(1.2), closed],
    [closed, frame],
    [await softer(1.2), frame, await softer(1.4), await softer(1), closed],
  ]) {
    const { index, judged } = await kept(burst)
    expect(burst[index]).toBe(frame)
    const { ms, ...said } = readable(judged)
    expect(said).toEqual({ ...alone, ms: undefined })
    expect(ms.total).toBeGreaterThan(0)
  }
})

test('a head that moves across the frame is followed, and its sharp moment kept', async () => {
  const burst = [
    await defects.blurred(await moved(-60)),
    await defects.blurred(await moved(10)),
    await moved(90),
    await defects.eyesClosed(frame),
  ]
  const { index, judged } = await kept(burst)
  expect(index).toBe(2)
  expect(readable(judged).outcome).toBe('accepted')
})

test('a second person who leans in spoils the frames he is in, also the sharpest', async () => {
  const two = await defects.secondPerson(frame)
  const still = await softer(0.7)
  expect((await kept([still, two, two])).index).toBe(0)
  expect((await kept([two, two, still, two])).index).toBe(2)
  const { judged } = await kept([two, two])
  expect(readable(judged).verdicts.find(({ check }) => check === 'one-face')).toMatchObject({ level: 'refuse', measured: 2 })
})

test('a head that leaves the frame is refused for what its face does not show, so the next best is kept', async () => {
  const leaving = await moved(0, -190)
  const still = await softer(0.5)
  expect(readable(await engine.judge(leaving, spec)).verdicts.find(({ check }) => check === 'frame')?.level).toBe('refuse')
  const { index, judged } = await kept([still, leaving])
  expect(index).toBe(0)
  expect(readable(judged).outcome).toBe('accepted')
})

test('somebody comes before an empty room, wherever in the burst, and a room alone is told as such', async () => {
  const room = await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#777777' } })
    .jpeg()
    .toBuffer()
  expect((await kept([room, frame, room])).index).toBe(1)
  expect((await kept([frame, room])).index).toBe(0)
  expect((await kept([room, room])).judged).toMatchObject({ outcome: 'refused', verdicts: [{ check: 'one-face' }] })
})

test('frames of different sizes, a camera on its head and unreadable ones do no harm', async () => {
  const small = await sharp(await softer(1))
    .resize(960)
    .jpeg({ quality: 95 })
    .toBuffer()
  const onItsHead = await sharp(await softer(1))
    .rotate(180)
    .jpeg({ quality: 95 })
    .toBuffer()
  expect((await kept([small, onItsHead, frame, await defects.eyesClosed(frame)])).index).toBe(2)
  expect(await kept([Buffer.alloc(0), frame.subarray(0, 9000)])).toEqual({ index: 0, judged: { readable: false, code: 'IMAGE_EMPTY' } })
})

test('the frame of the key is kept as long as nothing is wrong with it, however much detail an earlier one has', async () => {
  expect((await kept([frame, await softer(0.7)])).index).toBe(1)
  expect((await kept([await softer(0.7), frame, await defects.eyesClosed(frame)])).index).toBe(1)
  expect(await kept([frame])).toMatchObject({ index: 0, judged: { outcome: 'accepted' } })
})
