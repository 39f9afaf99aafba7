/** What happens beside the straight way: cards that come after the end, cards for another branch, consents taken back, and their papers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { In } from '../../../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { atBranch, booked, citizen, closed, madeUpCitizens, paid, produced, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let cards: Seat
const people = madeUpCitizens(60)
const nextPerson = (): IdentityInput => people.pop() ?? citizen
beforeAll(async () => {
  counter = await aCounter()
  cards = await counter.cards()
})
afterAll(() => counter.end())

const second = { login: 'zhuguan', password: practicePassword }
const fresh = ({ id }: Pick<CaseView, 'id'>) => cards.call('case.view', { caseId: id })
const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
const registerOf = async (view: CaseView) => (await (await counter.teller()).call('holder.cards', { caseId: view.id })).cards
const textsOf = (view: CaseView) =>
  counter.core.store.db.selectFrom('reminder').select(['kind', 'state', 'text']).where('case_id', '=', view.id).orderBy('id').execute()
const page = async (slip: In<'slip.page'>, seat = cards) => {
  const answer = await counter.send(seat.number, 'slip.page', slip, 'print')
  if (!answer.ok) throw new Error(answer.error.code)
  return (answer.value as { html: string }).html
}
const paper = (kind: In<'slip.page'>['kind'], caseId: CaseView['id'] | null, more: Partial<In<'slip.page'>> = {}) =>
  page({ kind, caseId, ticketId: null, ...more })

const withdrawn = { reason: 'withdrawn', papers: ['holder-id', 'written-withdrawal'] } as const
const refused = { reason: 'refused-by-centre', papers: ['centre-reply'] } as const
const end = (view: CaseView, how: typeof withdrawn | typeof refused) =>
  cards.call('case.end', { ...refOf(view), ...how, papers: [...how.papers], note: '家属来人说明' })
const arrive = (view: CaseView) => cards.ask('production.record', { ...refOf(view), event: 'branchReceived', note: '', cardTail: '0077' })

describe('a card whose case has ended', () => {
  test('comes all the same: it is booked, stays in the register as ended, invites nobody, and two people destroy it', async () => {
    const ended = await end(await produced(counter, await paid(counter, nextPerson()), ['sendToMake']), withdrawn)
    const came = await arrive(ended)
    expect(came).toMatchObject({ ok: true, value: { state: 'void', cardTail: '0077', changedAt: ended.changedAt } })
    expect(await registerOf(ended)).toMatchObject([{ state: 'cancelled' }, { state: 'normal', replaced: false }])
    expect((await textsOf(ended)).filter(({ state }) => state === 'queued')).toEqual([])
    const here = (await cards.call('ending.cards', {})).find(({ caseId }) => caseId === ended.id)
    expect(here).toMatchObject({ reason: 'withdrawn', late: true, fate: 'destroy', dealt: null })
    expect(await arrive(await fresh(ended))).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
    expect(
      await cards.ask('ending.dealWithCard', { caseId: ended.id, note: '', second: { login: 'kaguan', password: practicePassword } }),
    ).toMatchObject({ ok: false, error: { code: 'SAME_PERSON' } })
    const after = await cards.call('ending.dealWithCard', { caseId: ended.id, note: '剪角入销毁袋', second })
    expect(after.find(({ caseId }) => caseId === ended.id)?.dealt).toMatchObject({ by: '赵卡', second: '周明', note: '剪角入销毁袋' })
    expect(await cards.ask('ending.dealWithCard', { caseId: ended.id, note: '', second })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
    expect(await paper('ended-card', ended.id)).toContain('双人剪角销毁')
  })

  test('that lay here is dealt with too, and one the centre refused goes back to it', async () => {
    const here = await end(await booked(counter, nextPerson()), withdrawn)
    const list = await cards.call('ending.cards', {})
    expect(list.find(({ caseId }) => caseId === here.id)).toMatchObject({ late: false, fate: 'destroy', dealt: null })
    const sent = await end(await produced(counter, await paid(counter, nextPerson()), ['sendToMake']), refused)
    await arrive(sent)
    expect((await cards.call('ending.cards', {})).find(({ caseId }) => caseId === sent.id)).toMatchObject({ fate: 'send-back' })
  })

  test('does not come where nothing was under way, nor in a box ticked for it', async () => {
    const never = await end(await paid(counter, nextPerson()), withdrawn)
    expect(await arrive(never)).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
    const sent = await end(await produced(counter, await paid(counter, nextPerson()), ['sendToMake']), withdrawn)
    const cases = [never, sent].map(view => ({ ...refOf(view), cardTail: null }))
    expect(await cards.call('production.recordMany', { event: 'branchReceived', note: '', cases })).toMatchObject([
      { refused: 'WRONG_STATE' },
      { refused: null },
    ])
  })
})

describe('a card its holder wants at another branch', () => {
  const there = { branch: '城南支行', address: '城南路1号', phone: '020-1', reason: '客户要求', second }
  const send = (...views: CaseView[]) => cards.call('transfer.send', { ...there, cases: views.map(refOf) })

  test('goes there by a list two people pack, out of the drawer; the holder is told where, and again when it is there', async () => {
    const [one, two] = [await booked(counter, nextPerson()), await atBranch(counter, nextPerson())]
    const list = await send(one, two)
    expect(list).toMatchObject({ branch: '城南支行', second: '周明', cards: [{ ended: null }, { ended: null }] })
    const gone = await fresh(one)
    expect(gone).toMatchObject({ state: 'sent-on', pickup: { booked: null } })
    expect((await cards.call('pickup.waiting', { after: null })).rows.map(({ caseId }) => caseId)).not.toContain(one.id)
    const queued = async () => (await textsOf(one)).filter(({ state }) => state === 'queued')
    expect(await queued()).toMatchObject([{ kind: 'sent-on', text: expect.stringContaining('城南支行（城南路1号，电话020-1）') }])
    const done = await cards.call('transfer.received', { ...refOf(gone), note: '李签收' })
    expect(done).toMatchObject({ state: 'closed', handover: { takenBy: null, oldCard: null } })
    expect((await queued()).map(({ kind }) => kind)).toContain('there')
    expect(await registerOf(one)).toMatchObject([{ state: 'sealed', inHand: true }, { state: 'normal' }])
    const sheet = await paper('sent-on', null, { transferId: list.id })
    for (const words of [list.number, '城南支行', one.number, two.number, '已签收', '在途']) expect(sheet).toContain(words)
    // What was never handed over here cannot be taken back here.
    const undo = { fact: 'handed-over' as const, ...refOf(done) }
    expect(await cards.ask('correction.make', { change: undo, reason: '登记错了', second })).toMatchObject({
      error: { code: 'CORRECTION_LATE' },
    })
    const fate = { fact: 'old-card' as const, ...refOf(done), oldCard: 'collected' as const }
    expect(await cards.ask('correction.make', { change: fate, reason: '登记错了', second })).toMatchObject({
      error: { code: 'CORRECTION_LATE' },
    })
  })

  test('comes back where nobody there wanted it, and lies in the drawer as one that has just come', async () => {
    const view = await atBranch(counter, nextPerson())
    await send(view)
    const back = await cards.call('transfer.back', { ...refOf(await fresh(view)), note: '客户改回原网点' })
    expect(back.state).toBe('at-branch')
    const queued = (await textsOf(view)).filter(({ state }) => state === 'queued')
    expect(queued.map(({ kind }) => kind)).toContain('ready')
    // It may go again, by another list.
    await send(back)
    expect((await fresh(view)).state).toBe('sent-on')
  })

  test('whose case ends while it is away is told to nobody, and dealt with by two once it comes back', async () => {
    const view = await atBranch(counter, nextPerson())
    await send(view)
    const ended = await end(await fresh(view), withdrawn)
    expect(await cards.ask('transfer.back', { ...refOf(ended), note: '对方退回' })).toMatchObject({ ok: true, value: { state: 'void' } })
    expect((await textsOf(view)).filter(({ state }) => state === 'queued')).toEqual([])
    expect((await cards.call('ending.cards', {})).find(({ caseId }) => caseId === view.id)).toMatchObject({
      late: true,
      fate: 'destroy',
      dealt: null,
    })
  })

  test('goes all together or not at all, and not to a branch whose colleague is oneself', async () => {
    const [here, away] = [await atBranch(counter, nextPerson()), await paid(counter, nextPerson())]
    const cases = [here, away].map(refOf)
    expect(await cards.ask('transfer.send', { ...there, cases })).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
    expect((await fresh(here)).state).toBe('at-branch')
    const alone = { ...there, cases: [refOf(here)], second: { login: 'kaguan', password: practicePassword } }
    expect(await cards.ask('transfer.send', alone)).toMatchObject({ ok: false, error: { code: 'SAME_PERSON' } })
  })
})

describe('a consent that is withdrawn', () => {
  const take = (view: CaseView, scopes: ('photo' | 'texts')[], by: 'holder' | 'guardian' = 'holder') =>
    cards.ask('consent.withdraw', { ...refOf(view), scopes, by, note: '本人书面撤回' })

  test('before the card is made stops the case: picture down, nothing lies before the reviewer, signature kept beside it', async () => {
    const view = await submitted(await counter.teller(), nextPerson())
    const answer = await take(view, ['photo'])
    expect(answer).toMatchObject({ ok: true, value: { state: 'opened', signature: null, business: { consents: [], consentAt: null } } })
    expect((await fresh(view)).photos.some(({ chosen }) => chosen)).toBe(false)
    expect(await cards.call('consent.withdrawn', { caseId: view.id })).toMatchObject([
      { scopes: ['photo'], by: 'holder', from: 'submitted', to: 'opened', photo: true },
    ])
    const sheet = await paper('consent', view.id)
    for (const words of ['第十五条', '第四十七条', '本业务已停下', '照片已撤下']) expect(sheet).toContain(words)
    expect(await take(await fresh(view), ['photo'])).toMatchObject({ ok: false, error: { code: 'NOTHING_CHANGED' } })
    const log = await counter.core.store.db
      .selectFrom('audit')
      .select('facts')
      .where('case_id', '=', view.id)
      .where('what', '=', 'consent.withdraw')
      .execute()
    expect(log).toHaveLength(1)
    expect(log[0]?.facts).not.toContain('书面')
  })

  test('once the card is being made lets it come, and its picture serves no later case', async () => {
    const person = nextPerson()
    const done = await closed(counter, person)
    const teller = await counter.teller()
    const later = await teller.call('case.open', { ticketId: null, identity: person })
    expect(later.hasPreviousPhoto).toBe(true)
    expect(await take(await fresh(done), ['photo'])).toMatchObject({ ok: true, value: { state: 'closed' } })
    expect((await fresh(later)).hasPreviousPhoto).toBe(false)
    const making = await produced(counter, await paid(counter, nextPerson()), ['sendToMake'])
    expect(await take(making, ['photo'])).toMatchObject({ ok: true, value: { state: 'making' } })
    expect(await paper('consent', making.id)).toContain('照常制作')
  })

  test('to texts drops those that wait and queues no more', async () => {
    const view = await atBranch(counter, nextPerson())
    expect((await textsOf(view)).map(({ state }) => state)).toEqual(['queued'])
    expect(await take(view, ['texts'])).toMatchObject({ ok: true, value: { state: 'at-branch' } })
    const { days } = await cards.call('pickup.offer', { caseId: view.id })
    const slot = days[0]?.slots.find(({ free }) => free > 0)
    if (!days[0] || !slot) throw new Error('no slot was offered')
    await cards.call('pickup.book', { ...refOf(await fresh(view)), day: days[0].day, start: slot.start })
    expect((await textsOf(view)).map(({ state }) => state)).toEqual(['dropped'])
    expect(await cards.ask('reminder.queue', { caseId: view.id })).toMatchObject({ ok: false, error: { code: 'TEXTS_WITHDRAWN' } })
    expect(await paper('consent', view.id)).toContain('不再向您的手机发送短信')
  })

  test('is the guardian’s for a child only', async () => {
    const view = await submitted(await counter.teller(), nextPerson())
    expect(await take(view, ['photo'], 'guardian')).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', detail: { fields: ['by'] } } })
  })
})

describe('the papers', () => {
  test('of each end say why, what becomes of fee and card, and where to go; only a refusal tells of an appeal', async () => {
    const own = await end(await booked(counter, nextPerson()), withdrawn)
    const sheet = await paper('end', own.id)
    for (const words of ['客户撤回申请', '书面撤回申请', '双人剪角销毁', '重新申请']) expect(sheet).toContain(words)
    expect(sheet).not.toContain('行政复议')
    const theirs = await end(await produced(counter, await paid(counter, nextPerson()), ['sendToMake']), refused)
    const told = await paper('end', theirs.id)
    for (const words of ['制卡中心不予制卡', '行政复议', '卡片尚在制作']) expect(told).toContain(words)
    const open = await counter.send(
      cards.number,
      'slip.page',
      { kind: 'end', caseId: (await paid(counter, nextPerson())).id, ticketId: null },
      'print',
    )
    expect(open).toMatchObject({ ok: false, error: { code: 'NOT_READY' } })
  })

  test('of a correction have the old value, the new one, the reason and both names', async () => {
    const teller = await counter.teller()
    const view = await submitted(teller, { ...nextPerson(), name: '张练演' })
    const change = { fact: 'identity' as const, ...refOf(view), identity: { ...view.identity, name: '张演练' } }
    const made = await teller.call('correction.make', { change, reason: '打错一个字', second })
    const sheet = await page({ kind: 'correction', caseId: view.id, ticketId: null, correctionId: made.id }, teller)
    for (const words of ['张练演', '张演练', '打错一个字', '王敏', '周明', '重新签名']) expect(sheet).toContain(words)
  })
})
