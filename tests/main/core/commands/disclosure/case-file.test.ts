/** Days 3 and 7: whatever became of a case, its whole file can be given to the citizen, the archive or a court. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audiencesOf, partNames, whoSees } from '../../../../../shared/disclosure/audiences.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { stateText } from '../../../../../shared/strings/zh-CN/workflow.ts'
import { citizen, closed, companion, contactDetails, madeUpCitizens, noticed, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto, type Seat } from '../../../../support/a-counter.ts'
import { inTheChair } from '../../../../support/an-item.ts'

let counter: Counter
let manager: Seat
let done: CaseView
beforeAll(async () => {
  counter = await aCounter()
  manager = await counter.manager()
  done = await closed(counter, citizen)
})
afterAll(() => counter.end())

const reasons = { citizen: '本人书面申请查阅', archive: '业务办结归档', court: '依调查令提供' } as const
type For = keyof typeof reasons
const pageFor = async (view: Pick<CaseView, 'id'>, audience: For) =>
  (await manager.call('disclosure.casePage', { caseId: view.id, audience, reason: reasons[audience] })).html
const words = (html: string) =>
  html
    .replaceAll(/<style>.*?<\/style>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

describe('a closed case', () => {
  test('the archive gets all of it: form with maker and checker, picture, signature, consent, money, way of the card, slips, log', async () => {
    const page = await pageFor(done, 'archive')
    const text = words(page)
    for (const part of [
      done.number,
      citizen.name,
      citizen.number,
      contactDetails.mailAddr,
      contactDetails.mobile,
      '王敏（jingban）',
      '李慎（fuhe）',
      '本人单独同意采集',
      '采用的照片',
      '网点已签收',
      '受理回执',
      '领卡单',
      '操作日志',
      stateText.closed,
      '广州 1.0',
    ])
      expect(text, part).toContain(part)
    expect(page.match(/data:image\/jpeg;base64,/g)?.length).toBeGreaterThanOrEqual(2)
    expect(page.match(/class="signature"/g)?.length).toBeGreaterThanOrEqual(2)
  })

  test('every step of the log is in it, in order', async () => {
    const { entries } = await manager.call('audit.find', { caseId: done.id, day: null })
    const text = words(await pageFor(done, 'court'))
    const places = entries.map(({ seq, at: _ }) => text.search(new RegExp(` ${seq} \\d{4}-\\d\\d-\\d\\d `)))
    expect(places.every(place => place >= 0)).toBe(true)
    expect([...places].sort((a, b) => b - a)).toEqual(places)
  })

  test('the citizen sees by name who served them, no login, and not what colleagues said to each other', async () => {
    const text = words(await pageFor(done, 'citizen'))
    expect(text).toContain(citizen.number)
    for (const name of ['王敏', '李慎']) expect(text, name).toContain(name)
    for (const login of ['jingban', 'fuhe', 'kaguan']) expect(text, login).not.toContain(login)
    // The word for a refused picture was said to a colleague.
    expect(text).not.toContain(reasons.archive)
  })
})

describe('whoever came along is not the holder', () => {
  test('an agent is masked for the holder and open for the archive', async () => {
    const [person] = madeUpCitizens(1)
    if (!person) throw new Error('nobody')
    const teller = await counter.teller()
    const view = await inTheChair(counter, teller, person, 'LOSS_TEMP', { companion })
    const own = words(await pageFor(view, 'citizen'))
    for (const secret of [companion.name, companion.number, companion.mobile]) expect(own, secret).not.toContain(secret)
    expect(own).toContain(person.name)
    expect(words(await pageFor(view, 'archive'))).toContain(companion.number)
  })
})

test('what was put right stands in it: the old value, the new one, who and who seconded', async () => {
  const [, , , wrong] = madeUpCitizens(4)
  if (!wrong) throw new Error('nobody')
  const teller = await counter.teller()
  const { id, revision } = await noticed(teller, wrong)
  const change = { fact: 'identity', caseId: id, revision, identity: { ...wrong, name: '李演联' } } as const
  await teller.call('correction.make', { change, reason: '姓名录错一字', second: { login: 'fuhe', password: practicePassword } })
  const [archive, own] = [words(await pageFor({ id }, 'archive')), words(await pageFor({ id }, 'citizen'))]
  for (const part of [`姓名 ${wrong.name}`, '姓名 李演联', '姓名录错一字', '王敏（jingban）', '李慎（fuhe）'])
    expect(archive, part).toContain(part)
  expect(own).toContain('姓名 李演联')
  expect(own).not.toContain('姓名录错一字')
})

test('the copies of papers are counted in it, each by its hash', async () => {
  const [, , , , person] = madeUpCitizens(5)
  const teller = await counter.teller()
  const view = await noticed(teller, person)
  const page = {
    caseId: view.id,
    item: 'REPLACE_PHOTO',
    reason: 'LOOKS_CHANGED',
    material: 'HOLDER_ID',
    quarters: 0,
    instead: null,
  } as const
  for (let n = 0; n < 2; n++) await teller.call('paper.add', { ...page, source: 'file', image: await citizenPhoto(), camera: null })
  const { page_sha } = await counter.core.store.db
    .selectFrom('paper_page')
    .select('page_sha')
    .where('case_id', '=', view.id)
    .limit(1)
    .executeTakeFirstOrThrow()
  const text = words(await pageFor(view, 'citizen'))
  expect(text).toContain('留存的材料复印件（共 2 页）')
  expect(text).toContain('第 2 页，共 2 页')
  expect(text).toContain(page_sha)
})

describe('what no list of work shows any more', () => {
  const [, second, third] = madeUpCitizens(3)

  test('a rejected case, with why', async () => {
    const { id, revision } = await submitted(await counter.teller(), second)
    await (await counter.reviewer()).call('review.reject', { caseId: id, revision, note: '不属于本网点受理范围' })
    const text = words(await pageFor({ id }, 'citizen'))
    expect(text).toContain(stateText.rejected)
    expect(text).toContain('不属于本网点受理范围')
  })

  test('a void case', async () => {
    const teller = await counter.teller()
    const { id, revision } = await noticed(teller, third)
    await teller.call('case.void', { caseId: id, revision, reason: '客户改日再来' })
    expect(words(await pageFor({ id }, 'archive'))).toContain(stateText.void)
  })
})

describe('who may', () => {
  test('the table names every part for everybody, and only the archive and the court see all', () => {
    for (const [audience, sees] of Object.entries(whoSees)) {
      expect(Object.keys(sees).sort(), audience).toEqual([...partNames].sort())
      expect(Object.values(sees).every(showing => showing === 'open')).toBe(['archive', 'court'].includes(audience))
    }
  })

  test('it is in the log before it is read, with to whom and why; a teller gets none, nobody without a reason', async () => {
    await pageFor(done, 'court')
    const { entries } = await manager.call('audit.find', { caseId: done.id, day: null })
    expect(entries[0]).toMatchObject({ what: 'disclosure.give', facts: { kind: 'case-file', audience: 'court' }, words: reasons.court })
    const ask = { caseId: done.id, audience: 'citizen', reason: reasons.citizen } as const
    expect(await (await counter.teller()).ask('disclosure.casePage', ask)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
    expect(await manager.ask('disclosure.casePage', { ...ask, reason: '' })).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
    expect(audiencesOf['case-file']).not.toContain('auditor')
  })

  test('the kept PDF is the manager’s alone to take out again', async () => {
    const pdf = new TextEncoder().encode('%PDF-1.7 a file')
    const kept = await manager.call('print.keep', { kind: 'case-file', caseId: done.id, ticketId: null, pdf, pages: 4 })
    expect(await (await counter.teller()).ask('print.bytes', { printId: kept.id })).toMatchObject({
      ok: false,
      error: { code: 'NOT_ALLOWED' },
    })
    expect((await manager.call('print.bytes', { printId: kept.id })).pdf).toEqual(pdf)
  })
})
