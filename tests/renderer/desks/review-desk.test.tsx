/** The second person: the whole case on one page, approved, returned or rejected by keys, never one's own. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type KeyRest, restMs } from '../../../renderer/kit/key-store.ts'
import { checkIds } from '../../../shared/photo/verdict.ts'
import * as cases from '../../support/a-case.ts'
import { aCounter, type Counter, root } from '../../support/a-counter.ts'
import { pretendPictures } from '../../support/a-pen.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let engine: SharedEngine
let counter: Counter
let screen: Screen
beforeAll(async () => {
  pretendPictures()
  engine = await aSharedEngine()
})
beforeEach(async () => {
  counter = await aCounter({ photos: engine })
})
afterEach(async () => {
  await screen.leave()
  await counter.end()
})
afterAll(() => engine.end())

async function atReview(rest?: KeyRest): Promise<void> {
  screen = await aScreen(counter, {}, rest)
  await screen.signIn('3')
}
const mayDecide = () => screen.until(() => expect(screen.keys()).toEqual(expect.arrayContaining(['R', 'F9'])))
const stateOf = async (caseId: string) => {
  const rows = await (await counter.manager()).call('case.find', { which: 'all', text: '' })
  return rows.find(row => row.id === caseId)?.state
}

test('nothing to review is said calmly', async () => {
  await atReview()
  await screen.see('没有待复核的业务')
  expect(screen.keys()).not.toContain('F9')
})

test('the page shows who it is, what was told and agreed, that the checks passed, and the form in words', async () => {
  await cases.submitted(await counter.teller())
  await atReview()
  await screen.see('1101 0519 4912 3100 2X')
  for (const shown of ['张演练', '1949-12-31', '76 周岁', '相貌与卡面照片明显不同', '已逐项告知 7 项', '照片采集单独同意', '20.00 元']) {
    expect(screen.text()).toContain(shown)
  }
  expect(screen.text()).toContain(`照片合格，可以使用 ${checkIds.length} 项通过`)
  await screen.see(/民族汉族/)
  expect(screen.text()).toContain('没有旧照片可比')
})

/** A smiling face from a small picture: refused, flagged, and spoken for by a second person. */
async function submittedWithFlags(): Promise<void> {
  const teller = await counter.teller()
  const { id } = await cases.filled(teller)
  const image = new Uint8Array(await readFile(join(root, 'tests', 'fixtures', 'faces', 'astronaut.png')))
  const { revision } = await cases.chosen(teller, await teller.call('photo.capture', { caseId: id, source: 'file', images: [image] }))
  const confirmed = await teller.call('confirm.sign', { caseId: id, revision, signature: cases.signature })
  await teller.call('case.submit', { caseId: id, revision: confirmed.revision })
}

test('what the checks held against a picture stands beside the words of those who used it all the same', async () => {
  await submittedWithFlags()
  await atReview()
  await screen.see('周明同意使用：演练用照片，已核对')
  expect(screen.text()).toMatch(/嘴唇闭合不合格/)
  expect(screen.text()).toContain('经办：本人确认无误')
  expect(screen.text()).not.toMatch(/\d（[<>]/)
  await mayDecide()
  await screen.press('V')
  await screen.see(/\d（[<>]/)
})

test('the oldest comes first; approved, the next one stands there, but not for the same press of the key', async () => {
  const first = await cases.submitted(await counter.teller())
  counter.clock.advance(60_000)
  const second = await cases.submitted(await counter.teller(), cases.otherCitizen)
  // The hand's own clock, so that the third press follows at once however busy the machine is.
  let now = 0
  await atReview({ now: () => now })
  await screen.see('张演练')
  await screen.until(() => {
    now += restMs
    expect(screen.keys()).toEqual(expect.arrayContaining(['R', 'F9']))
  })
  await screen.press('A', 'A', 'F9')
  await screen.see(`${first.number} 已通过，转收费。`)
  expect(screen.text()).not.toContain('其他同事')
  await screen.see('李演练')
  expect(await stateOf(second.id)).toBe('submitted')
  expect(await stateOf(first.id)).toBe('approved')
})

