/** Tests what follows from the centre's answers over the line: refusals, changes, withdrawals, and news that fits no case. */
import { expect, test } from 'vitest'
import { profiles } from '../../../../../main/cli/centre/trouble.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { produced, signature } from '../../../../support/a-case.ts'
import { aCentreLine } from '../../../../support/a-centre-line.ts'

const line = aCentreLine()

/** Asked anew until nothing waits: each answer may bring the next message. */
const settle = async () => {
  for (let turn = 0; turn < 3; turn += 1) await line.send()
}

test('a refused case says why and who must act, delays no other, and is sent again once that is mended', async () => {
  const bad = await line.aPaidCase()
  await line.withMobile(bad, '13800130001')
  const good = await line.aPaidCase()
  await line.connect()
  await line.send()
  expect(await line.standing(good)).toMatchObject({ code: 'received' })
  expect(await line.standing(bad)).toMatchObject({ code: 'refused', error: 'PERSON_UNKNOWN', acts: 'cards' })
  const failed = await line.view(bad)
  // It may be sent again as it is, so it stays with the cards.
  expect(failed.state).toBe('make-failed')
  expect(failed.production.at(-1)).toMatchObject({ event: 'makeFailed', note: '人员基础信息不存在，请先办理参保登记' })
  expect((await line.manager.call('centre.view', {})).stuck).toMatchObject([{ number: bad.number, standing: { error: 'PERSON_UNKNOWN' } }])
  const item = (await line.manager.call('jobs.view', {})).find(({ name }) => name === 'centre')?.items[0]
  expect(item).toMatchObject({ label: bad.number, error: 'PERSON_UNKNOWN', quarantined: true })
  // The person was registered meanwhile.
  await line.withMobile(bad, '13800138000')
  await line.manager.call('jobs.retry', { job: 'centre', key: item?.key ?? '' })
  expect(await line.standing(bad)).toMatchObject({ code: 'received' })
  expect((await line.view(bad)).state).toBe('making')
})

test('a withdrawn case is not sent any more', async () => {
  const one = await line.aPaidCase()
  const cards = await line.counter.cards()
  await cards.call('fee.refund', { caseId: one.id, revision: one.revision, note: '客户撤回' })
  await line.connect()
  await line.send()
  expect(line.centre.taken()).toEqual([])
  expect(await line.standing(one)).toMatchObject({ code: 'ended' })
  expect(await line.manager.call('centre.bar', {})).toEqual({ state: 'up', waiting: 0, stuck: 0 })
})

test('a refusal the counter can mend lands at its fault, asks the holder back, and is warned about before it happens again', async () => {
  const bad = await line.aPaidCase()
  await line.withMobile(bad, '13800130004')
  await line.connect()
  await line.send()
  const back = await line.view(bad)
  expect(back.state).toBe('returned')
  expect(back.sentBack).toMatchObject({ from: 'card-centre', note: '照片背景不是白色', faults: [{ part: 'photo', what: 'background' }] })
  expect(await line.standing(bad)).toMatchObject({ code: 'refused-back', acts: 'counter', error: 'PHOTO_BACKGROUND' })
  const texts = await line.counter.core.store.db
    .selectFrom('reminder')
    .select(['kind', 'text', 'state'])
    .where('case_id', '=', bad.id)
    .execute()
  expect(texts).toMatchObject([{ kind: 'returned', state: 'queued' }])
  expect(texts[0]?.text).toContain('背景')
  // Nobody has to do anything at the line, and the bar does not call for it.
  expect(await line.manager.call('centre.bar', {})).toEqual({ state: 'up', waiting: 0, stuck: 0 })
  // The next holder's picture has the same fault.
  const next = await line.aPaidCase()
  expect(await line.manager.call('centre.rejects', { caseId: next.id })).toMatchObject([
    { code: 'PHOTO_BACKGROUND', like: 'picture', times: 1, fault: { part: 'photo', what: 'background' } },
  ])
})

test('a case that ended after it was sent is withdrawn; the centre says whether it came in time', async () => {
  await line.connect()
  const [early, late] = [await line.aPaidCase(), await line.aPaidCase()]
  const cards = await line.counter.cards()
  const end = async (one: CaseView) =>
    cards.call('case.end', { ...(await line.refOf(one)), reason: 'duplicate', papers: ['other-case'], note: '重复受理' })
  await line.send()
  await end(early)
  expect(await line.standing(early)).toMatchObject({ code: 'withdrawing', acts: null })
  await line.send()
  expect(await line.standing(early)).toMatchObject({ code: 'withdrawn', acts: null })
  // A card is being made of the other.
  line.counter.clock.advance(1_500)
  await end(late)
  await line.send()
  expect(await line.standing(late)).toMatchObject({ code: 'withdraw-late', acts: 'cards' })
  expect(line.centre.taken().map(({ case: { caseNumber }, withdrawn }) => [caseNumber, withdrawn])).toEqual(
    expect.arrayContaining([
      [early.number, true],
      [late.number, false],
    ]),
  )
})

