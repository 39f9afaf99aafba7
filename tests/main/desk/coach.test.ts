/** A small copy of the preview is looked at and forgotten, and tells the coach what a person there would say; of a burst one frame stays. */
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { coachSees, startCoach } from '../../../shared/photo/coach.ts'
import { type Hint, isCoached } from '../../../shared/photo/coach-hints.ts'
import { defects, goodFrame, materialKitFace } from '../../fixtures/faces/portraits.ts'
import { filled } from '../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto, type Seat } from '../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'

let engine: SharedEngine
let counter: Counter
let teller: Seat
let view: CaseView
beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  teller = await counter.teller()
  view = await filled(teller)
})
afterAll(async () => {
  await counter.end()
  await engine.end()
})

/** What the preview sends: 640 pixels of a frame of 1280. */
const small = async (frame: Uint8Array) => new Uint8Array(await sharp(frame).resize(640).jpeg({ quality: 85 }).toBuffer())
const lookAt = async (frame: Uint8Array) => teller.call('photo.look', { caseId: view.id, image: await small(frame), frameWidth: 1280 })
const flopped = (picture: Buffer) => sharp(picture).flop().toBuffer()

/** A man who looks past the camera, in the middle of the frame: his portrait has him at its left. */
async function turnedAway(): Promise<Buffer> {
  const portrait = await sharp(await materialKitFace('card-profile1-square'))
    .resize(720, 720)
    .toBuffer()
  const wall = sharp({ create: { width: 1280, height: 720, channels: 3, background: '#f4f1ea' } })
  return wall
    .composite([{ input: portrait, left: 420, top: 0 }])
    .jpeg({ quality: 92 })
    .toBuffer()
}

const seen: readonly (readonly [string, () => Promise<Uint8Array>, Hint])[] = [
  ['a man who sits well', goodFrame, 'stay'],
  ['a face turned to the picture’s left', turnedAway, 'turn-left'],
  ['the same in a mirror', async () => flopped(await turnedAway()), 'turn-right'],
  ['a head leaning to the picture’s right', async () => defects.leaning(await goodFrame()), 'tilt-right'],
  ['the same in a mirror', async () => flopped(await defects.leaning(await goodFrame())), 'tilt-left'],
  ['a second person', async () => defects.secondPerson(await goodFrame()), 'too-many'],
  ['closed eyes', async () => defects.eyesClosed(await goodFrame()), 'open-eyes'],
  ['an open mouth', async () => defects.mouthOpen(await goodFrame()), 'close-mouth'],
  ['light from the picture’s left', async () => defects.lightFromOneSide(await goodFrame()), 'dark-left'],
  ['the same in a mirror', async () => flopped(await defects.lightFromOneSide(await goodFrame())), 'dark-right'],
  ['a dark room', async () => defects.dark(await goodFrame()), 'too-dim'],
]

test.each(seen)('before %s the coach says it', async (_who, frame, hint) => {
  const looked = await lookAt(await frame())
  const coach = coachSees(startCoach(0), { ...looked, aspect: 16 / 9 }, { at: 150, auto: true })
  expect(coach.hint).toBe(hint)
})

test('an empty chair is no fault of the machine', async () => {
  const room = await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#777777' } })
    .jpeg()
    .toBuffer()
  expect(await lookAt(room)).toMatchObject({ face: null, verdicts: [{ check: 'one-face', level: 'refuse' }] })
})

test('pixels are counted on the frame, not on its small copy', async () => {
  const { verdicts } = await lookAt(await goodFrame())
  expect(verdicts.find(({ check }) => check === 'source-size')).toMatchObject({ level: 'pass', measured: expect.closeTo(273, -1) })
  expect(verdicts.every(({ check }) => isCoached(check))).toBe(true)
})

test('a look leaves nothing behind', async () => {
  const logged = counter.logged.length
  const told = counter.told.length
  await lookAt(await goodFrame())
  expect(await teller.call('case.view', { caseId: view.id })).toEqual(view)
  expect(counter.logged.slice(logged)).toEqual([])
  expect(counter.told.slice(told)).toEqual([])
})

test('a frame that is no picture is refused as such', async () => {
  const reply = await teller.ask('photo.look', { caseId: view.id, image: new Uint8Array([1, 2, 3]), frameWidth: 1280 })
  expect(reply).toMatchObject({ ok: false, error: { code: 'IMAGE_UNREADABLE' } })
})

describe('a burst', () => {
  const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

  test('keeps the frame without the blink, under its own hash, and no other', async () => {
    const good = await citizenPhoto()
    const blurred = new Uint8Array(await sharp(good).blur(5).jpeg().toBuffer())
    const torn = good.slice(0, 20_000)
    const { photos } = await teller.call('photo.capture', { caseId: view.id, source: 'preview', images: [blurred, torn, good] })
    expect(photos).toHaveLength(1)
    expect(photos[0]).toMatchObject({ outcome: 'accepted', raw: { sha256: sha(good) } })
    const kept = await counter.core.store.db.selectFrom('blob').select('sha256').execute()
    expect(kept.map(row => row.sha256)).not.toContain(sha(blurred))
  })

  test.each([0, 6])('of %i frames is no burst', async count => {
    const images = Array.from({ length: count }, () => new Uint8Array([0xff, 0xd8]))
    const reply = await teller.ask('photo.capture', { caseId: view.id, source: 'preview', images })
    expect(reply).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
  })
})