test('a case goes back only with a reason that says what to mend', async () => {
  const { id, number } = await cases.submitted(await counter.teller())
  await atReview()
  await mayDecide()
  await screen.press('R')
  await screen.see('勾出要改的地方')
  await screen.press('F9')
  await screen.see('请至少勾选一处')
  await screen.press('4')
  await screen.see('经办重拍照片')
  expect(screen.focus()).toBe('fault.photo.')
  await screen.press('2', 'F9')
  await screen.see(`${number} 已退回经办。`)
  const view = await (await counter.teller()).call('case.view', { caseId: id })
  expect(view.reviews).toMatchObject([{ decision: 'returned', reason: 'photo', note: '照片不合格，请重拍' }])
  expect(view.sentBack?.faults).toEqual([{ part: 'photo', what: checkIds[0] }])
})

test('a rejection ends the case, with its reason', async () => {
  const { id, number } = await cases.submitted(await counter.teller())
  await atReview()
  await mayDecide()
  await screen.press('X', '2', 'F9')
  await screen.see(`${number} 复核不通过，已结束。`)
  expect(await stateOf(id)).toBe('rejected')
})

test('one cannot review a case of one’s own, and the page says why', async () => {
  const manager = await counter.manager()
  await manager.call('operator.add', { login: 'shuang', name: '双岗', roles: ['teller', 'reviewer'], password: 'yanlian1' })
  const { id } = await cases.submitted(await counter.seated('shuang'))
  screen = await aScreen(counter)
  await screen.see('演练用户')
  await screen.goTo('login')
  for (const typed of ['shuang', 'yanlian1', '03']) {
    await screen.type(typed)
    await screen.press('Enter')
  }
  await screen.see('退出登录')
  await screen.press('Ctrl+2')
  await screen.see('须由另一位同事复核')
  expect(screen.text()).toContain('本人经办')
  await screen.press('A', 'F9')
  expect(screen.sent.some(({ name }) => name === 'review.approve')).toBe(false)
  expect(await stateOf(id)).toBe('submitted')
})

test('a case decided by someone else is taken away with a word, and no other is put in its place', async () => {
  const { id, revision } = await cases.submitted(await counter.teller())
  counter.clock.advance(60_000)
  await cases.submitted(await counter.teller(), cases.otherCitizen)
  await atReview()
  await screen.see('张演练')
  await mayDecide()
  await (await counter.reviewer()).call('review.approve', { caseId: id, revision })
  await screen.press('A')
  await screen.see('这件刚由其他同事处理')
  expect(screen.text()).not.toContain('李演练')
  await screen.press('N')
  await screen.see('李演练')
})

test('an approval is taken back with one key while nothing has come of it, and the case lies there again', async () => {
  const view = await cases.submitted(await counter.teller())
  await atReview()
  await mayDecide()
  await screen.press('F9')
  await screen.see(`撤销：${view.number} 的通过`)
  expect(await stateOf(view.id)).toBe('approved')
  await screen.press('Alt+z')
  await screen.see(`${view.number} 的通过已撤回，仍待复核`)
  expect(await stateOf(view.id)).toBe('submitted')
  await mayDecide()
})

test('several are walked one by one, ticked with one key, and approved together; one that was not ticked stays', async () => {
  const teller = await counter.teller()
  const people = cases.madeUpCitizens(3)
  const views = []
  for (const person of people) views.push(await cases.submitted(teller, person))
  await atReview()
  await mayDecide()
  await screen.press('F7')
  await screen.see('批量复核 1/3')
  const ready = () => screen.until(() => expect(screen.text()).toContain('无误按空格勾选'))
  await ready()
  await screen.press('Space')
  await screen.see('批量复核 2/3')
  await ready()
  await screen.press('N')
  await screen.see('批量复核 3/3')
  await ready()
  await screen.press('Space')
  await screen.see('通过勾选的 2 件')
  await screen.press('F9')
  await screen.see('已通过 2 件')
  expect(await Promise.all(views.map(({ id }) => stateOf(id)))).toEqual(['approved', 'submitted', 'approved'])
})

test('a case a colleague has before them is marked, and no key decides it', async () => {
  const view = await cases.submitted(await counter.teller())
  const other = await counter.hired('fuhe2', ['reviewer'])
  await other.call('review.take', { caseId: view.id })
  await atReview()
  await screen.see('复核中：fuhe2')
  await screen.see('fuhe2正在复核这一件')
  expect(screen.keys()).not.toContain('F9')
  await other.call('review.release', { caseId: view.id })
  await screen.hear()
  await mayDecide()
})
