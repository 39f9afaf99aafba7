/** Lets a fee be paid when the place says: in the chair before the case is handed in, or before the card is handed over. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FeeTime } from '../../../../../shared/fee/time.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { confirmed, madeUpCitizens, signature } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
const people = madeUpCitizens(10)
const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
beforeAll(async () => {
  photos = await aSharedEngine()
})
afterAll(() => photos.end())

/** A branch whose manager has written down when fees are paid here. */
async function aBranchTaking(value: FeeTime): Promise<{ counter: Counter; teller: Seat; cards: Seat }> {
  const counter = await aCounter({ photos })
  const manager = await counter.manager()
  const { newest, decisions } = await manager.call('profile.versions', {})
  const origin = {
    source: { text: '本行收费规定', url: null },
    date: counter.clock.today(),
    confidence: 'B',
    confirmed: true,
    note: null,
  } as const
  const profile = { ...newest, feeTime: { ...origin, value } }
  const change = { kind: 'edit', profile } as const
  await manager.call('profile.save', { change, begins: counter.clock.today(), reason: '按本行规定', seen: decisions[0]?.seq ?? 0 })
  return { counter, teller: await counter.teller(), cards: await counter.cards() }
}

test('at application the case is handed in paid, and goes from the second person straight to the card', async () => {
  const { counter, teller } = await aBranchTaking({ at: 'application', unitTransfer: false })
  const view = await confirmed(teller, people[0])
  expect(view.fee).toMatchObject({ due: 2000, open: 2000 })
  expect(await teller.ask('case.submit', refOf(view))).toMatchObject({
    ok: false,
    error: { code: 'NOT_READY', detail: { unmet: ['feeCleared'] } },
  })
  const paid = await teller.call('fee.collect', { ...refOf(view), method: 'cash', fen: 2000 })
  expect(paid).toMatchObject({ state: 'confirmed', fee: { open: 0, receipt: expect.stringMatching(/^R/) } })
  const handedIn = await teller.call('case.submit', refOf(paid))
  expect(await (await counter.reviewer()).call('review.approve', refOf(handedIn))).toMatchObject({ state: 'paid' })
  await counter.end()
})

test('a case paid at application and rejected is owed its money', async () => {
  const { counter, teller } = await aBranchTaking({ at: 'application', unitTransfer: false })
  const view = await confirmed(teller, people[1])
  const handedIn = await teller.call('case.submit', refOf(await teller.call('fee.collect', { ...refOf(view), method: 'cash', fen: 2000 })))
  const gone = await (await counter.reviewer()).call('review.reject', { ...refOf(handedIn), note: '不是本人' })
  expect((await teller.call('fee.balance', { day: counter.clock.today() })).owed).toMatchObject([{ caseId: gone.id, fen: 2000 }])
  expect(await teller.call('fee.refund', { ...refOf(gone), note: '复核不通过，退费' })).toMatchObject({ fee: { refund: { fen: 2000 } } })
  await counter.end()
})

test('at pickup the card is made first, and handed over once it is paid', async () => {
  const { counter, teller, cards } = await aBranchTaking({ at: 'pickup', unitTransfer: false })
  const view = await confirmed(teller, people[2])
  const handedIn = await teller.call('case.submit', refOf(view))
  let made = await (await counter.reviewer()).call('review.approve', refOf(handedIn))
  expect(made).toMatchObject({ state: 'paid', fee: { open: 2000, settledAt: null } })
  for (const event of ['sendToMake', 'cityBankReceived', 'branchReceived'] as const)
    made = await cards.call('production.record', { ...refOf(made), event, note: '', cardTail: event === 'branchReceived' ? '0042' : null })
  const { docType, number } = made.identity
  const verified = await cards.call('handover.verify', {
    ...refOf(made),
    docType,
    number,
    faceSame: true,
    nameSame: true,
    cardPhotoSame: true,
  })
  const deal = { oldCard: 'collected', toldEnable: true, toldBank: true, signature } as const
  expect(await cards.ask('handover.complete', { ...refOf(verified), ...deal })).toMatchObject({
    ok: false,
    error: { code: 'NOT_READY', detail: { unmet: ['feeCleared'] } },
  })
  const paid = await cards.call('fee.collect', { ...refOf(verified), method: 'qr', fen: 2000, reference: '260309001' })
  expect(await cards.call('handover.complete', { ...refOf(paid), ...deal })).toMatchObject({ state: 'closed', fee: { open: 0 } })
  expect((await teller.call('fee.balance', { day: counter.clock.today() })).owed).toEqual([])
  await counter.end()
})
