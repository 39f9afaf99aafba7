/** A child of ten gets a first card: brought by the mother, who consents and later takes the card, through the real window. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompanionInput, IdentityInput } from '../../../shared/ipc/shapes/identity.ts'
import { handoverText } from '../../../shared/strings/zh-CN/handover.ts'
import { reviewText } from '../../../shared/strings/zh-CN/review.ts'
import { tellerText } from '../../../shared/strings/zh-CN/teller.ts'
import { Day } from '../../../shared/time.ts'
import { companion } from '../../support/a-case.ts'
import {
  aCounterDay,
  approved,
  atCardsDesk,
  type CounterDay,
  called,
  caseNow,
  filled,
  given,
  handedOver,
  identified,
  made,
  photographed,
  reach,
  signed,
  slipKept,
  takesNumber,
} from '../../support/a-counter-day.ts'

const child: IdentityInput = {
  docType: 'HKB',
  number: '440106201603020024',
  name: '陈小演',
  sex: '2',
  birth: Day.parse('2016-03-02'),
  validFrom: null,
  validTo: null,
}
const mother: CompanionInput = { ...companion, role: 'guardian', relation: '52', proof: 'register' }

let day: CounterDay
beforeAll(async () => {
  day = await aCounterDay()
})
afterAll(() => day.end())

test('from the number in the lobby to the card in the mother’s hand', async () => {
  const { hands } = day
  await takesNumber(day, 'APPLY')
  await called(day)
  const caseId = await identified(day, child, mother)
  await given(day, '1')
  expect(await caseNow(day, caseId)).toMatchObject({
    item: 'APPLY',
    path: 'photo-card',
    business: { consents: ['PHOTO_CONSENT', 'GUARDIAN_CONSENT'] },
    companion: { role: 'guardian', name: mother.name },
    fee: { due: 0 },
  })
  await filled(day, '演练市示范区练习路2号')
  await photographed(day, child.number)
  await signed(day)
  await hands.see(tellerText.done.title)
  expect(await slipKept(day, caseId, 'F5', 'acceptance')).toBe(1)

  // There is nothing to pay, so the card is made next.
  await approved(day, caseId, 'paid')
  await hands.see(reviewText.decided.paid((await caseNow(day, caseId)).number))

  await atCardsDesk(day)
  await made(day, caseId, '0042')
  expect((await hands.ask('holder.cards', { caseId })).cards).toMatchObject([{ state: 'sealed', account: 'inactive' }])

  await takesNumber(day, 'PICKUP')
  await called(day)
  await reach(hands, 'number')
  await hands.enter(child.number)
  const taking = { digit: '2', number: mother.number, name: mother.name, relation: mother.relation }
  await handedOver(day, await caseNow(day, caseId), null, taking)
  await hands.see(handoverText.closed.title)
  expect(await caseNow(day, caseId)).toMatchObject({ state: 'closed', cardTail: '0042', handover: { oldCard: 'none' } })
  expect(await slipKept(day, caseId, 'F7', 'pickup')).toBe(1)
  expect(day.app.launched.complaints).toEqual([])
})
