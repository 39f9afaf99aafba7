/** The rooms of the ways by files and by hand, worked by keys: folders, a batch from the cards desk, a case typed into another system. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { referenceMark } from '../../../shared/centre/manifest.ts'
import { practiceBirth } from '../../../shared/practice.ts'
import * as cases from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'
import { aResourcesFolder } from '../../support/a-resources-folder.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let engine: SharedEngine
let folder: string
let screen: Screen
const ended: (() => Promise<void>)[] = []

beforeAll(async () => {
  engine = await aSharedEngine()
  folder = await mkdtemp(join(tmpdir(), 'centre-ways-'))
  await writeFile(join(folder, referenceMark), '{}')
})
afterEach(async () => {
  await screen.leave()
  for (const end of ended.splice(0).reverse()) await end()
})
afterAll(async () => {
  await engine.end()
  await rm(folder, { recursive: true, force: true })
})

async function aBranch(handover: object): Promise<Counter> {
  const resources = await aResourcesFolder(practiceBirth.profile, { handover: { picture: 'number', ...handover } })
  ended.push(resources.end)
  const counter = await aCounter({ photos: engine, options: { resourcesFolder: resources.path } })
  ended.push(() => counter.end())
  return counter
}
/** What the shell does once a person picked the folder in its dialog. */
const pickedBy = (counter: Counter) => async (which: 'hand' | 'batch' | 'results') => {
  const manager = await counter.manager()
  return counter.send(manager.number, 'centre.setFolder', { which, path: folder }, 'dialog')
}

test('the manager names the folders, and the cards desk makes a batch by one key and sees it', async () => {
  const counter = await aBranch({ way: 'batch', fields: ['docNumber', 'name'] })
  const one = await cases.paid(counter)
  const pick = pickedBy(counter)
  screen = await aScreen(counter, {
    'centre.pickFolder': async ({ which }: { which: 'batch' | 'results' }) => {
      await pick(which)
      return { ok: true, value: { picked: true } }
    },
  })
  await screen.signIn('5')
  await screen.press('Ctrl+H')
  await screen.see('批量文件')
  await screen.see('没有设置')
  await screen.press('F10')
  await screen.see('文件夹已设置。')
  await screen.hear()
  await screen.see(folder)
  await screen.leave()
  screen = await aScreen(counter)
  await screen.signIn('4')
  await screen.press('F2')
  await screen.press('F9')
  await screen.see('已编批并写出 1 笔业务。')
  await screen.hear()
  await screen.see('未回执')
  await screen.press('Escape')
  await screen.see(one.number.slice(-4))
  await screen.press('Enter')
  await screen.see('已编入批量文件')
})

test('by hand: one key lays the picture out, one key copies each field in its order, the receipt ends it', async () => {
  const counter = await aBranch({ way: 'hand', fields: ['docNumber', 'remark', 'name'] })
  const one = await cases.paid(counter)
  await pickedBy(counter)('hand')
  const clipboard: string[] = []
  screen = await aScreen(counter, {
    'centre.copyField': ({ field }: { field: string }) => {
      clipboard.push(field)
      return { ok: true, value: {} }
    },
    'centre.emptyClipboard': () => {
      clipboard.push('empty')
      return { ok: true, value: {} }
    },
  })
  const pictures = async () => (await readdir(folder)).filter(name => name.endsWith('.jpg'))
  await screen.signIn('4')
  await screen.see(one.number.slice(-4))
  await screen.press('Enter')
  await screen.see('请卡管人员录入')
  await screen.press('F4')
  await screen.see(`照片将以 ${one.identity.number}.jpg 放入递交文件夹`)
  await screen.press('Enter')
  await screen.see('制卡系统的回执号')
  expect(await pictures()).toEqual([`${one.identity.number}.jpg`])
  await screen.see('未填写，不用录入：备注')
  await screen.press('F9')
  await screen.see('复制：姓名')
  await screen.press('F9')
  await screen.see('各项都已复制')
  await screen.press('F7')
  await screen.until(() => expect(clipboard).toHaveLength(3))
  await screen.type('x')
  await screen.press('Enter')
  await screen.see('请填写至少 3 位的回执号')
  await screen.type('REF-2026-001')
  await screen.press('Enter')
  await screen.hear()
  await screen.see('制卡中心已于')
  // The case says it as soon as it is so; the dialog goes, and empties the clipboard, when it has its answer.
  await screen.until(() => expect(clipboard).toEqual(['docNumber', 'name', 'name', 'empty']))
  expect(await pictures()).toEqual([])

  const two = await cases.paid(counter, cases.otherCitizen)
  await screen.press('Escape')
  await screen.see(two.number.slice(-4))
  await screen.press('ArrowDown')
  await screen.press('Enter')
  await screen.see('请卡管人员录入')
  await screen.press('F4')
  await screen.press('Enter')
  await screen.see('制卡系统的回执号')
  await screen.type('REF-2026-001')
  await screen.press('Enter')
  await screen.see(`业务 ${one.number} 已经登记了这个回执号`)
  await screen.press('F8')
  await screen.hear()
  await screen.see('制卡中心已于')
})
