/** Tests a unit's batch: the sheet checked row by row, the pictures looked at, good rows made cases, the sheet given back. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { listUnits, viewUnit } from '../../../../../main/core/channels/unit/view.ts'
import { readWorkbook } from '../../../../../main/core/platform/workbook/read.ts'
import { firstSheet } from '../../../../../main/core/platform/workbook/sheet.ts'
import type { UnitId } from '../../../../../shared/ids.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import { citizen, holding, madeUpCitizens, opened, otherCitizen, produced, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'
import { aDelivery, aSheet, lookedAt, ownFile, picked, rowsOf, unitOpening, type Written, written } from '../../../../support/a-unit.ts'
import { countedQueries } from '../../../../support/counted-queries.ts'
import { patience } from '../../../../support/patience.ts'

let photos: SharedEngine
let counter: Counter
let teller: Seat
let folder: string

beforeAll(async () => {
  photos = await aSharedEngine()
})
afterAll(() => photos.end())
beforeEach(async () => {
  counter = await aCounter({ photos })
  teller = await counter.teller()
  folder = await mkdtemp(join(tmpdir(), 'unit-'))
})
afterEach(async () => {
  await counter.end()
  await rm(folder, { recursive: true, force: true })
})

const people = madeUpCitizens(40).map((person, at) => ({
  number: person.number,
  name: `王演练${'甲乙丙丁戊己庚辛壬癸子丑'.charAt(at % 12)}`,
}))
const person = (at: number) => {
  const found = people[at]
  if (!found) throw new Error('there are forty people')
  return found
}

const settled = async (unitId: UnitId, state: string) =>
  expect
    .poll(async () => (await teller.call('unit.list', {})).find(({ id }) => id === unitId)?.state, { timeout: patience(60_000) })
    .toBe(state)

async function checkedUnit(rows: readonly Written[], pictures: Readonly<Record<string, Uint8Array>>, packed = true): Promise<UnitId> {
  const delivery = await aDelivery(folder, rows, pictures)
  const { id } = await teller.call('unit.open', unitOpening)
  await picked(counter, teller, 'unit.takeSheet', id, delivery.sheet)
  await picked(counter, teller, 'unit.takePhotos', id, packed ? delivery.zip : delivery.photos)
  await settled(id, 'checked')
  return id
}

const picturesFor = async (
  those: readonly { number: string; name: string }[],
  named: (one: { number: string; name: string }) => string,
) => {
  const face = await citizenPhoto()
  return Object.fromEntries(those.map(one => [named(one), ownFile(face, one.number)]))
}
const byNumber = ({ number }: { number: string }) => `${number}.jpg`

test('twelve people of whom three are wrong: nine become cases, each once', async () => {
  const twelve = people.slice(0, 12)
  const rows = twelve.map((one, at) => {
    if (at === 3) return written({ ...one, number: `${one.number.slice(0, 17)}${one.number.endsWith('1') ? '2' : '1'}` })
    if (at === 7) return written(one, { 联系电话: '1380000' })
    return written(one)
  })
  // The tenth one's picture is missing; half of the files carry the name too.
  const given = twelve.filter((_, at) => at !== 9)
  const half = await picturesFor(given.slice(0, 6), byNumber)
  const named = await picturesFor(given.slice(6), ({ number, name }) => `${number}${name}.JPG`)
  const unitId = await checkedUnit(rows, { ...half, ...named })

  const bad = await rowsOf(teller, unitId, 'bad')
  expect(bad.map(({ at, faults }) => [at, faults.map(({ about, code }) => `${about} ${code}`)])).toEqual([
    [5, ['number ID_CHECK_DIGIT']],
    [9, ['mobile MOBILE_WRONG']],
    [11, ['photo PHOTO_NONE']],
  ])
  expect(await teller.ask('unit.make', { unitId })).toMatchObject({ ok: false, error: { code: 'UNIT_UNSEEN', detail: { count: 9 } } })

  await lookedAt(teller, unitId)
  await teller.call('unit.make', { unitId })
  await settled(unitId, 'done')
  const made = await rowsOf(teller, unitId, 'made')
  expect(made.map(({ caseState }) => caseState)).toEqual(Array(9).fill('submitted'))
  expect(new Set(made.map(({ caseId }) => caseId)).size).toBe(9)

  const first = made[0]?.caseId
  if (!first) throw new Error('no case was made')
  const reviewer = await counter.reviewer()
  const view = await reviewer.call('case.view', { caseId: first })
  expect(view).toMatchObject({ item: 'BATCH', confirmedBy: 'sheet', form: { pickupWay: 'unit', bank: '102' } })
  expect(view.photos[0]).toMatchObject({ source: 'unit', chosen: true })
  expect(await reviewer.call('review.approve', { caseId: first, revision: view.revision })).toMatchObject({
    state: expect.stringMatching(/approved|paid/),
  })
})

test('a resident of Hong Kong and two foreigners are taken on by their own documents, which their numbers tell', async () => {
  const [hongKong, of2017, of2023, lost] = ['810000199003070023', 'KAZ110090123105', '91139819901231003X', '820000199003070021'] as const
  const foreign = { 民族: '', 证件有效期截止日: '20301231' }
  const rows = [
    written(person(0)),
    written({ number: hongKong, name: '陈演练' }, { ...foreign, 个人社保编号: hongKong }),
    written(
      { number: of2017, name: 'SPECIMEN AIDA' },
      { ...foreign, 性别: '女', 出生日期: '19901231', 国籍: '哈萨克斯坦', 个人社保编号: 'KAZ000001' },
    ),
    written({ number: of2023, name: 'SPECIMEN JAN' }, { ...foreign, 国籍: 'FRA', 个人社保编号: 'FRA000001' }),
    // What the number does not tell must be written; what is written must not contradict it.
    written({ number: of2017, name: 'SPECIMEN ELA' }, { ...foreign, 性别: '女', 出生日期: '19911231', 个人社保编号: 'KAZ000002' }),
    written({ number: of2017, name: 'SPECIMEN INA' }, foreign),
    written({ number: hongKong, name: '何演练' }, { ...foreign, 性别: '男', 证件有效期截止日: '长期', 个人社保编号: hongKong }),
    written({ number: lost, name: '吴演练' }, foreign),
  ]
  const { id: unitId } = await teller.call('unit.open', unitOpening)
  const delivery = await aDelivery(
    folder,
    rows,
    await picturesFor([person(0), { number: hongKong, name: '' }, { number: of2017, name: '' }, { number: of2023, name: '' }], byNumber),
  )
  await picked(counter, teller, 'unit.takeSheet', unitId, delivery.sheet)
  const bad = await rowsOf(teller, unitId, 'bad')
  const faultsOf = (at: number) => bad.find(row => row.at === at)?.faults.map(({ about, code }) => `${about} ${code}`)
  expect(faultsOf(6)).toContain('birth BIRTH_OTHER')
  // The social number is asked for later, and is not the document's; the number stands in two rows before.
  expect(faultsOf(7)).toEqual(['birth CELL_EMPTY', 'sex CELL_EMPTY', 'number TWICE'])
  expect(faultsOf(8)).toEqual(expect.arrayContaining(['validTo DOC_LONG_NOT_POSSIBLE', 'sex SEX_OTHER']))
  expect(faultsOf(9)).toEqual(['number ID_CHECK_DIGIT'])
})

test('of those documents cases are made, each with its kind, place and number of its own', async () => {
  const rows = [
    written(
      { number: '810000199003070023', name: '陈演练' },
      { 民族: '', 证件有效期截止日: '20301231', 个人社保编号: '810000199003070023' },
    ),
    written(
      { number: 'KAZ110090123105', name: 'SPECIMEN AIDA' },
      { 民族: '', 证件有效期截止日: '20301231', 性别: '女', 出生日期: '19901231', 个人社保编号: 'KAZ000001' },
    ),
  ]
  const numbers = ['810000199003070023', 'KAZ110090123105']
  const unitId = await checkedUnit(
    rows,
    await picturesFor(
      numbers.map(number => ({ number, name: '' })),
      byNumber,
    ),
  )
  expect((await rowsOf(teller, unitId, 'bad')).flatMap(({ faults }) => faults)).toEqual([])
  await lookedAt(teller, unitId)
  await teller.call('unit.make', { unitId })
  await settled(unitId, 'done')
  const made = await rowsOf(teller, unitId, 'made')
  const reviewer = await counter.reviewer()
  const views = []
  for (const { caseId } of made) if (caseId) views.push(await reviewer.call('case.view', { caseId }))
  expect(
    views.map(({ identity, form }) => [identity.docType, identity.sex, identity.birth, form.nationality, form.socialNumber, form.ethnic]),
  ).toEqual([
    ['HMT', '2', '1990-03-07', 'HKG', '810000199003070023', undefined],
    ['FPR', '2', '1990-12-31', 'KAZ', 'KAZ000001', undefined],
  ])
})

test('the sheet comes back as it was, with one column more', async () => {
  const rows = [written(person(0)), written(person(1), { 联系电话: '' })]
  const unitId = await checkedUnit(rows, await picturesFor([person(0)], byNumber), false)
  const { workbook } = await teller.call('unit.result', { unitId })
  const [before, after] = [firstSheet(await readWorkbook(await aSheet(rows))), firstSheet(await readWorkbook(workbook))]
  const column = 7
  for (const [place, row] of before.rows.entries()) {
    const own = [...(after.rows[place]?.cells ?? [])].filter(([at]) => at !== column)
    expect(own).toEqual([...row.cells])
  }
  const results = after.rows.map(({ cells }) => cells.get(column)?.text)
  expect(results).toEqual(['处理结果', '合格，尚未建立业务', '不合格：联系电话：未填写'])
})

test('whoever stands in the sheet twice, has a case open or a card, is told by row', async () => {
  await submitted(teller, citizen)
  const held = await opened(teller, otherCitizen)
  await holding(teller, held)
  await teller.call('case.void', { caseId: held.id, revision: held.revision, reason: '只为登记持有卡' })
  const rows = [written(person(0)), written(person(0)), written(citizen), written(otherCitizen)]
  const unitId = await checkedUnit(rows, {})
  const faults = (await rowsOf(teller, unitId)).map(row => row.faults.map(({ code }) => code).join(' '))
  expect(faults).toEqual(['TWICE', 'TWICE', 'CASE_OPEN', 'HAS_CARD'])
})

test('a number that Excel rounded is told as such, and a day typed as a day is read', async () => {
  const days = { 证件有效期起始日: 42491, 证件有效期截止日: 20360501 }
  const rows = [written(person(0), { 身份证号: Number(person(0).number) }), written(person(1), days)]
  const unitId = await checkedUnit(rows, await picturesFor([person(1)], byNumber))
  const [rounded, dated] = await rowsOf(teller, unitId)
  expect(rounded?.faults).toEqual([{ about: 'number', code: 'CELL_FIGURE' }])
  expect(dated).toMatchObject({ state: 'good', faults: [] })
})

test('a picture under another name, or two of one person, is not guessed at', async () => {
  const rows = [written(person(0)), written(person(1))]
  const face = await citizenPhoto()
  const unitId = await checkedUnit(rows, {
    [`${person(0).number}别人.jpg`]: ownFile(face, person(0).number),
    [`${person(1).number}.jpg`]: face,
    [`${person(1).number}${person(1).name}.jpg`]: face,
  })
  expect((await rowsOf(teller, unitId)).map(({ faults }) => faults[0]?.code)).toEqual(['PHOTO_NAME', 'PHOTO_TWICE'])
})

test('one picture for several people is refused for each of them, and the others go on', async () => {
  const three = people.slice(0, 3)
  const own = await picturesFor([person(3)], byNumber)
  const face = await citizenPhoto()
  const unitId = await checkedUnit(
    [...three, person(3)].map(one => written(one)),
    {
      ...Object.fromEntries(three.map(one => [byNumber(one), face])),
      ...own,
    },
  )
  const rows = await rowsOf(teller, unitId)
  expect(rows.map(({ state }) => state)).toEqual(['bad', 'bad', 'bad', 'good'])
  expect(rows.slice(0, 3).map(({ faults }) => faults)).toEqual(Array(3).fill([{ about: 'photo', code: 'PHOTO_SAME' }]))
})

test('a picture the teller will not have is no case', async () => {
  const rows = [written(person(0)), written(person(1))]
  const unitId = await checkedUnit(rows, await picturesFor([person(0), person(1)], byNumber))
  await teller.call('unit.look', { unitId, seen: [2], bad: [3] })
  await teller.call('unit.make', { unitId })
  await settled(unitId, 'done')
  expect((await rowsOf(teller, unitId)).map(({ state }) => state)).toEqual(['made', 'bad'])
})

test('the transfer sheet lists the cards that lie at the branch, masked, and counts those to come', async () => {
  const three = people.slice(0, 3)
  const unitId = await checkedUnit(
    three.map(one => written(one)),
    await picturesFor(three, byNumber),
  )
  await lookedAt(teller, unitId)
  await teller.call('unit.make', { unitId })
  await settled(unitId, 'done')
  const reviewer = await counter.reviewer()
  const cases = (await rowsOf(teller, unitId, 'made')).flatMap(({ caseId }) => caseId ?? [])
  for (const caseId of cases) {
    const { revision } = await reviewer.call('case.view', { caseId })
    const approved = await reviewer.call('review.approve', { caseId, revision })
    if (caseId !== cases[2]) await produced(counter, approved, ['sendToMake', 'branchReceived'])
  }
  const { html } = await teller.call('slip.page', { kind: 'transfer', caseId: null, ticketId: null, unitId })
  const [first, , third] = await Promise.all(cases.map(caseId => teller.call('case.view', { caseId })))
  expect(html).toContain(first?.number)
  expect(html).not.toContain(third?.number)
  expect(html).toContain('2 张；本批另有 1 张未到网点')
  for (const { number } of three) expect(html).not.toContain(number)
})

test('a case opened at the counter meanwhile costs that row only', async () => {
  const rows = [written(person(0)), written(person(1))]
  const unitId = await checkedUnit(rows, await picturesFor([person(0), person(1)], byNumber))
  await lookedAt(teller, unitId)
  const sixteen = madeUpCitizens(1)[0]
  if (!sixteen) throw new Error('one person was asked for')
  await teller.call('case.open', { ticketId: null, identity: { ...sixteen, name: person(0).name } })
  await teller.call('unit.make', { unitId })
  await settled(unitId, 'done')
  const [taken, made] = await rowsOf(teller, unitId)
  expect(taken).toMatchObject({ state: 'bad', faults: [{ about: 'CASE_IN_FLIGHT', code: 'REFUSED' }] })
  expect(made).toMatchObject({ state: 'made' })
})

test('without the letter, the stamp and the signatures no batch is opened', async () => {
  const answer = await teller.ask('unit.open', { ...unitOpening, papers: ['UNIT_LETTER'] })
  expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_READY' } })
})

test('a paused batch goes on where it stopped', async () => {
  const twelve = people.slice(0, 12)
  const delivery = await aDelivery(
    folder,
    twelve.map(one => written(one)),
    await picturesFor(twelve, byNumber),
  )
  const { id } = await teller.call('unit.open', unitOpening)
  await picked(counter, teller, 'unit.takeSheet', id, delivery.sheet)
  await picked(counter, teller, 'unit.takePhotos', id, delivery.zip)
  const paused = await teller.call('unit.pause', { unitId: id })
  expect(paused).toMatchObject({ running: false })
  expect(paused.state === 'checking' ? paused.counts.read : 0).toBe(12 - paused.counts.good)
  if (paused.state === 'checking') await teller.call('unit.resume', { unitId: id })
  await settled(id, 'checked')
  expect(await rowsOf(teller, id, 'bad')).toEqual([])
})

test('what is no workbook, has no heading or nobody in it is refused by name', async () => {
  const { id } = await teller.call('unit.open', unitOpening)
  const path = join(folder, 'x.xlsx')
  const refusal = async (bytes: Uint8Array) => {
    await writeFile(path, bytes)
    const answer = await counter.send(teller.number, 'unit.takeSheet', { unitId: id, path }, 'dialog')
    return answer.ok ? null : answer.error.detail?.why
  }
  expect(await refusal(new Uint8Array([1, 2, 3]))).toBe('not-a-workbook')
  expect(await refusal(await aSheet([{ 名单: '一' }]))).toBe('no-heading')
  expect(
    await refusal(
      await aSheet([written({ number: '', name: '' }, { 民族: '', 联系电话: '', 证件有效期起始日: '', 证件有效期截止日: '' })]),
    ),
  ).toBe('no-rows')
})

test('the blank sheet is read back as one with all its headings', async () => {
  const { workbook } = await teller.call('unit.template', {})
  const { rows } = firstSheet(await readWorkbook(workbook))
  expect([...(rows[0]?.cells.values() ?? [])].map(({ text }) => text)).toContain('证件有效期起始日')
})

/** The real engine, which fails at the picture of one person in the way that is asked for. */
function failingAt(number: string, fail: () => Promise<never>): SharedEngine & { readonly asked: () => number } {
  let asked = 0
  const judge: SharedEngine['judge'] = (image, spec) => {
    if (!Buffer.from(image).includes(number)) return photos.judge(image, spec)
    asked += 1
    return fail()
  }
  return { ...photos, judge, asked: () => asked }
}
async function otherEngine(engine: SharedEngine): Promise<void> {
  await counter.end()
  counter = await aCounter({ photos: engine })
  teller = await counter.teller()
}
const three = () => [person(0), person(1), person(2)]
const threeRows = () => three().map(one => written(one))

