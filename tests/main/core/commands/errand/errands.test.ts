/** People who cannot be served at a counter in the usual way: a visit at home, a card of another province, and the days after. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { In } from '../../../../../shared/ipc/contract.ts'
import type { ErrandView } from '../../../../../shared/ipc/shapes/errand.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { addDays } from '../../../../../shared/time.ts'
import { citizenBorn, contactDetails, filled, madeUpCitizens, noticed } from '../../../../support/a-case.ts'
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

const holder = citizenBorn('1946-03-15')
const visit: In<'errand.ask'> = {
  ...{ kind: 'home', item: 'REPLACE_PHOTO', name: '张练习', phone: '13800000000', address: '演练市示范区练习路2号3楼', why: 'old' },
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
    const view = await noticed(teller, { ...holder, name: '张练习' })
    const done = await moved(planned, { event: 'done', caseId: view.id, note: '照片已换，卡制好后再送' })
    expect(done).toMatchObject({ state: 'done', due: null, late: false, caseId: view.id, caseNumber: view.number })
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

  test('is done by the case that was entered of it, chosen among those of that business since then, of the same name first', async () => {
    const [earlier, other, own] = madeUpCitizens(4).slice(1)
    if (!earlier || !other || !own) throw new Error('too few people')
    const before = await noticed(teller, earlier)
    counter.clock.advance(60_000)
    const planned = await moved(await asked({ ...visit, name: '王上门' }), { event: 'plan', day: today(), goers: '王敏、赵卡' })
    const otherCase = await noticed(teller, { ...other, name: '赵另外' })
    const ownCase = await noticed(teller, { ...own, name: '王上门' })
    const offered = await teller.call('errand.cases', { id: planned.id })
    expect(offered.map(({ caseId, sameName }) => [caseId, sameName])).toEqual([
      [ownCase.id, true],
      [otherCase.id, false],
    ])
    expect(JSON.stringify(offered)).not.toContain('赵另外')
    const unmade = { event: 'done', note: '都办好了' } as const
    expect(await step(planned, unmade)).toMatchObject({ error: { code: 'BAD_INPUT' } })
    expect(await step(planned, { ...unmade, caseId: before.id })).toMatchObject({ error: { code: 'BAD_INPUT' } })
    await moved(planned, { ...unmade, caseId: ownCase.id })
    const log = await counter.core.store.db.selectFrom('audit').select('what').where('case_id', '=', ownCase.id).execute()
    expect(log.map(({ what }) => what)).toContain('errand.step')
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

/** What whoever asked takes home, or reads as soon as the day is arranged. */
const paperOf = async (row: ErrandView, seat: Seat = lobby): Promise<string> => {
  const slip = await counter.send(seat.number, 'slip.page', { kind: 'errand', caseId: null, ticketId: null, ofId: row.id }, 'print')
  if (!slip.ok) throw new Error(slip.error.code)
  return (slip.value as { html: string }).html.replaceAll(/<[^>]+>|\s+/g, ' ')
}

