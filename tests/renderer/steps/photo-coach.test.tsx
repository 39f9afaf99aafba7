/** The coached preview before a camera that films the fixture's face: it looks, waits, speaks, shoots and compares. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { coachText, hintText } from '../../../shared/strings/zh-CN/coach.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { filled, madeUpCitizens } from '../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto } from '../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let counter: Counter
let engine: SharedEngine
let screen: Screen
let underWay = 0
let mostUnderWay = 0
const people = madeUpCitizens(8)

const { getContext, toBlob } = HTMLCanvasElement.prototype
const canvas = { getContext, toBlob }
const { createObjectURL, revokeObjectURL } = URL
const addresses = { createObjectURL, revokeObjectURL }

/** The camera, the canvas and the voice belong to the browser; jsdom has none. */
async function aBrowserWithCamera(): Promise<void> {
  const film = await citizenPhoto()
  const track = { stop: () => undefined, addEventListener: () => undefined }
  const stream = { getTracks: () => [track], getVideoTracks: () => [track] }
  const deaf = { addEventListener: () => undefined, removeEventListener: () => undefined }
  const camera = { kind: 'videoinput' }
  Object.assign(navigator, { mediaDevices: { ...deaf, getUserMedia: async () => stream, enumerateDevices: async () => [camera] } })
  Object.defineProperties(HTMLVideoElement.prototype, {
    videoWidth: { get: () => 1280, configurable: true },
    videoHeight: { get: () => 720, configurable: true },
  })
  Object.assign(HTMLCanvasElement.prototype, {
    getContext: () => ({ drawImage: () => undefined }),
    toBlob: (answer: (blob: unknown) => void) => answer({ arrayBuffer: async () => new Uint8Array(film).buffer }),
  })
  Object.assign(URL, { createObjectURL: () => 'blob:picture', revokeObjectURL: () => undefined })
}

/** The next file's page runs in the same worker, and its counter has no camera. */
function takeBrowserAway(): void {
  for (const name of ['speechSynthesis', 'SpeechSynthesisUtterance']) Reflect.deleteProperty(globalThis, name)
  Reflect.deleteProperty(navigator, 'mediaDevices')
  for (const name of ['videoWidth', 'videoHeight']) Reflect.deleteProperty(HTMLVideoElement.prototype, name)
  Object.assign(HTMLCanvasElement.prototype, canvas)
  Object.assign(URL, addresses)
}

beforeAll(async () => {
  await aBrowserWithCamera()
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
})
beforeEach(async () => {
  const { id } = await filled(await counter.teller(), people.pop())
  underWay = 0
  mostUnderWay = 0
  screen = await aScreen(counter, {
    'photo.look': async (input: never) => {
      underWay += 1
      mostUnderWay = Math.max(mostUnderWay, underWay)
      const reply = await counter.send(screen.seat, 'photo.look', input)
      underWay -= 1
      return reply
    },
  })
  await screen.signIn('2')
  window.location.hash = `#case=${id}`
  await screen.until(() => expect(document.querySelector('.stage')).not.toBeNull())
})
afterEach(async () => {
  await screen.leave()
  Reflect.deleteProperty(globalThis, 'speechSynthesis')
})
afterAll(async () => {
  takeBrowserAway()
  await counter.end()
  await engine.end()
})

const looks = () => screen.sent.filter(({ name }) => name === 'photo.look').length
const shots = () => screen.sent.filter(({ name }) => name === 'photo.capture')
const keyText = (press: string) => document.querySelector(`[aria-keyshortcuts="${press}"]`)?.textContent ?? ''
const rate = () => document.querySelector('.light-rate')?.textContent

test('a person who sits well is told to stay, and five frames are sent without a key', async () => {
  await screen.see(hintText.stay)
  expect(document.querySelectorAll('.coach-light.good')).toHaveLength(9)
  await screen.see('照片合格，可以使用')
  expect(shots()).toHaveLength(1)
  expect(shots()[0]?.input).toMatchObject({ source: 'preview', images: { length: 5 } })
  expect(mostUnderWay).toBe(1)
})

test('the shutter can be put in the teller’s hand, and stays there on the next screen', async () => {
  await screen.press('a')
  expect(keyText('A')).toContain(coachText.auto.off)
  await screen.see(coachText.ready)
  await screen.press('Escape')
  await screen.until(() => expect(document.querySelector('.stage')).toBeNull())
  await screen.press('F9')
  await screen.see(coachText.ready)
  expect(keyText('A')).toContain(coachText.auto.off)
  expect(shots()).toEqual([])
  await screen.press('Space')
  await screen.see('照片合格，可以使用')
})

test('nobody is looked at behind a dialog or the lock', async () => {
  await screen.press('a')
  await screen.until(() => expect(rate()).not.toBe(''))
  await screen.press('F8')
  await screen.until(() => expect(rate()).toBe(''))
  await screen.until(() => expect(underWay).toBe(0))
  const before = looks()
  await screen.see(tellerText.photo.cameras.title)
  expect(looks()).toBe(before)
  await screen.press('Escape')
  await screen.until(() => expect(looks()).toBeGreaterThan(before))
  await screen.press('F12')
  await screen.until(() => expect(rate()).toBe(''))
})

test('without a Chinese voice the key says so and does nothing', () => {
  expect(keyText('S')).toContain(coachText.spoken.none)
  expect(screen.keys()).not.toContain('S')
})

/** A machine with a Chinese voice, which notes what it is told to say. */
function withVoice(): string[] {
  const said: string[] = []
  const voice = { lang: 'zh-CN', localService: true }
  Object.assign(globalThis, {
    SpeechSynthesisUtterance: class extends EventTarget {
      readonly text: string
      constructor(text: string) {
        super()
        this.text = text
      }
    },
    speechSynthesis: {
      getVoices: () => [voice],
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      cancel: () => undefined,
      speak: ({ text }: { text: string }) => said.push(text),
    },
  })
  return said
}

test('with a Chinese voice the hints are spoken once it is switched on', async () => {
  await screen.press('a')
  await screen.see(coachText.ready)
  const said = withVoice()
  await screen.press('Escape')
  await screen.until(() => expect(document.querySelector('.stage')).toBeNull())
  await screen.press('F9')
  await screen.see(coachText.ready)
  expect(keyText('S')).toContain(coachText.spoken.off)
  expect(said).toEqual([])
  await screen.press('s')
  await screen.until(() => expect(said).toEqual([coachText.ready]))
})

test('the comparing view lays raw, finished and enlarged pictures side by side', async () => {
  await screen.see('照片合格，可以使用')
  await screen.press('c')
  await screen.see(tellerText.photo.nothingOlder)
  await screen.until(() => expect(document.querySelectorAll('.compare .guide-lines')).toHaveLength(2))
  expect(screen.text()).toContain(tellerText.photo.enlarged)
  await screen.press('Enter')
  await screen.gone(tellerText.photo.nothingOlder)
})
