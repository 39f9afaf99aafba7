/** A card of the second generation becomes one of the third without a new picture, and the new card is enabled, through the real window. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { itemText, reasonText } from '../../../shared/strings/zh-CN/business.ts'
import { cardStateText, generationText } from '../../../shared/strings/zh-CN/card.ts'
import { handoverText, oldCardChoiceText } from '../../../shared/strings/zh-CN/handover.ts'
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

test('the picture of the card system serves, the old card is taken back, and the new one is enabled at once', async () => {
  const { hands } = day
  await takesNumber(day, 'REPLACE_UPGRADE')
  await called(day)
  const caseId = await identified(day, otherCitizen)
  await holding(day, { number: 'A12345678', generation: 2 })
  await hands.see(new RegExp(generationText[2]))
  await given(day, '2')
  expect(await caseNow(day, caseId)).toMatchObject({ path: 'plain-card', photoPlan: 'stored', business: { reason: 'SECOND_GENERATION' } })
  await filled(day, '演练市示范区练习路3号')
  // No camera on the way: the customer is asked next, and told where the picture comes from.
  await hands.see(tellerText.confirm.plan.stored)
  await hands.see(reasonText.SECOND_GENERATION)
  await signed(day)
  expect(await slipKept(day, caseId, 'F5', 'acceptance')).toBe(1)

  await approved(day, caseId, 'approved')
  await atCardsDesk(day)
  await paid(day, caseId)
  expect((await caseNow(day, caseId)).fee).toMatchObject({ due: 2000, method: 'cash' })
  await made(day, caseId, '0043')
  await hands.key('F9')
  await handedOver(day, await caseNow(day, caseId), '1')
  await hands.see(oldCardChoiceText.collected)
  await hands.see(handoverText.closed.nextStep)
  expect(await cardsHeld(day, caseId)).toEqual([
    [3, 'sealed', 'inactive'],
    [2, 'cancelled', 'active'],
  ])

  await takesNumber(day, 'ENABLE_SOCIAL')
  await called(day)
  const enabling = await identified(day, otherCitizen)
  await given(day, '1')
  await signed(day)
  await hands.see(tellerText.done.finished(itemText.ENABLE_SOCIAL))
  await hands.see(cardStateText.normal)
  expect((await caseNow(day, enabling)).state).toBe('closed')
  expect((await cardsHeld(day, enabling))[0]).toEqual([3, 'normal', 'inactive'])
  expect(day.app.launched.complaints).toEqual([])
})
