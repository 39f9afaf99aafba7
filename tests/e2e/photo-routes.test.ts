/** The photo comes by every route the counter has: a file from disk, and a camera driven by the core while the window's own is released. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tourCitizen } from '../../main/cli/tour/trail.ts'
import { practiceCamera } from '../../shared/strings/zh-CN/practice.ts'
import { type App, anApp, aPlace, counterFrame, type Place } from '../support/an-app.ts'

let place: Place
let app: App

beforeAll(async () => {
  place = await aPlace()
  app = await anApp(place)
  await app.walkTo('form')
  // The shutter would fall by itself; here only the other routes take pictures.
  await app.hands.key('A')
})
afterAll(async () => {
  await app.close()
  await place.remove()
})

const photosTaken = async () => {
  const [row] = await app.hands.ask('case.find', { which: 'mine', text: tourCitizen.number })
  return row ? (await app.hands.ask('case.view', { caseId: row.id })).photos : []
}
/** The newest picture stands on the screen with its verdicts. */
const judged = () => app.hands.page.locator('.key-bar [aria-keyshortcuts="L"]').waitFor()
/** Back to the live picture from one that could be used. */
const retake = async () => {
  await app.hands.key('F5')
  await app.hands.page.locator('video:not(.dark)').waitFor()
}

test('a file from disk is judged like a shot', async () => {
  const known = (await photosTaken()).length
  await app.hands.page.locator('input[type=file]').setInputFiles(counterFrame)
  await app.hands.until('the picture of the file', async () => (await photosTaken()).length > known)
  await judged()
  expect((await photosTaken())[0]).toMatchObject({ source: 'file', outcome: 'accepted' })
})

test('a file that is no picture is refused with one sentence and changes nothing', async () => {
  await retake()
  const known = (await photosTaken()).length
  await app.hands.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') })
  await app.hands.page.locator('[role=alert]').first().waitFor()
  expect((await photosTaken()).length).toBe(known)
})

test("the other camera route takes the picture in the core and gives the window's camera back", async () => {
  const known = (await photosTaken()).length
  await app.hands.key('F8')
  await app.hands.see(practiceCamera)
  await app.hands.press('1')
  await app.hands.press('Enter')
  await app.hands.until('the picture of the other camera', async () => (await photosTaken()).length > known)
  await judged()
  expect((await photosTaken())[0]).toMatchObject({ source: 'camera', outcome: 'accepted' })
  await retake()
})