describe('the paper of it', () => {
  test('of a visit says by when somebody calls, then on which day who comes, what to have ready, and whom to ask; nobody is named in full', async () => {
    const row = await asked(visit)
    const first = await paperOf(row)
    expect(first).toMatch(/上门服务登记回执.*最迟这天打电话跟您约时间\s+2026年3月12日 星期四/)
    for (const words of [row.number, '张**', '年老走不动', '原社保卡', '12333']) expect(first, words).toContain(words)
    expect(first).not.toMatch(/张练习|13800000000|练习路/)
    const planned = await moved(row, { event: 'plan', day: inDays(1), goers: '王敏、赵卡' })
    expect(await paperOf(planned)).toMatch(/上门日期\s+2026年3月10日 星期二.*上门的人\s+王敏、赵卡.*出示证件/)
  })

  test('of another province says whose rules apply and where to ask, and carries the number of the platform', async () => {
    const sent = await moved(await asked(away), { event: 'send', reference: 'KS-2026-000125' })
    const paper = await paperOf(sent, teller)
    expect(paper).toMatch(/跨省业务登记回执.*最迟这天给您答复\s+2026年3月23日/)
    for (const words of ['长沙', 'KS-2026-000125', '发卡地的12333', '临时挂失']) expect(paper, words).toContain(words)
    expect(paper).not.toMatch(/请提前备好|李演示/)
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
  const keep = { kind: 'errand', caseId: null, ticketId: null, ofId: dropped.id, pages: 1 } as const
  expect(await counter.send(lobby.number, 'print.keep', { ...keep, pdf: new TextEncoder().encode('%PDF 回执') }, 'print')).toMatchObject({
    ok: true,
  })
  const papers = () => db.selectFrom('print').select('pdf_sha').where('errand_id', '=', dropped.id).execute()
  const kept = (await papers()).map(({ pdf_sha }) => pdf_sha)
  expect(await counter.core.store.write(({ tx }) => wipeErrand(tx, dropped.id, counter.clock.now()))).toEqual(kept)
  expect(await papers()).toEqual([])
  expect(await teller.ask('slip.page', { kind: 'errand', caseId: null, ticketId: null, ofId: dropped.id })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  const left = await manager.call('errand.list', {})
  expect(JSON.stringify(left.find(({ id }) => id === dropped.id))).not.toContain('郑')
})

describe('a person who asks what is kept of them', () => {
  const person = { ...citizenBorn('1951-07-01'), name: '钱问询' }
  const outcomes = async (wants: 'copy' | 'erase', said: { name?: string; phone?: string } = {}) => {
    const manager = await counter.manager()
    const { errands } = await manager.call('retention.ask', { docType: 'RIC', number: person.number, ...said, wants })
    return errands.map(({ number, outcome }) => [number, outcome])
  }

  test('hears of what was taken down under the name and telephone they give, and of what led to a case of theirs or stands under its telephone', async () => {
    const byPhone = await asked({ ...visit, name: person.name, phone: '13900000077' })
    const stranger = await asked({ ...visit, name: '钱别人', phone: '13900000077' })
    expect(await outcomes('copy')).toEqual([])
    expect(await outcomes('copy', { name: person.name, phone: '139 0000 0077' })).toEqual([[byPhone.number, 'under-way']])
    const { mobile } = contactDetails
    const known = await asked({ ...away, name: person.name, phone: mobile })
    const planned = await moved(await asked({ ...visit, name: '钱问寻', phone: '13900000078' }), {
      event: 'plan',
      day: today(),
      goers: '王敏、赵卡',
    })
    const view = await filled(teller, person)
    const done = await moved(planned, { event: 'done', caseId: view.id, note: '已录入' })
    expect(await outcomes('copy')).toEqual([
      [known.number, 'under-way'],
      [done.number, 'unset'],
    ])
    expect(JSON.stringify(await outcomes('copy', { name: person.name, phone: '13900000077' }))).not.toContain(stranger.number)
  })

  test('has wiped what came to nothing; what goes on, and what the place keeps, stays and says why', async () => {
    const row = (await lobby.call('errand.list', {})).find(({ maskedName, state }) => maskedName === '钱**' && state === 'asked')
    if (!row) throw new Error('it is gone')
    await moved(row, { event: 'drop', note: '钱问询自己来了' })
    const after = await outcomes('erase', { name: person.name, phone: '13900000077' })
    expect(after).toContainEqual([row.number, 'erase'])
    const { db } = counter.core.store
    const left = await db.selectFrom('errand').select(['name', 'phone']).where('id', '=', row.id).executeTakeFirstOrThrow()
    expect(left).toEqual({ name: '*', phone: '*' })
    const requests = await db.selectFrom('person_request').select('answer').execute()
    expect(JSON.stringify(requests)).not.toMatch(/钱|13900000077/)
  })
})
