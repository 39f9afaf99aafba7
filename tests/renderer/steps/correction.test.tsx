/** The correction from the case, by keyboard: what stands recorded, what is right, why, and a colleague's word. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { practicePassword } from '../../../shared/practice.ts'
import { citizen, madeUpCitizens, submitted } from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'

let counter: Counter
let screen: Screen
const people = madeUpCitizens(10)
beforeAll(async () => {
  counter = await aCounter()
})
beforeEach(async () => {
  screen = await aScreen(counter)
})
afterEach(() => screen.leave())
afterAll(() => counter.end())

const aWrongCase = async () => submitted(await counter.teller(), { ...(people.pop() ?? citizen), name: '张练演' })

test('a case returned for its identity is put right where it lands, and signed again', async () => {
  const view = await aWrongCase()
  const reviewer = await counter.reviewer()
  await reviewer.call('review.take', { caseId: view.id })
  await reviewer.call('review.return', {
    caseId: view.id,
    revision: view.revision,
    faults: [{ part: 'identity', what: null }],
    note: '姓名与证件不符',
  })
  await screen.signIn('2')
  window.location.hash = `#desk=teller&case=${view.id}`
  await screen.see('姓名与证件不符')
  await screen.press('Ctrl+t')
  await screen.see('更正登记错误')
  await screen.goTo('name')
  await screen.type('张演练')
  await screen.goTo('reason')
  await screen.type('录入时打错一个字')
  await screen.press('F9')
  await screen.see('姓名 由“张练演”改为“张演练”')
  expect(await (await counter.teller()).call('case.view', { caseId: view.id })).toMatchObject({
    identity: { name: '张演练' },
    signature: null,
  })
})

test('one that lies before the reviewer asks for a colleague, and says what is missing', async () => {
  const view = await aWrongCase()
  await screen.signIn('2')
  window.location.hash = `#desk=teller&case=${view.id}`
  await screen.see('复核中')
  await screen.press('Ctrl+t')
  await screen.see('更正哪一项')
  await screen.press('1')
  await screen.see('需要另一位同事同意')
  await screen.see('须请客户重新签名')
  await screen.goTo('name')
  await screen.type('张演练')
  await screen.goTo('reason')
  await screen.type('录入时打错一个字')
  await screen.goTo('password')
  await screen.press('F9')
  await screen.see('请另一位同事输入登录名和口令')
  expect(screen.focus()).toBe('login')
  await screen.type('zhuguan')
  await screen.goTo('password')
  await screen.type(practicePassword)
  await screen.press('F9')
  await screen.see('周明 同意')
})
