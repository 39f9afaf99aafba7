/** Takes a family one after the other: the parent of the first case is the guardian of the next with one key. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { otherCitizen, signature } from '../../support/a-case.ts'
import { aCounter, type Counter } from '../../support/a-counter.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'
import { given, inTheChair, told } from '../../support/an-item.ts'

let counter: Counter
let screen: Screen
beforeAll(async () => {
  counter = await aCounter()
  const teller = await counter.teller()
  const view = await inTheChair(counter, teller, otherCitizen, 'LOSS_TEMP')
  await told(teller, view)
  const { id, revision } = await given(teller, view, 'LOSS_TEMP')
  await teller.call('confirm.sign', { caseId: id, revision, signature })
  screen = await aScreen(counter)
  await screen.signIn('2')
  await screen.see('李**')
})
afterAll(async () => {
  await screen.leave()
  await counter.end()
})

const value = (name: string) => (screen.field(name) as HTMLInputElement).value

test('the father who reported his card lost brings his son next', async () => {
  await screen.press('F5', 'Enter')
  await screen.until(() => expect(screen.keys()).toContain('F9'))
  await screen.press('F9')
  await screen.see('为下一位家人办理')
  await screen.press('F8')
  await screen.see('接着为李**的家人办理')

  await screen.goTo('docType')
  await screen.press('3')
  await screen.type('440106201506010019')
  await screen.until(() => expect(screen.field('who')?.querySelector('[aria-checked=true]')?.textContent).toContain('上一位李**陪同'))
  await screen.goTo('name')
  await screen.type('李小练')
  await screen.see('下一步：监护人证件')
  await screen.press('F9')
  await screen.see('监护人证件')
  expect([value('number').replaceAll(' ', ''), value('name')]).toEqual([otherCitizen.number, otherCitizen.name])
  await screen.goTo('relation')
  await screen.type('fuqin')
  await screen.see('父亲')
  await screen.press('Enter')
  await screen.goTo('mobile')
  await screen.type('13900000000')
  await screen.goTo('proof')
  await screen.press('1')
  await screen.see('证件信息核对无误')
  await screen.press('F9')
  await screen.see('我是未满14周岁申请人的监护人')
  const { value: cases } = await screen.ask('case.find', { which: 'mine', text: '李小练' })
  const { value: view } = await screen.ask('case.view', { caseId: cases[0]?.id ?? ('' as never) })
  expect(view.companion).toMatchObject({ role: 'guardian', name: otherCitizen.name, relation: '51' })
})
