/** A lost card: reported at once without a colleague, reissued, and past being found again, through the real window. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { itemText } from '../../../shared/strings/zh-CN/business.ts'
import { accountStateText, cardStateText, effectText, nextForCard, unfitText } from '../../../shared/strings/zh-CN/card.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { otherCitizen } from '../../support/a-case.ts'
import {
  aCounterDay,
  approved,
  atCardsDesk,
  type CounterDay,
  called,
  cardsHeld,
  caseNow,
  filled,
  given,
  handedOver,
  holding,
  identified,
  made,
  paid,
  signed,
  slipKept,
  takesNumber,
} from '../../support/a-counter-day.ts'

let day: CounterDay
beforeAll(async () => {
  day = await aCounterDay()
})
afterAll(() => day.end())

test('the report holds as the customer signs, the new card ends the old one, and then nothing is lifted any more', async () => {
  const { hands } = day
  await takesNumber(day, 'LOSS_FORMAL')
  await called(day)
  const losing = await identified(day, otherCitizen)
  await holding(day, { number: 'B12345678', generation: 3 })
  await given(day, '1')
  await hands.see(effectText.change(cardStateText.normal, cardStateText['lost-formal']))
  await hands.see(effectText.change(accountStateText.active, accountStateText.stopped))
  await signed(day)
  await hands.see(tellerText.done.finished(itemText.LOSS_FORMAL))
  await hands.see(nextForCard['lost-formal'])
  expect((await caseNow(day, losing)).state).toBe('closed')
  expect(await cardsHeld(day, losing)).toEqual([[3, 'lost-formal', 'stopped']])
  expect(await slipKept(day, losing, 'F5', 'acceptance')).toBe(1)

  await takesNumber(day, 'REISSUE')
  await called(day)
  const caseId = await identified(day, otherCitizen)
  await hands.see(cardStateText['lost-formal'])
  await given(day, '1')
  await filled(day, '演练市示范区练习路4号')
  await signed(day)
  await approved(day, caseId, 'approved')
  await atCardsDesk(day)
  await paid(day, caseId)
  await made(day, caseId, '0044')
  await hands.key('F9')
  await handedOver(day, await caseNow(day, caseId), null)
  expect(await cardsHeld(day, caseId)).toEqual([
    [3, 'sealed', 'inactive'],
    [3, 'cancelled', 'stopped'],
  ])

  await takesNumber(day, 'UNLOSS')
  await called(day)
  const found = await identified(day, otherCitizen)
  await given(day, '1')
  await hands.page.getByRole('alert').getByText(unfitText.REISSUED).waitFor()
  await day.shoot('unloss-refused')
  expect(await caseNow(day, found)).toMatchObject({ state: 'opened', business: null })
  expect(day.app.launched.complaints).toEqual([])
})
