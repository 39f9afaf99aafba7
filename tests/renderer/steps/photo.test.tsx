/** The photo step without a camera: what it says, a picture from a file, verdicts, looks, the second person. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { tellerLooks } from '../../../shared/photo/verdict.ts'
import { practicePassword } from '../../../shared/practice.ts'
import { filled } from '../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto, root } from '../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

/** The face of the fixtures smiles with open lips, so its picture is refused. */
const smilingFace = async () => new Uint8Array(await readFile(join(root, 'tests/fixtures/faces/astronaut.png')))

let counter: Counter
let engine: SharedEngine
let screen: Screen
beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  await filled(await counter.teller())
})
beforeEach(async () => {
  // jsdom shows no pictures; an address for bytes is all the page asks of it.
  Object.assign(URL, { createObjectURL: () => 'blob:picture', revokeObjectURL: () => undefined })
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.see('张**')
  await screen.press('F5', 'Enter')
  await screen.see('采集照片')
})
afterEach(() => screen.leave())
afterAll(async () => {
  await counter.end()
  await engine.end()
})

async function chooseFile(bytes: Uint8Array): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  const file = new File([new Uint8Array(bytes)], 'photo.jpg', { type: 'image/jpeg' })
  // jsdom has no file dialog, and its File cannot yet be read whole.
  Object.assign(file, { arrayBuffer: async () => new Uint8Array(bytes).buffer })
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true })
  input?.dispatchEvent(new Event('change', { bubbles: true }))
}

test('a counter without a camera says what to do, and offers the other ways', async () => {
  await screen.see('没有找到摄像头')
  expect(screen.text()).toContain('请检查连接线')
  expect(screen.keys()).toEqual(expect.arrayContaining(['F5', 'F6', 'F7', 'F8']))
  expect(screen.keys()).not.toContain('Space')
})

test('a file that is no picture is refused in one sentence and changes nothing', async () => {
  await screen.see('没有找到摄像头')
  await chooseFile(new TextEncoder().encode('this is no picture'))
  await screen.see('不是本机能读的图片')
  expect(screen.text()).toContain('没有找到摄像头')
})

/** A picture that was refused before stands there first. */
async function toCamera(): Promise<void> {
  await screen.see(/没有找到摄像头|照片不合格/)
  if (screen.text().includes('照片不合格')) await screen.press('F9')
  await screen.see('没有找到摄像头')
}

/** As the system tells of a file: `paste` or `drop`, and of what kind it says the file is. */
async function give(how: 'paste' | 'drop', bytes: Uint8Array, type: string, times = 1): Promise<boolean> {
  const file = new File([new Uint8Array(bytes)], 'photo', { type })
  Object.assign(file, { arrayBuffer: async () => new Uint8Array(bytes).buffer })
  const event = new Event(how, { bubbles: true, cancelable: true })
  const data = { files: Array.from({ length: times }, () => file), types: ['Files'] }
  Object.assign(event, { clipboardData: data, dataTransfer: data })
  window.dispatchEvent(event)
  return event.defaultPrevented
}

test.each(['paste', 'drop'] as const)('a picture comes by %s as from a file', async how => {
  await toCamera()
  await give(how, await smilingFace(), 'image/png')
  await screen.see('照片不合格，请按提示重拍')
  await screen.press('F9')
  await screen.see('没有找到摄像头')
})

test.each([
  ['a document', 'application/pdf', 1],
  ['two pictures at once', 'image/png', 2],
])('%s, dropped on the photo step, is said to be none and takes nothing', async (_what, type, times) => {
  await toCamera()
  expect(await give('drop', await smilingFace(), type, times)).toBe(true)
  await screen.see('拖入或粘贴的不是一张照片')
  expect(screen.sent.some(({ name }) => name === 'photo.capture')).toBe(false)
})

async function tickEveryLook(): Promise<void> {
  for (const look of tellerLooks) {
    await screen.goTo(`looks.${look}`)
    await screen.press('Space')
  }
}

const primary = () => document.querySelector('.bar-key.primary')?.textContent

test('a refused picture says what to tell the customer, and is simply taken again', async () => {
  await toCamera()
  await chooseFile(await smilingFace())
  await screen.see('照片不合格，请按提示重拍')
  expect(screen.text()).toContain('告诉客户：“请自然闭上嘴，不要露齿”')
  expect(primary()).toContain('重拍')
  await screen.press('F9')
  await screen.see('没有找到摄像头')
})

test('a second person may speak for a refused picture, after every look was ticked', async () => {
  await screen.see('照片不合格，请按提示重拍')
  await screen.press('F3', 'F9')
  for (const flag of document.querySelectorAll('[data-field^="flag."]')) {
    await screen.goTo(flag.getAttribute('data-field') ?? '')
    await screen.press('1')
  }
  await screen.press('F9')
  await screen.see('请逐项看过照片后勾选')
  await tickEveryLook()
  await screen.press('F9')
  await screen.see('同事的用户名')
  for (const typed of ['fuhe', practicePassword, '演练用照片，已核对']) {
    await screen.type(typed)
    await screen.press('Enter')
  }
  await screen.press('F9')
  await screen.see('请您核对')
})

test('a good picture needs only the looks, and the teller can see figures and lines', async () => {
  await screen.see('请您核对')
  await screen.press('Escape')
  await screen.see('照片不合格')
  await screen.press('F5')
  await screen.see('没有找到摄像头')
  await chooseFile(await citizenPhoto())
  await screen.see('照片合格，可以使用')
  await screen.press('V')
  await screen.see('193-221 px')
  await screen.press('L')
  await screen.until(() => expect(document.querySelectorAll('.guide-lines line').length).toBeGreaterThan(4))
  await screen.goTo('looks.likeness')
  await screen.press('Space', 'T')
  expect(document.querySelectorAll('[data-field^="looks."][aria-checked=true]')).toHaveLength(tellerLooks.length)
  expect(screen.keys()).not.toContain('T')
  await screen.press('F9')
  await screen.see('请您核对')
})
