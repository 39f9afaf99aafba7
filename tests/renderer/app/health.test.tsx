/** One key from any desk: how everything the counter stands on is, what to do about it, and the bundle for help from afar. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ok } from '../../../shared/result.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let counter: Counter
let screen: Screen
beforeAll(async () => {
  counter = await aCounter()
})
afterEach(() => screen.leave())
afterAll(() => counter.end())

const rows = () => [...document.querySelectorAll('.health tr')].map(row => row.textContent)

test('a teller sees the worst first, each with its sentence, and saves the bundle', async () => {
  let saved = 0
  screen = await aScreen(counter, {
    'support.save': () => {
      saved += 1
      return ok({ saved: true })
    },
  })
  await screen.signIn('2')
  await screen.press('Alt+Y')
  await screen.until(() => expect(rows()).toHaveLength(9))
  // jsdom has no camera, and the practice store no copy yet.
  expect(rows()[0]).toBe('相机没有找到接好相机；在此之前从文件或手机取照片。')
  expect(rows().some(row => row?.startsWith('读卡器没有选定'))).toBe(true)
  expect(screen.text()).not.toContain('设备记录')
  await screen.press('F7')
  await screen.see('已存好技术支持包')
  expect(saved).toBe(1)
})

test('a manager sees what happened to the devices; a printer that was chosen is asked', async () => {
  const manager = await counter.seated('zhuguan', '03')
  await manager.call('device.pin', { purpose: 'slip', device: { id: 'tcp:127.0.0.1:9', name: '127.0.0.1:9' } })
  await manager.call('device.note', { purpose: 'reader', reason: 'no-answer' })
  await manager.call('session.signOut', {})
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('Alt+Y')
  await screen.see('没有响应')
  await screen.until(() => expect(rows()[0]).toBe('小票打印机连不上检查打印机的电源和连接线。'))
})

test('in practice a trainer takes the paper out of the printer, and the counter says so until it is put back', async () => {
  const manager = await counter.seated('zhuguan', '03')
  await manager.call('device.pin', { purpose: 'slip', device: { id: 'simulated-printer', name: 'p' } })
  await manager.call('session.signOut', {})
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.press('Alt+Y')
  await screen.until(() => expect(rows().some(row => row?.startsWith('小票打印机可以打印'))).toBe(true))
  await screen.press('F6')
  await screen.see('小票打印机 · 缺纸')
  const above = [...document.querySelectorAll('[role=option]')].findIndex(row => row.textContent?.startsWith('小票打印机 · 缺纸'))
  for (let step = 0; step < above; step += 1) await screen.press('ArrowDown')
  await screen.press('Enter')
  await screen.see('小票打印机 · 缺纸（正在模拟）')
  await screen.press('Escape')
  await screen.until(() => expect(rows()[0]).toMatch(/^小票打印机缺纸装好纸卷/))
  await screen.press('F6', 'F8')
  await screen.gone('正在模拟')
  await screen.press('Escape')
  await screen.until(() => expect(rows().some(row => row?.startsWith('小票打印机可以打印'))).toBe(true))
})