test('a withdrawal waits for the line, and of a case the centre does not know no card is made either', async () => {
  await line.connect()
  const one = await line.aPaidCase()
  await line.send()
  line.centre.behave(profiles.mute)
  const cards = await line.counter.cards()
  await cards.call('case.end', { ...(await line.refOf(one)), reason: 'duplicate', papers: ['other-case'], note: '重复受理' })
  await line.send()
  expect(await line.standing(one)).toMatchObject({ code: 'withdrawing', acts: null })
  await line.forgets()
  await settle()
  expect(await line.standing(one)).toMatchObject({ code: 'withdraw-unknown', acts: null })
  expect(line.centre.taken()).toEqual([])
})

test('a card called back in time lies with the cards as not made, is corrected or sent once more, and is one card', async () => {
  await line.connect()
  const one = await line.aPaidCase()
  await line.send()
  const cards = await line.counter.cards()
  await cards.call('centre.recall', { caseId: one.id, reason: '信息有误，更正后再递交' })
  await line.send()
  expect(await line.standing(one)).toMatchObject({ code: 'withdrawn', acts: 'cards' })
  expect((await line.view(one)).state).toBe('make-failed')
  expect((await line.manager.call('centre.view', {})).stuck).toMatchObject([{ number: one.number, next: 'anew' }])
  const told = await cards.call('centre.again', { caseId: one.id, reason: '核对无误' })
  expect(told.overruled.map(({ what, words }) => [what, words])).toEqual([
    ['centre.recall', '信息有误，更正后再递交'],
    ['centre.again', '核对无误'],
  ])
  await line.send()
  expect(await line.standing(one)).toMatchObject({ code: 'received' })
  expect((await line.view(one)).state).toBe('making')
  expect(line.centre.taken().map(({ withdrawn }) => withdrawn)).toEqual([true, false])
})

/** Taken back as a tick, corrected, signed, approved and paid anew. */
async function corrected(one: CaseView, name: string): Promise<void> {
  const cards = await line.counter.cards()
  // Not the reviewer, who could not approve what they had a hand in.
  const second = { login: 'zhuguan', password: practicePassword }
  await cards.call('correction.make', { change: { fact: 'sent', ...(await line.refOf(one)) }, reason: '姓名有误', second: null })
  const { identity } = one
  const typed = { ...identity, name, sex: identity.sex, validFrom: identity.validFrom, validTo: identity.validTo }
  await cards.call('correction.make', {
    change: { fact: 'identity', ...(await line.refOf(one)), identity: typed },
    reason: '姓名有误',
    second,
  })
  const teller = await line.counter.teller()
  await teller.call('confirm.sign', { ...(await line.refOf(one)), signature })
  await teller.call('case.submit', await line.refOf(one))
  await (await line.counter.reviewer()).call('review.approve', await line.refOf(one))
}

test('a case corrected after it was sent is changed at the centre, never a second card; too late is said and the card awaited', async () => {
  await line.connect()
  const [early, late] = [await line.aPaidCase(), await line.aPaidCase()]
  await line.send()
  await corrected(early, '王更正')
  expect(await line.standing(early)).toMatchObject({ code: 'changing', acts: null })
  await line.send()
  expect(await line.standing(early)).toMatchObject({ code: 'changed' })
  expect((await line.view(early)).state).toBe('making')
  line.counter.clock.advance(1_500)
  await corrected(late, '李更正')
  await line.send()
  expect(await line.standing(late)).toMatchObject({ code: 'change-late', acts: 'cards' })
  const made = line.centre.taken().map(({ case: { caseNumber, fields }, changes }) => [caseNumber, fields.name, changes])
  expect(made).toHaveLength(2)
  expect(made).toEqual(
    expect.arrayContaining([
      [early.number, '王更正', 1],
      [late.number, late.identity.name, 0],
    ]),
  )
  const { asks } = await line.manager.call('centre.ofCase', { caseId: late.id })
  expect(asks).toMatchObject([{ kind: 'change', answer: 'too-late', words: '已经制卡，不能更改或撤回' }])
})

test('a change of what the centre does not know is sent as a new case', async () => {
  await line.connect()
  const one = await line.aPaidCase()
  await line.send()
  await corrected(one, '王更正')
  await line.forgets()
  await settle()
  expect(await line.standing(one)).toMatchObject({ code: 'received' })
  expect(line.centre.taken()).toMatchObject([{ case: { caseNumber: one.number, fields: { name: '王更正' } } }])
})

test('news about a case that stands elsewhere is kept and shown, never forced; an unknown number as well', async () => {
  await line.connect()
  const one = await line.aPaidCase()
  await line.send()
  const cards = await line.counter.cards()
  let now = await line.view(one)
  now = await produced(line.counter, now, ['makeFailed'])
  await cards.call('production.record', {
    caseId: one.id,
    revision: now.revision,
    event: 'backToCounter',
    note: '照片不合',
    cardTail: null,
  })
  line.counter.clock.advance(60_000)
  await line.hear()
  expect((await line.view(one)).state).toBe('returned')
  const { kept } = await line.manager.call('centre.view', {})
  expect(kept.map(({ status, state }) => [status, state])).toEqual([
    ['in-production', 'returned'],
    ['with-bank', 'returned'],
    ['with-branch', 'returned'],
  ])
  for (const { id } of kept) await line.manager.call('centre.seen', { id })
  expect((await line.manager.call('centre.view', {})).kept).toEqual([])
})