test.each([
  ['throws', () => Promise.reject(new TypeError('no such pixel'))],
  ['takes too long', () => Promise.reject(new Refusal('TIMED_OUT'))],
  ['kills the engine’s thread', () => Promise.reject(new Error('The photo thread ended'))],
])('a picture whose judging %s is told of its row, after one more try, and the run goes on', async (_how, fail) => {
  const engine = failingAt(person(1).number, fail)
  await otherEngine(engine)
  const unitId = await checkedUnit(threeRows(), await picturesFor(three(), byNumber))
  const rows = await rowsOf(teller, unitId)
  expect(rows.map(({ state }) => state)).toEqual(['good', 'bad', 'good'])
  expect(rows[1]?.faults).toEqual([{ about: 'photo', code: 'PHOTO_FAILED' }])
  expect(engine.asked()).toBe(2)
})

test('a picture that ended the program each time it was begun is not begun again', async () => {
  const begun: number[] = []
  const engine = failingAt(person(0).number, async () => {
    const row = await counter.core.store.db.selectFrom('unit_row').select('attempts').where('at', '=', 2).executeTakeFirstOrThrow()
    begun.push(row.attempts)
    return new Promise<never>(() => undefined)
  })
  await otherEngine(engine)
  const delivery = await aDelivery(folder, threeRows(), await picturesFor(three(), byNumber))
  const { id } = await teller.call('unit.open', unitOpening)
  await picked(counter, teller, 'unit.takeSheet', id, delivery.sheet)
  await picked(counter, teller, 'unit.takePhotos', id, delivery.zip)
  // Written down before the engine has it: a core that dies here leaves the count behind.
  await expect.poll(() => begun).toEqual([1])
  await teller.call('unit.pause', { unitId: id })
  // What a pause cuts off is no try.
  await counter.core.store.db.updateTable('unit_row').set({ attempts: 2 }).where('at', '=', 2).where('attempts', '=', 0).execute()
  await teller.call('unit.resume', { unitId: id })
  await settled(id, 'checked')
  expect((await rowsOf(teller, id)).map(({ state }) => state)).toEqual(['bad', 'good', 'good'])
  expect(begun).toEqual([1])
})

