/** The manager brings a merged branch's register in by keys, finds a line of it, and looks at it with a reason. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let counter: Counter
let screen: Screen
let folder: string
const number = '440106195103070014'
beforeAll(async () => {
  counter = await aCounter()
  folder = await mkdtemp(join(tmpdir(), 'merged-room-'))
  const path = join(folder, 'list.csv')
  await writeFile(path, `受理编号,办卡人,证件号码,窗口\nCX-0001,周演练,${number},3号\nCX-0002,吴演练,,4号\n`)
  const manager = await counter.manager()
  const answer = await counter.send(manager.number, 'merged.take', { path }, 'dialog')
  expect(answer.ok).toBe(true)
})
afterEach(() => screen.leave())
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await counter.end()
})

test('says what the columns are, brings the register in and looks at a line', async () => {
  screen = await aScreen(counter)
  await screen.signIn('5')
  await screen.press('Alt+O')
  await screen.see('对照各列')
  await screen.type('城西网点')
  await screen.press('Enter')
  await screen.type('cx')
  await screen.press('F9')
  // The name stands under a heading nobody knows: the table asks for it.
  await screen.see('必须有')
  await screen.press('ArrowDown', 'F4')
  await screen.see('“姓名”在文件里是哪一列')
  await screen.press('ArrowUp', 'ArrowUp', 'ArrowUp', 'Enter')
  await screen.press('F9')
  await screen.see('已并入 2 笔业务。')
  await screen.see('城西网点')
  await screen.type(number)
  await screen.press('Enter')
  await screen.see('周**')
  expect(screen.text()).not.toContain(number)
  await screen.press('F4')
  await screen.see('看 CX-0001 的原台账一行')
  await screen.press('1', 'F9')
  await screen.see(number)
  await screen.see('3号')
})

test('whoever searches at a desk sees apart what a merged branch did', async () => {
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.press('Ctrl+K')
  await screen.see('查找业务')
  await screen.type(number)
  await screen.press('Enter')
  await screen.see('并入网点的台账（只供查阅）')
  await screen.see('CX-0001')
})
