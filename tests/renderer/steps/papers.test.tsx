/** Copies of papers at the business step, by keys: with the practice document camera, with a scanned file, looked at by the second person. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { opened } from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'
import { aSheetOnATable, seenAt } from '../../support/a-sheet.ts'

let counter: Counter
let screen: Screen
beforeAll(async () => {
  counter = await aCounter()
  await opened(await counter.teller())
})
beforeEach(async () => {
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.see('张**')
  await screen.press('F5', 'Enter')
  await screen.see('逐项告知客户')
})
afterEach(() => screen.leave())
afterAll(() => counter.end())

const dialog = () => document.querySelector('[role=dialog]')?.textContent ?? ''

test('which papers are asked for depends on the reason, so that comes first', async () => {
  await screen.press('F8')
  await screen.see('请先选办理原因，再拍材料')
  expect(screen.focus()).toBe('reason')
})

test('a counter without a document camera is told how to go on, and only what is handed in can be copied', async () => {
  await screen.press('2', 'F8')
  await screen.see('本窗口没有选定高拍仪')
  expect(dialog()).toContain('按 F7 选扫描件')
  expect(dialog()).not.toContain('近期白底证件照')
  await screen.press('Escape')
  await screen.gone('留存材料复印件')
})

test('a lens is chosen once; each F9 takes the next page, one is taken again, one removed', async () => {
  await screen.press('2', 'F8')
  await screen.see('本窗口没有选定高拍仪')
  await screen.press('F8')
  await screen.see('演练高拍仪主镜头')
  await screen.press('Enter')
  await screen.see('没有实时画面，按 F9 拍')
  await screen.press('F9')
  await screen.see('第 1 页')
  await screen.until(() => expect(dialog()).toContain('纸边已找到并拉正'))
  await screen.press('F9')
  await screen.see('2 页')
  await screen.press('F6')
  await screen.until(() => expect(screen.sent.filter(({ name }) => name === 'paper.shoot')).toHaveLength(3))
  await screen.until(() => expect(dialog()).not.toContain('正在找纸边'))
  expect(dialog()).toContain('2 页')
  await screen.press('F10')
  await screen.see('1 页')
  await screen.press('Escape')
  await screen.gone('留存材料复印件')
  // The list of papers says what is kept of each.
  await screen.see('复印件 1 页')
})

test('a scanned file that is dropped on the window becomes a page; what is none is refused in one sentence', async () => {
  await screen.press('2', 'F8')
  await screen.see('留存材料复印件')
  const drop = async (bytes: Uint8Array, name: string, type: string) => {
    const file = new File([new Uint8Array(bytes)], name, { type })
    const dropped = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
      dataTransfer: { files: [file], types: ['Files'] },
    })
    window.dispatchEvent(dropped)
  }
  await drop(await aSheetOnATable({ corners: seenAt({ turn: 5, tilt: 12 }) }), 'scan.jpg', 'image/jpeg')
  await screen.until(() => expect(screen.sent.filter(({ name }) => name === 'paper.add')).toHaveLength(1))
  await screen.see('2 页')
  await drop(new TextEncoder().encode('%PDF-1.7\n'.repeat(30)), 'scan.jpg', 'image/jpeg')
  await screen.see('请在扫描软件里改存为 JPEG 或 PNG')
  await drop(new Uint8Array(61_000_000), 'huge.jpg', 'image/jpeg')
  await screen.see('图片太大')
  expect(screen.sent.filter(({ name }) => name === 'paper.add')).toHaveLength(2)
})
