/** Somebody comes whose new card is under way: the teller goes on with it, or does something with the card they still have. */
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { contactDetails, otherCitizen, signature } from '../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../support/a-counter.ts'
import { pretendPictures, signOn } from '../../support/a-pen.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'
import { arrived, given, handedIn, told } from '../../support/an-item.ts'

let counter: Counter
let teller: Seat
let screen: Screen
beforeAll(() => pretendPictures())
beforeEach(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterEach(async () => {
  await screen.leave()
  await counter.end()
})

/** A replacement of the card in hand, handed in. */
async function replacing() {
  const view = await teller.call('case.open', { ticketId: null, identity: otherCitizen, item: 'REPLACE_DAMAGED' })
  await told(teller, view)
  const { id } = await given(teller, view, 'REPLACE_DAMAGED')
  return handedIn(teller, await teller.call('form.complete', { caseId: id, draft: contactDetails }))
}

/** Name and dates after the number; the last Enter goes on. */
async function restOfDocument(): Promise<void> {
  await screen.until(() => expect((screen.field('birth') as HTMLInputElement).value).toBe('1985-07-12'))
  await screen.goTo('name')
  await screen.type(otherCitizen.name)
  await screen.press('Enter')
  await screen.type('20100101')
  await screen.press('Enter', 'L')
  await screen.see('身份信息核对无误')
  await screen.press('F9')
}

test('without a ticket the case under way is offered, and one key leads to a report of loss beside it', async () => {
  const making = await replacing()
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.press('F8')
  await screen.see('证件号码')
  await screen.type(otherCitizen.number)
  await screen.see('此人已有一笔业务正在办理')
  expect(screen.keys()).toEqual(expect.arrayContaining(['F5', 'F7']))
  expect(screen.keys()).not.toContain('F9')

  await screen.press('F7')
  await screen.see('客户来办什么')
  // Nothing is cancelled while a new card is made, and the list says so before it is chosen.
  expect(screen.text()).toContain('现在不能办')
  await screen.press('Enter')
  await screen.gone('客户来办什么')
  await screen.see('不影响本次办理')
  expect(screen.focus()).toBe('name')
  await restOfDocument()
  await screen.see('持有的卡')
  const found = await teller.call('identity.lookUp', { docType: 'RIC', number: otherCitizen.number })
  expect(found).toMatchObject({ inFlight: { caseId: making.id }, act: { item: 'LOSS_TEMP', state: 'opened' } })
})

test('a ticket for a loss report goes its usual way, with a word about the new card', async () => {
  await replacing()
  await (await counter.lobby()).call('ticket.take', { item: 'LOSS_FORMAL', priority: false })
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.press('F2')
  await screen.see('证件号码')
  await screen.type(otherCitizen.number)
  await screen.see('不影响本次办理')
  await restOfDocument()
  await screen.see('持有的卡')
  expect(screen.text()).toContain('正式挂失')
})

test('a ticket for another card finds the one under way, and ends with that', async () => {
  await replacing()
  await (await counter.lobby()).call('ticket.take', { item: 'REPLACE_INFO', priority: false })
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.press('F2')
  await screen.see('证件号码')
  await screen.type(otherCitizen.number)
  await screen.see('此人已有一笔业务正在办理')
  await screen.press('F8')
  await screen.gone('此人已有一笔业务正在办理')
  expect((await teller.call('ticket.line', {})).mine).toBeNull()
})

test('the lost card is not asked for, and from the hand-over one key leads to enabling the new one', async () => {
  const here = await arrived(counter, await replacing())
  const act = await teller.call('case.open', { ticketId: null, identity: otherCitizen, item: 'LOSS_FORMAL' })
  const lost = await given(teller, act, 'LOSS_FORMAL')
  const signed = await teller.call('confirm.sign', { caseId: lost.id, revision: lost.revision, signature })
  await teller.call('case.submit', { caseId: signed.id, revision: signed.revision })

  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.press('F8')
  await screen.see('证件号码')
  await screen.type(otherCitizen.number)
  await screen.see('此人已有一笔业务正在办理')
  await screen.press('F5')
  await screen.see('还没有预约')
  await screen.press('F9')
  await screen.see('请领卡人出示原件')
  await screen.type(otherCitizen.number)
  await screen.press('Enter', '1', '2', '3', 'F9')
  await screen.see('旧卡已挂失，无须收回')
  expect(screen.text()).not.toContain('旧卡怎样处理')
  expect(screen.focus()).toBe('told.toldEnable')
  await screen.press('1', '2', 'F9')
  await screen.see('我已领到尾号 0042')
  await signOn(screen)
  await screen.press('F9')
  await screen.see('新卡已交给客户')
  await screen.until(() => expect(screen.keys()).toContain('F5'))
  await screen.press('F5')
  await screen.see('持有的卡')
  expect(screen.sent.findLast(({ name }) => name === 'case.open')?.input).toMatchObject({ item: 'ENABLE_SOCIAL', companion: null })
  expect((await teller.call('case.view', { caseId: here.id })).handover).toMatchObject({ oldCard: 'lost', takenBy: 'holder' })
})
