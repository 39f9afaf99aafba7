/** A card by post: packed by two, told to its holder, delivered, come back or lost, and the days after each. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { In } from '../../../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { askAfterDays } from '../../../../../shared/pickup/parcel.ts'
import { practiceBirth, practicePassword } from '../../../../../shared/practice.ts'
import { addDays, Day } from '../../../../../shared/time.ts'
import { citizen, contactDetails, madeUpCitizens, produced } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { arrived, given, handedIn, inTheChair, told } from '../../../../support/an-item.ts'

let counter: Counter
let cards: Seat
const people = madeUpCitizens(30)
const nextPerson = (): IdentityInput => people.pop() ?? citizen
// A place that sends cards by post, for a fee.
beforeAll(async () => {
  counter = await aCounter({ options: { birth: { ...practiceBirth, profile: 'huizhou' } } })
  cards = await counter.cards()
})
afterAll(() => counter.end())

const second = { login: 'zhuguan', password: practicePassword }
const fresh = ({ id }: Pick<CaseView, 'id'>) => cards.call('case.view', { caseId: id })
const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
const registerOf = async (view: CaseView) => (await (await counter.teller()).call('holder.cards', { caseId: view.id })).cards
const textsOf = (view: CaseView) =>
  counter.core.store.db.selectFrom('reminder').select(['kind', 'state', 'text']).where('case_id', '=', view.id).orderBy('id').execute()
const queued = async (view: CaseView) => (await textsOf(view)).filter(({ state }) => state === 'queued').map(({ kind }) => kind)
const to = { recipient: '张练习', phone: '13800000000', address: '演练市示范区练习路2号' }
const send = (view: CaseView, more: Partial<In<'parcel.send'>> = {}) =>
  cards.ask('parcel.send', { ...refOf(view), carrier: 'EMS', waybill: '1234567890123', ...to, second, ...more })
const sent = async (view: CaseView): Promise<CaseView> => {
  const answer = await send(view)
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value
}
const end = (view: CaseView, ended: 'delivered' | 'returned' | 'lost', note = '本人签收') =>
  cards.ask('parcel.end', { ...refOf(view), ended, note })

const byPost = { ...contactDetails, pickupWay: 'mail', recipientPhone: '13900000001', parcelAddr: '演练市示范区寄件路9号' }

/** A card in the drawer, as the form asked for it. */
async function inDrawer(draft: object): Promise<CaseView> {
  const teller = await counter.teller()
  const view = await inTheChair(counter, teller, nextPerson(), 'REPLACE_DAMAGED')
  await told(teller, view)
  await given(teller, view, 'REPLACE_DAMAGED')
  return arrived(counter, await handedIn(teller, await teller.call('form.complete', { caseId: view.id, draft })))
}
const wantedByPost = () => inDrawer(byPost)

