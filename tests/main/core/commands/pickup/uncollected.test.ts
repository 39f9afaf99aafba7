/** Cards nobody came for: one that was sent back is fetched back for its holder, and only a manager gives one up, after the place's time. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { atBranch, madeUpCitizens, sentBack, uncollected } from '../../../../support/a-case.ts'
import { aCounter, type Counter } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

const dayMs = 86_400_000
const [asked, given] = madeUpCitizens(2)
let photos: SharedEngine
let counter: Counter
beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos, options: { birth: { ...practiceBirth, profile: 'huizhou' } } })
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
const waiting = async (view: CaseView) =>
  (await (await counter.cards()).call('pickup.waiting', { after: null })).rows.find(({ caseId }) => caseId === view.id)

test('a card that went back is fetched back, waits anew from that day, and its holder is told again', async () => {
  const gone = await sentBack(counter, await uncollected(counter, asked))
  expect(gone.state).toBe('sent-back')
  expect(await waiting(gone)).toMatchObject({ state: 'sent-back' })
  const back = await (await counter.cards()).call('pickup.fetchBack', refOf(gone))
  expect(back.state).toBe('at-branch')
  expect(await waiting(back)).toMatchObject({ state: 'at-branch', days: 0, ageing: 'in-time' })
  const texts = await counter.core.store.db
    .selectFrom('reminder')
    .select(['kind', 'state'])
    .where('case_id', '=', back.id)
    .where('state', '=', 'queued')
    .execute()
  expect(texts).toEqual([{ kind: 'ready', state: 'queued' }])
  // It is handed out like any other, and is not fetched back twice.
  expect(await (await counter.cards()).ask('pickup.fetchBack', refOf(back))).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
})

test('nobody but a manager gives a card up, and not before the days the place has set', async () => {
  const here = await atBranch(counter, given)
  const give = { reason: 'uncollected', papers: ['contact-tries'], note: '三次电话无人接听' } as const
  const end = async (seat: Awaited<ReturnType<Counter['cards']>>) =>
    seat.ask('case.end', { ...refOf(here), ...give, papers: [...give.papers] })
  expect(await end(await counter.cards())).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  expect(await end(await counter.manager())).toMatchObject({ ok: false, error: { code: 'NOT_READY', detail: { unmet: ['endTime'] } } })
  counter.clock.advance(179 * dayMs)
  expect(await end(await counter.manager())).toMatchObject({ ok: false, error: { code: 'NOT_READY' } })
  counter.clock.advance(dayMs)
  expect(await end(await counter.manager())).toMatchObject({ ok: true, value: { state: 'void', end: { reason: 'uncollected' } } })
})
