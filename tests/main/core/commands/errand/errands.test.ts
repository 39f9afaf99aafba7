/** People who cannot be served at a counter in the usual way: a visit at home, a card of another province, and the days after. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { In } from '../../../../../shared/ipc/contract.ts'
import type { ErrandView } from '../../../../../shared/ipc/shapes/errand.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { addDays } from '../../../../../shared/time.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let lobby: Seat
let teller: Seat
beforeAll(async () => {
  counter = await aCounter({ options: { birth: { ...practiceBirth, profile: 'guangzhou' } } })
  lobby = await counter.lobby()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const visit: In<'errand.ask'> = {
  ...{ kind: 'home', item: 'ACTIVATE_BANK', name: '张练习', phone: '13800000000', address: '演练市示范区练习路2号3楼', why: 'old' },
  note: '要带移动终端',
}
const away: In<'errand.ask'> = { kind: 'away', item: 'LOSS_TEMP', name: '李演示', phone: '020-8765 4321', issuedIn: '430100' }

/** Takes it down and gives it back as the list shows it. */
async function asked(what: In<'errand.ask'>): Promise<ErrandView> {
  const before = new Set((await lobby.call('errand.list', {})).map(({ id }) => id))
  const row = (await lobby.call('errand.ask', what)).find(({ id }) => !before.has(id))
  if (!row) throw new Error('nothing was taken down')
  return row
}
const step = (row: ErrandView, more: Omit<In<'errand.step'>, 'id' | 'state'>) =>
  teller.ask('errand.step', { id: row.id, state: row.state, ...more })
async function moved(row: ErrandView, more: Omit<In<'errand.step'>, 'id' | 'state'>): Promise<ErrandView> {
  const answer = await step(row, more)
  if (!answer.ok) throw new Error(answer.error.code)
  const now = answer.value.find(({ id }) => id === row.id)
  if (!now) throw new Error('it is gone')
  return now
}
const today = () => counter.clock.today()
const inDays = (days: number) => addDays(today(), days)

describe('a visit at home', () => {
  test('is asked for by telephone, arranged for two people and a day, and done', async () => {
    const row = await asked(visit)
    expect(row).toMatchObject({ kind: 'home', state: 'asked', why: 'old', maskedName: '张**', late: false })
    expect(row.number).toMatch(/^S\d{8}-001$/)
    const planned = await moved(row, { event: 'plan', day: inDays(1), goers: '王敏、赵卡' })
    expect(planned).toMatchObject({ state: 'planned', day: inDays(1), due: inDays(1), goers: '王敏、赵卡' })
    const done = await moved(planned, { event: 'done', note: '账户已激活' })
    expect(done).toMatchObject({ state: 'done', due: null, late: false })
    expect(done.steps.map(({ event }) => event)).toEqual(['plan', 'done'])
    expect(await step(done, { event: 'drop', note: '又不办了' })).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
  })

  test('shows whom to ring up only to whoever asks, and notes the look', async () => {
    const row = await asked(visit)
    expect(JSON.stringify(await lobby.call('errand.list', {}))).not.toContain('13800000000')
    expect(await teller.call('errand.contact', { id: row.id })).toEqual({
      ...{ name: '张练习', phone: '13800000000', address: '演练市示范区练习路2号3楼', note: '要带移动终端' },
    })
    const looks = await counter.core.store.db.selectFrom('audit').select('facts').where('what', '=', 'errand.look').execute()
    expect(looks).toHaveLength(1)
    expect(looks[0]?.facts).not.toContain('张练习')
  })

  test('where nobody was at home is arranged anew; one whose day is over stands in the list as late and in the end of the day', async () => {
    const planned = await moved(await asked(visit), { event: 'plan', day: today(), goers: '王敏、赵卡' })
    const begun = counter.clock.now()
    counter.clock.advance(86_400_000)
    const late = (await lobby.call('errand.list', {})).find(({ id }) => id === planned.id)
    expect(late).toMatchObject({ late: true })
    const { lines } = await (await counter.manager()).call('day.view', { day: today() })
    expect(lines.find(({ line }) => line === 'errands')?.open).toBeGreaterThan(0)
    expect(await moved(planned, { event: 'missed', note: '敲门没有人' })).toMatchObject({ state: 'asked', day: null, goers: '' })
    counter.clock.set(begun)
  })

  test('is not arranged for a day that is over, nor by two who had different lists before them', async () => {
    const row = await asked(visit)
    expect(await step(row, { event: 'plan', day: inDays(-1), goers: '王敏、赵卡' })).toMatchObject({ error: { code: 'BAD_INPUT' } })
    await moved(row, { event: 'plan', day: inDays(2), goers: '王敏、赵卡' })
    expect(await step(row, { event: 'drop', note: '家属来了' })).toMatchObject({ error: { code: 'STALE' } })
  })

  test.each([
    ['without an address', { address: '' }],
    ['without a reason', { why: null }],
    ['with half a telephone number', { phone: '1380000' }],
    ['for a whole unit', { item: 'BATCH' as const }],
  ])('%s is not taken down', async (_what, wrong) => {
    expect((await lobby.ask('errand.ask', { ...visit, ...wrong })).ok).toBe(false)
  })
})

