/** Lets a second person decide, and nobody decide on what went through the own hands. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workingRoles } from '../../../../../shared/access/roles.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { confirmed, contactDetails, filled, madeUpCitizens, signature, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let teller: Seat
let reviewer: Seat
const people = madeUpCitizens(40)
const nextPerson = () => people.pop() ?? people[0]
const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })

beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  teller = await counter.teller()
  reviewer = await counter.reviewer()
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

describe('a second person', () => {
  test('approves, and the case names both', async () => {
    const view = await submitted(teller, nextPerson())
    const approved = await reviewer.call('review.approve', refOf(view))
    expect(approved.state).toBe('approved')
    expect(approved.makerName).toBe('王敏')
    expect(approved.reviews).toEqual([{ by: '李慎', at: counter.clock.now(), decision: 'approved', reason: null, note: null }])
  })

  test('returns it with a reason; the teller mends it, has it signed again and hands it in again', async () => {
    const view = await submitted(teller, nextPerson())
    const back = await reviewer.call('review.return', {
      ...refOf(view),
      faults: [{ part: 'form', what: 'mailAddr' }],
      note: '通讯地址不全',
    })
    expect(back).toMatchObject({
      state: 'returned',
      step: 'form',
      reviews: [{ decision: 'returned', reason: 'form', note: '通讯地址不全' }],
    })

    const mended = await teller.call('form.complete', {
      caseId: view.id,
      draft: { ...contactDetails, mailAddr: '演练市示范区练习路2号3栋401房' },
    })
    expect(mended.state).toBe('filled')
    const photoId = mended.photos[0]?.id
    if (!photoId) throw new Error('the picture is gone')
    const [photo] = mended.photos
    const kept = await teller.call('photo.choose', {
      ...refOf(mended),
      photoId,
      decisions: photo?.decisions ?? [],
      looks: photo?.looks ?? [],
      override: null,
    })
    expect((await teller.ask('case.submit', refOf(kept))).ok).toBe(false)
    const signed = await teller.call('confirm.sign', { ...refOf(kept), signature })
    const again = await teller.call('case.submit', refOf(signed))
    const approved = await reviewer.call('review.approve', refOf(again))
    expect(approved.reviews.map(({ decision }) => decision)).toEqual(['returned', 'approved'])
  })

  test('rejects it for good, and the person can begin anew', async () => {
    const person = nextPerson()
    const view = await submitted(teller, person)
    const rejected = await reviewer.call('review.reject', { ...refOf(view), note: '照片不是本人' })
    expect(rejected).toMatchObject({ state: 'rejected', allowed: [] })
    expect((await filled(teller, person)).number).not.toBe(view.number)
  })

  test.each(['review.return', 'review.reject'] as const)('cannot say %s without a reason', async name => {
    const view = await submitted(teller, nextPerson())
    const input =
      name === 'review.return' ? { ...refOf(view), faults: [{ part: 'form', what: 'mailAddr' }], note: ' ' } : { ...refOf(view), note: ' ' }
    expect(await counter.send(reviewer.number, name, input)).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
    expect((await teller.call('case.view', { caseId: view.id })).state).toBe('submitted')
  })

  test('who decides on an old sight of the case is told so, and the first decision stands', async () => {
    const view = await submitted(teller, nextPerson())
    const other = await counter.hired('fuhe2', ['reviewer'])
    await reviewer.call('review.return', { ...refOf(view), faults: [{ part: 'photo', what: 'background' }], note: '背景偏暗' })
    const late = await other.ask('review.approve', refOf(view))
    expect(late).toEqual({ ok: false, error: { code: 'STALE', detail: { revision: view.revision + 1 } } })
    expect((await teller.call('case.view', { caseId: view.id })).state).toBe('returned')
  })

  test('two at the same moment decide once', async () => {
    const view = await submitted(teller, nextPerson())
    const one = await counter.hired('fuhe3', ['reviewer'])
    const answers = await Promise.all([
      one.ask('review.approve', refOf(view)),
      reviewer.ask('review.reject', { ...refOf(view), note: '不符' }),
      reviewer.ask('review.approve', refOf(view)),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await teller.call('case.view', { caseId: view.id })).reviews).toHaveLength(1)
  })
})

describe('an approval pressed by mistake', () => {
  const approvedNow = async () => reviewer.call('review.approve', refOf(await submitted(teller, nextPerson())))

  test('is taken back within ten seconds: the case waits for review again, the log says both, and the figures count neither', async () => {
    const approved = await approvedNow()
    expect(approved.allowed).toContain('takeBackApproval')
    counter.clock.advance(9_000)
    const back = await reviewer.call('review.takeBack', refOf(approved))
    expect(back).toMatchObject({ state: 'submitted', reviews: [] })
    const { entries } = await (await counter.manager()).call('audit.find', { caseId: back.id, day: null })
    expect(entries.map(({ what }) => what)).toEqual(expect.arrayContaining(['case.approve', 'case.takeBackApproval']))
    // It was looked at, not made: the same person may decide again.
    expect((await reviewer.call('review.approve', refOf(back))).state).toBe('approved')
  })

  test('stays after that time, for a colleague, and once the fee was taken', async () => {
    const late = await approvedNow()
    const other = await counter.hired('fuhe4', ['reviewer'])
    const unfit = { ok: false, error: { code: 'NOT_READY', detail: { unmet: ['approvalFresh'] } } }
    expect(await other.ask('review.takeBack', refOf(late))).toEqual(unfit)
    counter.clock.advance(13_000)
    expect(await reviewer.ask('review.takeBack', refOf(late))).toEqual(unfit)
    const paid = await approvedNow()
    await teller.call('fee.collect', { ...refOf(paid), method: 'cash', fen: paid.fee.due ?? 0 })
    expect(await reviewer.ask('review.takeBack', refOf(paid))).toMatchObject({ ok: false, error: { code: 'STALE' } })
  })

  test('cannot be taken back twice', async () => {
    const approved = await approvedNow()
    const answers = await Promise.all([1, 2].map(() => reviewer.ask('review.takeBack', refOf(approved))))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('a person who holds every role', () => {
  let all: Seat
  beforeAll(async () => {
    all = await counter.hired('quanneng', workingRoles)
  })
  const expectBarred = async (view: CaseView) => {
    const decisions = [
      await all.ask('review.approve', refOf(view)),
      await all.ask('review.return', { ...refOf(view), faults: [{ part: 'form', what: null }], note: '自己退回' }),
      await all.ask('review.reject', { ...refOf(view), note: '自己否决' }),
    ]
    for (const decision of decisions) {
      expect(decision).toEqual({ ok: false, error: { code: 'SAME_PERSON' } })
      if (!decision.ok) expect(sayRefusal(decision.error)).toContain('另一位同事')
    }
    const after = await all.call('case.view', { caseId: view.id })
    expect(after).toMatchObject({ state: 'submitted', revision: view.revision, reviews: [] })
  }

  test('cannot decide on an own case, whichever window it sits at', async () => {
    const view = await submitted(all, nextPerson())
    await expectBarred(view)
    const elsewhere = await counter.seated('quanneng', '21')
    expect(await elsewhere.ask('review.approve', refOf(view))).toEqual({ ok: false, error: { code: 'SAME_PERSON' } })
  })

  test('cannot decide on a colleague’s case it handed in itself', async () => {
    const view = await confirmed(teller, nextPerson())
    const handedIn = await all.call('case.submit', refOf(view))
    expect(handedIn.makerId).not.toBe(view.makerId)
    await expectBarred(handedIn)
    expect((await teller.ask('case.view', { caseId: view.id })).ok).toBe(true)
  })

  test('cannot decide on a case it only helped with, nor after it came back', async () => {
    const view = await confirmed(teller, nextPerson())
    const helped = await all.call('confirm.sign', { ...refOf(view), signature })
    const handedIn = await teller.call('case.submit', refOf(helped))
    expect(handedIn.makerName).toBe('王敏')
    await expectBarred(handedIn)
  })

  test('and neither can the one who opened it, when a colleague handed it in', async () => {
    const view = await confirmed(all, nextPerson())
    const handedIn = await teller.call('case.submit', refOf(view))
    await expectBarred(handedIn)
  })

  test('finds the store itself in the way, not only the program', async () => {
    const view = await submitted(all, nextPerson())
    const { db } = counter.core.store
    const own = { checker_id: view.makerId }
    await expect(db.updateTable('case_file').set(own).where('id', '=', view.id).execute()).rejects.toThrow(/maker_is_not_checker/)
    for (const state of ['approved', 'paid', 'making', 'at-branch', 'closed'] as const) {
      const jump = db.updateTable('case_file').set({ state }).where('id', '=', view.id).execute()
      await expect(jump).rejects.toThrow(/checked_before_money/)
    }
    const review = {
      id: view.id,
      case_id: view.id,
      maker_id: view.makerId,
      checker_id: view.makerId,
      decision: 'approved',
      item: view.item,
      reason: null,
      note: null,
      at: counter.clock.now(),
    } as const
    await expect(db.insertInto('review').values(review).execute()).rejects.toThrow(/reviewer_is_not_maker/)
    expect(await all.call('case.view', { caseId: view.id })).toMatchObject({ state: 'submitted', reviews: [] })
  })
})