describe('a card that goes by post', () => {
  test('is asked for on the form, which says to whom; nobody is told to come for it', async () => {
    const view = await wantedByPost()
    expect(view.form).toMatchObject({ pickupWay: 'mail', parcelAddr: '演练市示范区寄件路9号' })
    expect(await queued(view)).toEqual([])
    const waiting = (await cards.call('pickup.waiting', { after: null })).rows.find(({ caseId }) => caseId === view.id)
    expect(waiting).toMatchObject({ byPost: true })
    // Whoever posts it sees where it goes; somebody who asked for nothing by post keeps the address to themselves.
    expect(await cards.call('parcel.to', { caseId: view.id })).toEqual({
      recipient: view.identity.name,
      phone: '13900000001',
      address: '演练市示范区寄件路9号',
    })
    const other = await inDrawer(contactDetails)
    expect(await cards.call('parcel.to', { caseId: other.id })).toMatchObject({ address: '' })
  })

  test('is packed by two, and its holder hears carrier and number; delivered, it is in their hand and the old one still works', async () => {
    const view = await wantedByPost()
    expect(await send(view, { second: { login: 'kaguan', password: practicePassword } })).toMatchObject({ error: { code: 'SAME_PERSON' } })
    const gone = await sent(view)
    expect(gone.state).toBe('mailed')
    expect((await textsOf(view)).find(({ state }) => state === 'queued')).toMatchObject({
      kind: 'mailed',
      text: expect.stringContaining('EMS单号1234567890123'),
    })
    expect(await send(gone)).toMatchObject({ error: { code: 'WRONG_STATE' } })
    const slip = await counter.send(cards.number, 'slip.page', { kind: 'parcel', caseId: view.id, ticketId: null }, 'print')
    expect(slip.ok && (slip.value as { html: string }).html).toMatch(/1234567890123.*当着快递员的面拆开.*启用/s)
    const done = await end(gone, 'delivered')
    expect(done).toMatchObject({ ok: true, value: { state: 'closed', handover: { takenBy: null, oldCard: null } } })
    expect(await registerOf(view)).toMatchObject([{ state: 'sealed', inHand: true }, { state: 'normal' }])
    expect(await end(await fresh(view), 'returned')).toMatchObject({ error: { code: 'WRONG_STATE' } })
  })

  test('is asked after at the carrier once it has been away too long', async () => {
    const gone = await sent(await wantedByPost())
    const row = async () => (await cards.call('parcel.list', {})).find(({ caseId }) => caseId === gone.id)
    expect(await row()).toMatchObject({ days: 0, late: false, ended: null, waybill: '1234567890123' })
    const begun = counter.clock.now()
    counter.clock.set(`${addDays(counter.clock.today(), askAfterDays + 1)}T02:00:00.000Z`)
    expect(await row()).toMatchObject({ days: askAfterDays + 1, late: true })
    counter.clock.set(begun)
  })

  test('that comes back lies in the drawer again, its holder is told to fetch it, and it may go once more', async () => {
    const back = await end(await sent(await wantedByPost()), 'returned', '收件人不在')
    if (!back.ok) throw new Error(back.error.code)
    expect(back.value.state).toBe('at-branch')
    expect(await queued(back.value)).toEqual(['ready'])
    const again = await sent(back.value)
    expect(again.state).toBe('mailed')
    const ways = (await cards.call('parcel.list', {})).filter(({ caseId }) => caseId === again.id)
    expect(ways.map(({ ended, note }) => [ended, note])).toEqual([
      [null, ''],
      ['returned', '收件人不在'],
    ])
  })

  test('that the post loses is made again, and the lost one is nobody’s card', async () => {
    const gone = await sent(await wantedByPost())
    const lost = await end(gone, 'lost', '快递公司答复丢失')
    expect(lost).toMatchObject({ ok: true, value: { state: 'make-failed', cardTail: null } })
    expect(await registerOf(gone)).toMatchObject([{ state: 'normal', replaced: false }])
    const made = await produced(counter, await fresh(gone), ['remake', 'branchReceived'])
    expect(made.state).toBe('at-branch')
  })

  test('whose case ends on its way tells nobody; come back, two people deal with it', async () => {
    const gone = await sent(await wantedByPost())
    const ended = await cards.call('case.end', {
      ...refOf(gone),
      reason: 'withdrawn',
      papers: ['holder-id', 'written-withdrawal'],
      note: '客户撤回',
    })
    expect(await end(ended, 'returned', '退回')).toMatchObject({ ok: true, value: { state: 'void' } })
    expect(await queued(gone)).toEqual([])
    expect((await cards.call('ending.cards', {})).find(({ caseId }) => caseId === gone.id)).toMatchObject({ late: true, dealt: null })
  })

  test('is counted in the figures of its day: as often as it was posted, and by how its way ended', async () => {
    const { db } = counter.core.store
    const parcels = await db.selectFrom('card_parcel').select('ended').execute()
    const ended = (how: string) => parcels.filter(one => one.ended === how).length
    const month = { from: Day.parse('2026-03-01'), to: Day.parse('2026-03-31') }
    const { total, byPeriod } = await (await counter.manager()).call('report.figures', { span: month, by: 'day' })
    expect([ended('delivered'), ended('returned'), ended('lost')].every(count => count > 0)).toBe(true)
    expect(total).toMatchObject({
      ...{ posted: parcels.length, postDelivered: ended('delivered'), postReturned: ended('returned'), postLost: ended('lost') },
    })
    expect(byPeriod.find(({ period }) => period === counter.clock.today())?.figures.posted).toBe(parcels.length)
    const nextMonth = { from: Day.parse('2026-04-01'), to: Day.parse('2026-04-30') }
    expect((await (await counter.manager()).call('report.figures', { span: nextMonth, by: 'day' })).total.posted).toBeUndefined()
  })

  test('stands in the end of the day while it is on its way', async () => {
    const { lines } = await (await counter.manager()).call('day.view', { day: counter.clock.today() })
    expect(lines.find(({ line }) => line === 'uncollected')?.figures.inPost).toBeGreaterThan(0)
  })
})

test('a place that does not say that it posts cards posts none, neither on the form nor from the drawer', async () => {
  const elsewhere = await aCounter({ options: { birth: { ...practiceBirth, profile: 'haikou' } } })
  try {
    const teller = await elsewhere.teller()
    const view = await inTheChair(elsewhere, teller, nextPerson(), 'REPLACE_DAMAGED')
    await told(teller, view)
    await given(teller, view, 'REPLACE_DAMAGED')
    expect(await teller.ask('form.complete', { caseId: view.id, draft: byPost })).toMatchObject({ ok: false, error: { code: 'NOT_READY' } })
    const { formProblems } = await teller.call('case.view', { caseId: view.id })
    expect(formProblems).toContainEqual({ field: 'pickupWay', code: 'MAIL_NOT_OFFERED' })
    const filled = await teller.call('form.complete', { caseId: view.id, draft: contactDetails })
    const here = await arrived(elsewhere, await handedIn(teller, filled))
    const posting = await (await elsewhere.cards()).ask('parcel.send', {
      ...refOf(here),
      ...{ carrier: 'EMS', waybill: '1234567890123', ...to, second },
    })
    expect(posting).toMatchObject({ ok: false, error: { code: 'NOT_READY', detail: { unmet: ['mailOffered'] } } })
  } finally {
    await elsewhere.end()
  }
})
