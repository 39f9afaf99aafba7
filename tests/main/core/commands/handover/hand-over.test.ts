/** Hands the card over: to the right person, with the right card, after the right words, under a signature. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { atBranch, citizen, madeUpCitizens, otherCitizen, signature } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let cards: Seat
const people = madeUpCitizens(30)
const nextPerson = () => people.pop() ?? citizen
beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  cards = await counter.cards()
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
const allSame = { faceSame: true, nameSame: true, cardPhotoSame: true }
const whoIs = ({ identity: { docType, number } }: CaseView) => ({ docType, number })
const verified = (view: CaseView) => cards.call('handover.verify', { ...refOf(view), ...whoIs(view), ...allSame })
const told = { oldCard: 'collected', toldEnable: true, toldBank: true, signature } as const
const again = ({ id }: CaseView) => cards.call('case.view', { caseId: id })

test.each([
  ['another document number', { number: otherCitizen.number }, 'document'],
  ['another face', { faceSame: false }, 'face'],
  ['another name on the card', { nameSame: false }, 'name'],
  ['another photo on the card', { cardPhotoSame: false }, 'cardPhoto'],
])('%s and the card stays here', async (_, change, what) => {
  const view = await atBranch(counter, nextPerson())
  const answer = await cards.ask('handover.verify', { ...refOf(view), ...whoIs(view), ...allSame, ...change })
  expect(answer).toEqual({ ok: false, error: { code: 'HANDOVER_MISMATCH', detail: { what: [what] } } })
  if (!answer.ok) expect(sayRefusal(answer.error)).toContain('不能发卡')
  expect(await again(view)).toEqual(view)
})

test('who asked for a card that is not theirs stands in the audit log', async () => {
  const view = await atBranch(counter, nextPerson())
  await cards.ask('handover.verify', { ...refOf(view), ...whoIs(view), ...allSame, faceSame: false })
  const manager = await counter.manager()
  const { entries } = await manager.call('audit.find', { caseId: view.id, day: null })
  expect(entries[0]).toMatchObject({ what: 'handover.mismatch', facts: { what: 'face' } })
  expect(await manager.call('audit.verify', {})).toEqual({ brokenAt: null })
})

test('everything that is wrong is named at once', async () => {
  const view = await atBranch(counter, nextPerson())
  const wrong = { docType: 'RIC' as const, number: otherCitizen.number, faceSame: false, nameSame: false, cardPhotoSame: false }
  const answer = await cards.ask('handover.verify', { ...refOf(view), ...wrong })
  expect(answer).toMatchObject({ error: { detail: { what: ['document', 'face', 'name', 'cardPhoto'] } } })
})

test('the number may be typed with a small x and spaces', async () => {
  const view = await atBranch(counter, citizen)
  const seen = await cards.call('handover.verify', { ...refOf(view), docType: 'RIC', number: '110105 19491231 002x', ...allSame })
  expect(seen).toMatchObject({ state: 'handing-over', handover: { verifiedAt: counter.clock.now() } })
})

test('who leaves before signing leaves the card, and is verified again next time', async () => {
  const seen = await verified(await atBranch(counter, nextPerson()))
  const left = await cards.call('handover.leave', refOf(seen))
  expect(left).toMatchObject({ state: 'at-branch', handover: { verifiedAt: null } })
  const early = await cards.ask('handover.complete', { ...refOf(left), ...told })
  expect(early).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
  expect((await verified(left)).state).toBe('handing-over')
})

test.each([
  ['enabling', { toldEnable: false }],
  ['the bank account', { toldBank: false }],
])('without a word on %s the card is not given', async (_, change) => {
  const seen = await verified(await atBranch(counter, nextPerson()))
  const answer = await cards.ask('handover.complete', { ...refOf(seen), ...told, ...change })
  expect(answer).toEqual({ ok: false, error: { code: 'NOT_READY', detail: { unmet: ['told'] } } })
  expect(await again(seen)).toEqual(seen)
})

test.each<[string, [number, number][][]]>([
  ['nothing', []],
  ['a dot', [[[0.5, 0.5]]]],
  ['a hundred dots', Array.from({ length: 100 }, (_, at): [number, number][] => [[at / 100, 0.5]])],
  [
    'a slip of the pen',
    [
      [
        [0.5, 0.5],
        [0.55, 0.5],
      ],
    ],
  ],
])('%s is no signature', async (_, drawn) => {
  const seen = await verified(await atBranch(counter, nextPerson()))
  const answer = await cards.ask('handover.complete', { ...refOf(seen), ...told, signature: drawn })
  expect(answer).toEqual({ ok: false, error: { code: 'SIGNATURE_EMPTY' } })
  expect((await again(seen)).state).toBe('handing-over')
})

test('signed and told, the case is closed for good', async () => {
  const seen = await verified(await atBranch(counter, nextPerson()))
  const done = await cards.call('handover.complete', { ...refOf(seen), ...told, oldCard: 'none' })
  expect(done).toMatchObject({ state: 'closed', allowed: [], handover: { oldCard: 'none', closedAt: counter.clock.now() } })
  expect(await cards.ask('handover.complete', { ...refOf(done), ...told })).toMatchObject({ error: { code: 'WRONG_STATE' } })
})

test('two windows hand one card over once', async () => {
  const seen = await verified(await atBranch(counter, nextPerson()))
  const hand = () => cards.ask('handover.complete', { ...refOf(seen), ...told })
  const answers = await Promise.all([hand(), hand(), hand()])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
})
