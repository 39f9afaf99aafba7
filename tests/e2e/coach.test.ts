/** The coach in the real window before a filmed person: first turned away, then straight; the shutter falls by itself. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tourCitizen } from '../../main/cli/tour/trail.ts'
import { coachText, hintText } from '../../shared/strings/zh-CN/coach.ts'
import { materialKitFace } from '../fixtures/faces/portraits.ts'
import { type App, anApp, aPlace, counterFrame, type Place } from '../support/an-app.ts'

let folder: string
let place: Place
let app: App

/** A man who looks past the camera, in the middle of the frame: his portrait has him at its left. */
async function turnedAway(): Promise<string> {
  const portrait = await sharp(await materialKitFace('card-profile1-square'))
    .resize(720, 720)
    .toBuffer()
  const wall = sharp({ create: { width: 1280, height: 720, channels: 3, background: '#f4f1ea' } })
  const file = join(folder, 'turned.jpg')
  await writeFile(
    file,
    await wall
      .composite([{ input: portrait, left: 420, top: 0 }])
      .jpeg({ quality: 92 })
      .toBuffer(),
  )
  return file
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'counter-coach-'))
  const scenes = [
    { picture: await turnedAway(), seconds: 6 },
    { picture: counterFrame, seconds: 14 },
  ]
  place = await aPlace({ scenes })
  app = await anApp(place)
  await app.walkTo('form')
})
afterAll(async () => {
  await app.close()
  await place.remove()
  await rm(folder, { recursive: true, force: true })
})

const find = (what: string) => app.hands.page.locator(what)
const light = (name: string, state: 'good' | 'bad') => find(`[data-light=${name}].${state}`)
const says = (words: string) => find('.coach-word').getByText(words).waitFor()
const judged = () => find('.key-bar [aria-keyshortcuts="L"]').waitFor()
async function photosTaken() {
  const [row] = await app.hands.ask('case.find', { which: 'mine', text: tourCitizen.number })
  return row ? (await app.hands.ask('case.view', { caseId: row.id })).photos : []
}

test('a face turned aside is asked to turn back, and the light beside it says the same', async () => {
  await says(hintText['turn-left'])
  expect(await light('straight', 'bad').isVisible()).toBe(true)
  expect(await light('alone', 'good').isVisible()).toBe(true)
  expect(await find('.outline.green').count()).toBe(0)
  expect(await photosTaken()).toEqual([])
})

test('straight, everything turns green, and after a second the picture is taken without a key', async () => {
  await says(hintText.stay)
  await judged()
  expect(await photosTaken()).toMatchObject([{ source: 'preview', outcome: 'accepted', hasFinished: true }])
})

test('with the shutter in the teller’s hand green waits for the key', async () => {
  await app.hands.key('F5')
  await app.hands.key('A')
  await says(coachText.ready)
  await find('[data-phase=holding]').waitFor()
  expect(await photosTaken()).toHaveLength(1)
  await app.hands.key('Space')
  await judged()
  expect(await photosTaken()).toHaveLength(2)
})

test('while a dialog stands over the picture nobody is looked at', async () => {
  await app.hands.key('F5')
  await find('[data-light=alone]:not(.unknown)').waitFor()
  await app.hands.key('F8')
  await app.hands.until('the looks to pause', async () => (await find('.light-rate').textContent()) === '')
  await app.hands.press('Escape')
  await app.hands.until('the looks to go on', async () => (await find('.light-rate').textContent()) !== '')
})
