/** The cards desk: what waits in which state, found by scanning, opened by Enter, carried on by keys. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as cases from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { pretendPictures } from '../../support/a-pen.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let engine: SharedEngine
let counter: Counter
let screen: Screen
beforeAll(async () => {
  pretendPictures()
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  await cases.approved(counter)
  await cases.atBranch(counter, cases.otherCitizen)
})
afterEach(() => screen.leave())
afterAll(async () => {
  await counter.end()
  await engine.end()
})

const board = () => [...document.querySelectorAll('.lane')].map(lane => lane.textContent)

test('the board counts every state and says how long the oldest has waited', async () => {
  counter.clock.advance(3 * 3_600_000)
  screen = await aScreen(counter)
  await screen.signIn('4')
  await screen.see(/待收费1最久 3 小时/)
  expect(board()).toEqual([
    '1待收费1最久 3 小时',
    '2待送制0',
    '3制卡中0',
    '4制卡失败0',
    '5市行签收0',
    '6待领卡1最久 3 小时',
    '7已通知领卡0',
    '8领卡中0',
    '9逾期未领0',
    '0回退封存0',
    '-转送他网点0',
    '=邮寄中0',
  ])
})

test('a digit turns to a state; an empty one says so', async () => {
  screen = await aScreen(counter)
  await screen.signIn('4')
  await screen.see('张**')
  await screen.press('3')
  await screen.see('没有“制卡中”的业务')
  await screen.press('6')
  await screen.see('李**')
  expect(screen.text()).not.toContain('李演练')
})

test('a scanned case number opens its case, and Esc stands on the same list again', async () => {
  screen = await aScreen(counter)
  await screen.signIn('4')
  await screen.see('张**')
  await screen.press('6', 'F3')
  await screen.type('YL01-20260309-9999')
  await screen.see('按回车在全部业务中查找')
  await screen.press('Enter')
  await screen.see('没有相符的业务')
  expect(screen.focus()).toBe('find')
  await screen.type('YL01-20260309-0002')
  await screen.press('Enter')
  await screen.see('还没有预约')
  await screen.press('Escape')
  await screen.see('李**')
  expect(screen.text()).not.toContain('张**')
})

test('a slip scanned while another lane is open finds its card there, by number, document and name', async () => {
  screen = await aScreen(counter)
  await screen.signIn('4')
  await screen.see('张**')
  const { name, number } = cases.otherCitizen
  for (const scanned of ['YL01-20260309-0002', number, `${name}${number.slice(-4)}`]) {
    await screen.press('1')
    await screen.see('张**')
    await screen.press('F3')
    await screen.type(scanned)
    await screen.press('Enter')
    await screen.see('还没有预约')
    await screen.press('Escape')
    await screen.see('李**')
  }
})

test('Esc empties the search and stands in the list again', async () => {
  screen = await aScreen(counter)
  await screen.signIn('4')
  await screen.see('张**')
  await screen.press('F3')
  await screen.type('8888888')
  await screen.gone('张**')
  await screen.press('Escape')
  await screen.see('张**')
  expect(screen.focus()).toBeNull()
})

test('from any desk a number opens its case where the person may act; a case of another desk says where it stands', async () => {
  screen = await aScreen(counter)
  await screen.signIn('4')
  await screen.see('张**')
  await screen.press('Ctrl+K')
  await screen.see('号码须录入完整')
  await screen.type('YL01-20260309-0002')
  await screen.press('Enter')
  await screen.see('还没有预约')
  await screen.leave()
  screen = await aScreen(counter)
  await screen.signIn('3')
  await screen.see('复核')
  await screen.press('Ctrl+K')
  await screen.see('号码须录入完整')
  await screen.type('YL01-20260309-0002')
  await screen.press('Enter')
  await screen.see('不在您的岗位办理')
  expect(screen.text()).toContain('李**')
  expect(screen.text()).not.toContain(cases.otherCitizen.name)
})

test('whoever sits down after a reviewer stands on the own board, not on the case that was open there', async () => {
  screen = await aScreen(counter)
  const [row] = await (await counter.cards()).call('case.find', { which: 'fee', text: '' })
  window.location.hash = `#desk=review&case=${row?.id}`
  window.dispatchEvent(new HashChangeEvent('hashchange'))
  await screen.signIn('4')
  await screen.see('张**')
  expect(screen.text()).toContain('待收费')
  expect(screen.text()).not.toContain('不在本台办理')
  await screen.press('Enter')
  await screen.see('应收')
  expect(window.location.hash).toContain('desk=cards')
})

test('a case carried on by another window is shown as it is now, with a word', async () => {
  screen = await aScreen(counter)
  await screen.signIn('4')
  await screen.see('张**')
  await screen.press('Enter')
  await screen.see('应收')
  const other = await counter.cards()
  const [row] = await other.call('case.find', { which: 'fee', text: '' })
  if (!row) throw new Error('no case waits for its fee')
  await other.call('fee.waive', { caseId: row.id, revision: row.revision, reason: 'own-fault', note: '' })
  await screen.press('F9')
  await screen.see('这笔业务已转到“待送制”，以下是最新内容。')
  await screen.see('已减免：采集或制作有误')
})

test('after the hand-over the desk stands at the list the card lay in, also when the case was open from the start', async () => {
  const cards = await counter.cards()
  const [row] = await cards.call('case.find', { which: 'pickup', text: '' })
  if (!row) throw new Error('no card waits')
  screen = await aScreen(counter)
  window.location.hash = `#desk=cards&case=${row.id}`
  window.dispatchEvent(new HashChangeEvent('hashchange'))
  await screen.signIn('4')
  await screen.see('还没有预约')
  const { docType, number } = cases.otherCitizen
  const same = { faceSame: true, nameSame: true, cardPhotoSame: true }
  const verified = await cards.call('handover.verify', { caseId: row.id, revision: row.revision, docType, number, ...same })
  const told = { oldCard: 'collected', toldEnable: true, toldBank: true, signature: cases.signature } as const
  await cards.call('handover.complete', { caseId: row.id, revision: verified.revision, ...told })
  await screen.hear()
  await screen.see('新卡已交给客户')
  await screen.press('Escape')
  await screen.see('没有“待领卡”的业务')
})