describe('a card of another province', () => {
  test('is passed on with the number of the platform, answered there, and the holder told', async () => {
    const row = await asked(away)
    expect(row).toMatchObject({ kind: 'away', state: 'asked', issuer: expect.stringContaining('长沙') })
    const sent = await moved(row, { event: 'send', reference: 'KS-2026-000123' })
    expect(sent).toMatchObject({ state: 'sent', reference: 'KS-2026-000123' })
    const accepted = await moved(sent, { event: 'accept', note: '免费，七天内补办' })
    expect(await moved(accepted, { event: 'tell', note: '电话告知本人' })).toMatchObject({ state: 'told', due: null })
  })

  test('is late where the other office has not answered within ten working days', async () => {
    const sent = await moved(await asked(away), { event: 'send', reference: 'KS-2026-000124' })
    const begun = counter.clock.now()
    counter.clock.advance(20 * 86_400_000)
    expect((await lobby.call('errand.list', {})).find(({ id }) => id === sent.id)).toMatchObject({ late: true })
    counter.clock.set(begun)
  })

  test('of the own province is dealt with here, and what the place does not pass on is refused', async () => {
    expect(await lobby.ask('errand.ask', { ...away, issuedIn: '440300' })).toMatchObject({ error: { code: 'SAME_PROVINCE' } })
    expect(await lobby.ask('errand.ask', { ...away, item: 'UNLOSS' })).toMatchObject({ error: { code: 'ITEM_NOT_OFFERED' } })
  })
})

test('of what has ended nobody is named any more once the place has kept it long enough', async () => {
  const manager = await counter.manager()
  const dropped = await moved(await asked({ ...visit, name: '郑该忘' }), { event: 'drop', note: '郑该忘自己来了' })
  const { db } = counter.core.store
  expect(await db.selectFrom('errand').select('name').where('id', '=', dropped.id).executeTakeFirst()).toEqual({ name: '郑该忘' })
  const { errandsToWipe, wipeErrand } = await import('../../../../../main/core/records/errand/rows.ts')
  expect(await errandsToWipe(db, null, inDays(400), 10)).toEqual([])
  expect(await errandsToWipe(db, 30, inDays(30), 10)).toEqual([])
  const due = await errandsToWipe(db, 30, inDays(31), 10)
  expect(due).toContain(dropped.id)
  await counter.core.store.write(({ tx }) => wipeErrand(tx, dropped.id, counter.clock.now()))
  const left = await manager.call('errand.list', {})
  expect(JSON.stringify(left.find(({ id }) => id === dropped.id))).not.toContain('郑')
})