test('one picture that is gone from the folder costs its row; a folder that is gone stops the run until it is back', async () => {
  const delivery = await aDelivery(folder, threeRows(), await picturesFor(three(), byNumber))
  let begin = () => {}
  const begun = new Promise<void>(resolve => {
    begin = resolve
  })
  let goOn = () => {}
  const held = new Promise<void>(resolve => {
    goOn = resolve
  })
  const judge: SharedEngine['judge'] = async (image, spec) => {
    begin()
    await held
    return photos.judge(image, spec)
  }
  await otherEngine({ ...photos, judge })
  const { id } = await teller.call('unit.open', unitOpening)
  await picked(counter, teller, 'unit.takeSheet', id, delivery.sheet)
  await picked(counter, teller, 'unit.takePhotos', id, delivery.photos)
  await begun
  await rm(join(delivery.photos, `${person(1).number}.jpg`))
  goOn()
  await settled(id, 'checked')
  expect((await rowsOf(teller, id)).map(({ state }) => state)).toEqual(['good', 'bad', 'good'])
})

test('a row no case can be made of for a fault of the program costs that row only', async () => {
  const unitId = await checkedUnit(threeRows(), await picturesFor(three(), byNumber))
  await lookedAt(teller, unitId)
  await counter.core.store.db.updateTable('unit_row').set({ judged: null }).where('at', '=', 3).execute()
  await teller.call('unit.make', { unitId })
  await settled(unitId, 'done')
  const rows = await rowsOf(teller, unitId)
  expect(rows.map(({ state }) => state)).toEqual(['made', 'bad', 'made'])
  expect(rows[1]?.faults).toEqual([{ about: 'INTERNAL', code: 'REFUSED' }])
})

test('lists of batches and of their rows cost the same number of queries however long they are', async () => {
  const asked = async (unitId: UnitId) => [
    await countedQueries(counter.core, listUnits),
    await countedQueries(counter.core, core =>
      viewUnit(core, { caller: { window: 'desk', seat: 0 }, session: null }, { unitId, which: 'all', after: 0 }),
    ),
  ]
  const one = await checkedUnit([written(person(0))], await picturesFor([person(0)], byNumber))
  const few = await asked(one)
  const rows = people.slice(1, 13).map(who => written(who))
  const many = await checkedUnit(rows, await picturesFor(people.slice(1, 3), byNumber))
  expect(await asked(many)).toEqual(few)
})
