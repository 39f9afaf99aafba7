/** A desk on its own as its page shows it: what is paused, what may be handed over, and what came back and needs a word. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Out } from '../../../shared/ipc/contract.ts'
import { ok } from '../../../shared/result.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { pretendPictures } from '../../support/a-pen.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let counter: Counter
let screen: Screen
beforeAll(async () => {
  pretendPictures()
  counter = await aCounter()
})
afterEach(() => screen.leave())
afterAll(() => counter.end())

const quiet: Out<'emergency.view'> = {
  ...{ state: 'ready', from: null, since: null, mark: null, by: null, ending: false },
  ...{ handed: 0, left: 0, cards: 0, open: 0, conflicts: 0 },
}
const alone = { ...quiet, state: 'on', since: '2026-03-09T06:18:00.000Z', mark: 'Y3', by: '周明', cards: 12 } as const
const keysShown = () =>
  [...document.querySelectorAll<HTMLButtonElement>('button')].flatMap(button =>
    /（暂停）/.test(button.textContent ?? '') ? [[button.textContent?.replace(/^\S*?(?=[\u4e00-\u9fff])/, ''), button.disabled]] : [],
  )

test('a desk on its own says what it may do, and its keys for the rest are grey', async () => {
  screen = await aScreen(counter, { 'emergency.view': () => ok(alone), 'line.view': () => ok({ state: 'gone', since: alone.since }) })
  await screen.signIn('2')
  await screen.see('可发随带清单里的 12 张卡')
  await screen.see('线上申请（暂停）')
  expect(keysShown().every(([, off]) => off)).toBe(true)
  expect(keysShown().map(([label]) => label)).toEqual(expect.arrayContaining(['线上申请（暂停）']))
  await screen.press('F7')
  await screen.see('下一位')
})

test('a hand-over that the branch knows otherwise stands beside the case, with what to do', async () => {
  const piece: Out<'emergency.list'>['pieces'][number] = {
    ...{ id: '01JZZZZZZZZZZZZZZZZZZZZZZZ', kind: 'hand-over', number: 'YZ01-20260301-0007', state: 'conflict', desk: '3号窗' },
    ...{ maskedName: '李**', item: 'REPLACE_PHOTO', maker: '王敏', receivedAt: '2026-03-09T07:00:00.000Z', caseId: null, caseNumber: null },
    ...{ refusal: 'WRONG_STATE', reason: null },
    against: { caseId: '01JZZZZZZZZZZZZZZZZZZZZZZY' as never, number: 'YZ01-20260301-0007', item: 'REPLACE_PHOTO', state: 'make-failed' },
  }
  screen = await aScreen(counter, {
    'emergency.view': () => ok(quiet),
    'line.view': () => ok({ state: 'up', since: null }),
    'emergency.list': () => ok({ afterMinutes: 10, carriesCards: true, pieces: [piece] }),
  })
  await screen.signIn('2')
  await screen.see('有 1 件应急业务')
  await screen.press('Alt+A')
  await screen.see(/发卡 · 换领·照片变更/)
  await screen.see('YZ01-20260301-0007 在网点现在是“制卡失败”，柜台应急时已把这张卡发出。')
  await screen.see('弄清卡在谁手里')
  await screen.press('F4')
  await screen.see('这一次应急发卡不再登记')
})
