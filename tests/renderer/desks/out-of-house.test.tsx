/** What goes out of the house, by keyboard: a card by post, a visit at home, a card of another province. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { practiceBirth, practicePassword } from '../../../shared/practice.ts'
import { citizen, contactDetails, madeUpCitizens, noticed } from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'
import { aSlipPress } from '../../support/a-slip-press.ts'
import { arrived, given, handedIn, inTheChair, told } from '../../support/an-item.ts'

let counter: Counter
let screen: Screen
const press = aSlipPress()
const people = madeUpCitizens(4)
beforeAll(async () => {
  counter = await aCounter({ options: { birth: { ...practiceBirth, profile: 'guangzhou' } } })
})
beforeEach(async () => {
  Object.assign(URL, { createObjectURL: () => 'blob:picture', revokeObjectURL: () => undefined })
  screen = await aScreen(counter, press.answers)
})
afterEach(() => screen.leave())
afterAll(() => counter.end())

/** A card in the drawer whose holder asked for the post. */
async function toPost() {
  const teller = await counter.teller()
  const view = await inTheChair(counter, teller, people.pop() ?? citizen, 'REPLACE_DAMAGED')
  await told(teller, view)
  await given(teller, view, 'REPLACE_DAMAGED')
  const draft = { ...contactDetails, pickupWay: 'mail', parcelAddr: '演练市示范区寄件路9号' }
  return arrived(counter, await handedIn(teller, await teller.call('form.complete', { caseId: view.id, draft })))
}

test('a card is posted from its own page, by two, and its paper is printed; in the list it comes back', async () => {
  const view = await toPost()
  await screen.signIn('4')
  window.location.hash = `#desk=cards&case=${view.id}`
  await screen.see('客户填单时选的是邮寄')
  await screen.press('Alt+m')
  await screen.see('可邮寄')
  // Whom it goes to is filled; the cursor stands at what only the waybill says.
  await screen.until(() => expect(screen.focus()).toBe('waybill'))
  await screen.press('F9')
  await screen.see('快递单号是6到32位字母或数字')
  await screen.type('ea123456789cn')
  await screen.goTo('login')
  await screen.type('zhuguan')
  await screen.goTo('password')
  await screen.type(practicePassword)
  await screen.press('F9')
  await screen.until(() => expect(press.printed.at(-1)).toMatchObject({ kind: 'parcel', caseId: view.id }))
  const cards = await counter.cards()
  expect(await cards.call('case.view', { caseId: view.id })).toMatchObject({ state: 'mailed' })
  const [parcel] = await cards.call('parcel.list', {})
  expect(parcel).toMatchObject({ waybill: 'EA123456789CN', ended: null })
})

test('a card in the post is found in the list of the cards desk and noted as back', async () => {
  await screen.signIn('4')
  await screen.see('邮寄的卡')
  await screen.press('Alt+m')
  await screen.see(/EA123456789CN.*在途/)
  await screen.press('F8')
  await screen.see('卡片回到格口')
  await screen.type('收件人不在')
  await screen.press('F9')
  await screen.see(/EA123456789CN.*已退回/)
})

test('the lobby takes down a visit at home, and the next key arranges it', async () => {
  await screen.signIn('1')
  await screen.press('Alt+v')
  await screen.see('没有登记')
  await screen.press('F2')
  await screen.see('登记上门服务')
  await screen.press('F9')
  await screen.see('请填写姓名')
  await screen.type('张练习')
  await screen.goTo('phone')
  await screen.type('13800000000')
  await screen.goTo('address')
  await screen.type('演练市示范区练习路2号')
  await screen.goTo('why')
  await screen.press('1')
  await screen.goTo('item')
  await screen.type('激活')
  await screen.until(() => expect(document.querySelector('[role=option]')?.textContent).toContain('激活'))
  await screen.press('Enter', 'F9')
  await screen.see(/待安排.*张\*\*.*年老走不动/)
  await screen.press('F9')
  await screen.see('约好日期和上门的两个人')
  await screen.goTo('goers')
  await screen.type('王敏、赵卡')
  await screen.press('F9')
  await screen.see('请填写今天或以后的日期')
  await screen.press('Escape', 'F7')
  await screen.see(/张练习.*13800000000.*演练市示范区练习路2号/)
})

test('a teller takes down a card of another province, and one of the own province is refused', async () => {
  await screen.signIn('2')
  await screen.press('Alt+v')
  await screen.press('F3')
  await screen.see('卡由发卡地管')
  await screen.type('李演示')
  await screen.goTo('phone')
  await screen.type('13800000001')
  const pick = async (name: string, words: string) => {
    await screen.goTo(name)
    await screen.type(words)
    await screen.until(() => expect(document.querySelector('[role=option]')?.textContent).toContain(words))
    await screen.press('Enter')
  }
  await pick('issuedIn', '深圳')
  await pick('item', '临时挂失')
  await screen.press('F9')
  await screen.see('发卡地就在本省')
  await pick('issuedIn', '长沙')
  await screen.press('F9')
  await screen.see(/待转出.*李\*\*/)
})

test('a teller prints the slip of a visit, ends it by the case that was entered of it, and opens that case with Enter', async () => {
  const teller = await counter.teller()
  const [guest] = madeUpCitizens(9).slice(8)
  if (!guest) throw new Error('too few people')
  const asked = { item: 'REPLACE_PHOTO', name: '王上门', phone: '13800000002', address: '演练市示范区练习路5号' } as const
  const list = await teller.call('errand.ask', { kind: 'home', ...asked, why: 'ill' })
  const row = list.find(({ maskedName }) => maskedName === '王**')
  if (!row) throw new Error('it was not taken down')
  await teller.call('errand.step', { id: row.id, state: 'asked', event: 'plan', day: counter.clock.today(), goers: '王敏、赵卡' })
  await screen.signIn('2')
  await screen.press('Alt+v')
  await screen.see(/已约好.*王\*\*/)
  await screen.press('F5')
  await screen.until(() => expect(press.printed.at(-1)).toMatchObject({ kind: 'errand', ofId: row.id }))
  await screen.press('Escape', 'F9')
  await screen.see('登记以后还没有录入过这项业务')
  const view = await noticed(teller, { ...guest, name: '王上门' })
  await screen.until(() => expect(document.body.textContent).not.toContain('登记以后还没有录入过这项业务'))
  await screen.goTo('caseId')
  await screen.type(view.number)
  await screen.until(() => expect(document.querySelector('[role=option]')?.textContent).toContain('王**'))
  await screen.press('Enter')
  await screen.goTo('note')
  await screen.type('照片已换')
  await screen.press('F9')
  await screen.see(new RegExp(`办的业务 ${view.number}（Enter 打开）`))
  await screen.press('Enter')
  await screen.until(() => expect(window.location.hash).toContain(view.id))
})

test('the manager answers a person who asks what was taken down of them, by the name and telephone they give', async () => {
  const teller = await counter.teller()
  await teller.call('errand.ask', { kind: 'away', item: 'LOSS_TEMP', name: '钱问询', phone: '13900000077', issuedIn: '430100' })
  await screen.signIn('5')
  await screen.press('Alt+p')
  await screen.see('本人来查询、复制或要求删除')
  await screen.goTo('docNumber')
  await screen.type(citizen.number)
  await screen.goTo('name')
  await screen.type('钱问询')
  await screen.goTo('phone')
  await screen.type('139 0000 0077')
  await screen.press('F9')
  await screen.see('上门、跨省登记 1 件')
  await screen.see(/K\d{8}-\d{3}.*跨省.*临时挂失.*待转出.*办结前不能删除/)
})
