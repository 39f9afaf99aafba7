/** One card-photo change goes through the real window, from the ticket to the card in the customer's hand. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTour, type TourReport } from '../../main/cli/tour/run-tour.ts'
import { tourSteps } from '../../main/cli/tour/walk.ts'
import { type Look, lookingAtSizes } from '../pictures/sizes.ts'
import { counterFrame } from '../support/an-app.ts'
import { patience } from '../support/patience.ts'

let out: string
let report: TourReport
const looks: Look[] = []

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'counter-tour-'))
  const image = new Uint8Array(await readFile(counterFrame))
  report = await runTour({
    out,
    image,
    size: { width: 1366, height: 768 },
    userData: join(out, 'data'),
    patienceMs: patience(20_000),
    handsFor: (hands, launched) => lookingAtSizes(hands, launched, { out, looks, pictures: 'usual-size' }),
  })
})
afterAll(() => rm(out, { recursive: true, force: true }))

test('every step is walked by keys and the case ends closed', () => {
  expect(report.failed).toBeUndefined()
  expect(report.steps.map(step => step.name)).toEqual(tourSteps('http').map(step => step.name))
  expect(report.case?.state).toBe('closed')
  expect(report.ok).toBe(true)
})

test('the case went to the card centre by itself, as one card of the picture that was approved, and its states came back', () => {
  expect(report.centre).toMatchObject({ way: 'http', effects: 1, statesBack: ['making', 'at-city-bank', 'at-branch'] })
  expect(report.centre.sentSha256).toMatch(/^[0-9a-f]{64}$/)
  expect(report.centre.receivedSha256).toBe(report.centre.sentSha256)
})

test('nothing on any screen is cut, doubled, outside or out of reach at three widths, axe finds nothing, and the focus stands on something', () => {
  expect(looks.flatMap(({ file, faults }) => faults.map(fault => `${file}: ${fault}`))).toEqual([])
})

test('no window complained on the way', () => {
  expect(report.complaints).toEqual([])
})

test('every step left a picture of its screen', async () => {
  const files = await readdir(out)
  for (const { screens } of report.steps) for (const screen of screens) expect(files).toContain(screen)
  expect(report.steps.every(step => step.screen !== null)).toBe(true)
})

test('the finished picture is what the card centre asks for', async () => {
  const { width, height, density, format, channels, exif } = await sharp(join(out, 'photo.jpg')).metadata()
  expect({ width, height, density, format, channels, exif }).toEqual({
    width: 358,
    height: 441,
    density: 350,
    format: 'jpeg',
    channels: 3,
    exif: undefined,
  })
  expect(report.photo?.geometry?.faceWidth).toBeGreaterThanOrEqual(193)
  expect(report.photo?.geometry?.faceWidth).toBeLessThanOrEqual(221)
})

test('the acceptance slip, the form and both pickup slips are PDFs', async () => {
  expect(report.prints.map(print => print.kind)).toEqual(['acceptance', 'form', 'pickup', 'pickup'])
  for (const { file } of report.prints) {
    const pdf = await readFile(join(out, file))
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  }
})
