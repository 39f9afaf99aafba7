/** Puts a case before one reviewer at a time, approves many that were looked at, and tells the teller what to mend. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReviews } from '../../../../../main/core/queries/review/open-reviews.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { fieldsToMend, stepToMend } from '../../../../../shared/review/fault.ts'
import { chosen, madeUpCitizens, signature, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let teller: Seat
let one: Seat
let other: Seat
const people = madeUpCitizens(40)
const nextPerson = () => people.pop() ?? people[0]
const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
const codeOf = (answer: { ok: true } | { ok: false; error: { code: string } }) => (answer.ok ? 'ok' : answer.error.code)

beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  teller = await counter.teller()
  one = await counter.reviewer()
  other = await counter.hired('fuhe2', ['reviewer'])
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

describe('a case before a reviewer', () => {
  test('is not decided by another meanwhile, and everybody sees who has it', async () => {
    const view = await submitted(teller, nextPerson())
    await one.call('review.take', { caseId: view.id })
    expect(await other.call('review.leases', {})).toMatchObject([{ caseId: view.id, by: '李慎' }])
    expect(codeOf(await other.ask('review.take', { caseId: view.id }))).toBe('UNDER_REVIEW')
    expect(codeOf(await other.ask('review.approve', refOf(view)))).toBe('UNDER_REVIEW')
    const { waiting } = await openReviews(counter.core, counter.clock.today())
    expect(waiting.find(({ number }) => number === view.number)).toMatchObject({ maker: '王敏', reviewer: '李慎' })
    expect((await one.call('review.approve', refOf(view))).state).toBe('approved')
    expect(await other.call('review.leases', {})).toEqual([])
  })

  test('is free again when it is put back, and by the clock when a window died', async () => {
    const view = await submitted(teller, nextPerson())
    await one.call('review.take', { caseId: view.id })
    await one.call('review.release', { caseId: view.id })
    await other.call('review.take', { caseId: view.id })
    counter.clock.advance(9 * 60_000)
    expect(codeOf(await one.ask('review.take', { caseId: view.id }))).toBe('UNDER_REVIEW')
    await other.call('review.take', { caseId: view.id })
    counter.clock.advance(9 * 60_000)
    expect(codeOf(await one.ask('review.take', { caseId: view.id }))).toBe('UNDER_REVIEW')
    counter.clock.advance(60_001)
    expect(codeOf(await one.ask('review.take', { caseId: view.id }))).toBe('ok')
    expect(codeOf(await other.ask('review.reject', { ...refOf(view), note: '来晚了' }))).toBe('UNDER_REVIEW')
    await one.call('review.reject', { ...refOf(view), note: '不符' })
  })

  test('goes to one of two who reach for it at the same moment', async () => {
    const view = await submitted(teller, nextPerson())
    const answers = await Promise.all([one, other, one, other].map(seat => seat.ask('review.take', { caseId: view.id })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
    expect(await one.call('review.leases', {})).toHaveLength(1)
    for (const seat of [one, other]) await seat.call('review.release', { caseId: view.id })
  })

  test('cannot be put before its own maker', async () => {
    const both = await counter.hired('shuangren', ['teller', 'reviewer'])
    const view = await submitted(both, nextPerson())
    expect(codeOf(await both.ask('review.take', { caseId: view.id }))).toBe('SAME_PERSON')
  })
})

describe('many at once', () => {
  test('are approved where each was looked at, and only those', async () => {
    const [seen, unseen, changed] = [
      await submitted(teller, nextPerson()),
      await submitted(teller, nextPerson()),
      await submitted(teller, nextPerson()),
    ]
    for (const view of [seen, changed]) {
      await one.call('review.take', { caseId: view.id })
      await one.call('review.see', refOf(view))
    }
    await one.call('review.take', { caseId: unseen.id })
    const cases = [refOf(seen), refOf(unseen), { caseId: changed.id, revision: changed.revision - 1 }]
    const done = await one.call('review.approveMany', { cases })
    expect(done.map(({ refused }) => refused)).toEqual([null, 'NOT_SEEN', 'STALE'])
    const states = await Promise.all([seen, unseen, changed].map(async view => (await one.call('case.view', { caseId: view.id })).state))
    expect(states).toEqual(['approved', 'submitted', 'submitted'])
  })

  test('what was seen too long ago is seen no more', async () => {
    const view = await submitted(teller, nextPerson())
    await one.call('review.take', { caseId: view.id })
    await one.call('review.see', refOf(view))
    counter.clock.advance(11 * 60_000)
    expect((await one.call('review.approveMany', { cases: [refOf(view)] }))[0]?.refused).toBe('NOT_SEEN')
    await one.call('review.take', { caseId: view.id })
    expect((await one.call('review.approveMany', { cases: [refOf(view)] }))[0]?.refused).toBe('NOT_SEEN')
  })

  test('nothing is seen that lies before nobody', async () => {
    const view = await submitted(teller, nextPerson())
    expect(codeOf(await one.ask('review.see', refOf(view)))).toBe('NOT_SEEN')
  })
})

describe('a case sent back', () => {
  test('names each fault, and the teller lands on the first', async () => {
    const view = await submitted(teller, nextPerson())
    const back = await one.call('review.return', {
      ...refOf(view),
      faults: [
        { part: 'photo', what: 'background' },
        { part: 'form', what: 'mailAddr' },
      ],
      note: '地址不全，背景偏暗',
    })
    expect(back.reviews.at(-1)).toMatchObject({ decision: 'returned', reason: 'form' })
    expect(back.sentBack).toMatchObject({ from: 'review', by: '李慎', note: '地址不全，背景偏暗' })
    const faults = back.sentBack?.faults ?? []
    expect(stepToMend(faults, back.path)).toBe('form')
    expect(fieldsToMend(faults, 'form')).toEqual(['mailAddr'])
  })

  test('for its picture alone takes a new picture at once, and the fault is gone once it is handed in', async () => {
    const view = await submitted(teller, nextPerson())
    const back = await one.call('review.return', { ...refOf(view), faults: [{ part: 'photo', what: 'eyes-open' }], note: '闭眼' })
    expect(stepToMend(back.sentBack?.faults ?? [], back.path)).toBe('photo')
    const shot = await teller.call('photo.capture', { caseId: view.id, source: 'preview', images: [await citizenPhoto()] })
    const taken = await chosen(teller, shot)
    expect(taken.state).toBe('photographed')
    const signed = await teller.call('confirm.sign', { ...refOf(taken), signature })
    const again = await teller.call('case.submit', refOf(signed))
    expect(again).toMatchObject({ state: 'submitted', sentBack: null })
  })

  test('says at least what is wrong', async () => {
    const view = await submitted(teller, nextPerson())
    for (const faults of [[], [{ part: 'form', what: 'nonsense' }], [{ part: 'photo', what: 'mailAddr' }]]) {
      expect(await counter.send(one.number, 'review.return', { ...refOf(view), faults, note: '有误' })).toMatchObject({
        ok: false,
        error: { code: 'BAD_INPUT' },
      })
    }
  })
})
