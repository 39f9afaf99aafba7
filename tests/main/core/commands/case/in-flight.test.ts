/** Opens cases: one application and one act per person at a time, whatever document is shown and however many windows ask. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Day } from '../../../../../shared/time.ts'
import { actPaths, formPaths } from '../../../../../shared/workflow/path.ts'
import { citizen, filled, madeUpCitizens, opened, otherCitizen } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let teller: Seat
let other: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
  other = await counter.hired('jingban2', ['teller'], '04')
})
afterAll(() => counter.end())

const people = madeUpCitizens(30)
const nextPerson = () => people.pop() ?? citizen
const open = (seat: Seat, identity = citizen) => seat.ask('case.open', { ticketId: null, identity })

describe('a person with a case under way', () => {
  test('is found by the number before anything is typed, and gets no second case', async () => {
    const person = nextPerson()
    const look = () => other.call('identity.lookUp', { docType: 'RIC', number: person.number })
    expect((await look()).inFlight).toBeNull()
    const view = await filled(teller, person)
    expect((await look()).inFlight).toEqual({
      caseId: view.id,
      number: view.number,
      item: 'REPLACE_PHOTO',
      state: 'filled',
      openedAt: view.openedAt,
    })
    expect(await open(other, person)).toEqual({
      ok: false,
      error: { code: 'CASE_IN_FLIGHT', detail: { case: view.number, state: 'filled' } },
    })
  })

  test('is the same person with small letters, spaces and another document of the same number', async () => {
    await opened(teller, citizen)
    const temporary = { ...citizen, docType: 'TIC', validFrom: Day.parse('2026-02-01'), validTo: Day.parse('2026-05-01') } as const
    expect((await other.call('identity.lookUp', { docType: 'RIC', number: ' 11010519491231002x ' })).inFlight).not.toBeNull()
    expect((await other.call('identity.lookUp', { docType: 'TIC', number: citizen.number })).inFlight).not.toBeNull()
    expect(await open(other, { ...citizen, number: '11010519491231002x' })).toMatchObject({ ok: false, error: { code: 'CASE_IN_FLIGHT' } })
    expect(await open(other, temporary)).toMatchObject({ ok: false, error: { code: 'CASE_IN_FLIGHT' } })
  })

  test('gets one case when twenty windows open it at the same moment', async () => {
    const person = nextPerson()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => open(at % 2 ? teller : other, person)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter(answer => !answer.ok && answer.error.code === 'CASE_IN_FLIGHT')).toHaveLength(19)
  })

  test('finds the store itself in the way of a second one', async () => {
    const { db } = counter.core.store
    const view = await opened(teller, nextPerson())
    const row = await db.selectFrom('case_file').selectAll().where('id', '=', view.id).executeTakeFirstOrThrow()
    const twin = (at: number, path: typeof row.path) => ({
      ...row,
      id: `7ZZZZZZZZZZZZZZZZZZZZZZZZ${at}`,
      number: `YL01-00000000-000${at}`,
      path,
    })
    const insert = (at: number, path: typeof row.path) => db.insertInto('case_file').values(twin(at, path)).execute()
    for (const path of formPaths) await expect(insert(1, path)).rejects.toThrow(/unique constraint/i)
    // One act may stand beside it, and no second one.
    await insert(2, 'act-alone')
    for (const path of actPaths) await expect(insert(3, path)).rejects.toThrow(/unique constraint/i)
    await db.deleteFrom('case_file').where('id', '=', twin(2, 'act').id).execute()
  })

  test('may come again once the case is void', async () => {
    const person = nextPerson()
    const view = await opened(teller, person)
    await teller.call('case.void', { caseId: view.id, revision: view.revision, reason: '客户改天再来' })
    expect((await teller.call('identity.lookUp', { docType: 'RIC', number: person.number })).inFlight).toBeNull()
    expect((await opened(other, person)).number).not.toBe(view.number)
  })
})

describe('a document that does not hold', () => {
  test.each([
    ['a wrong check digit', { number: '440106198507120013' }, 'number'],
    ['run out yesterday', { validTo: Day.parse('2026-03-08') }, 'validTo'],
    ['not valid yet', { validFrom: Day.parse('2026-03-10') }, 'validFrom'],
  ])('%s opens no case and says which field', async (_, change, field) => {
    const answer = await open(teller, { ...otherCitizen, ...change })
    expect(answer).toMatchObject({ ok: false, error: { code: 'IDENTITY_WRONG' } })
    if (!answer.ok) expect(answer.error.detail?.fields).toContain(field)
    expect((await teller.call('case.find', { which: 'all', text: otherCitizen.number })).length).toBe(0)
  })

  test('a birthday or sex unlike the number is a warning to look twice, and no more', async () => {
    const judged = await teller.call('identity.judge', { ...otherCitizen, birth: Day.parse('1985-07-13'), sex: '2' })
    expect(judged.problems).toEqual([])
    expect(judged.warnings.map(({ field }) => field).sort()).toEqual(['birth', 'sex'])
  })

  test('the answer repeats nothing of the person', async () => {
    const answer = await open(teller, { ...otherCitizen, number: '440106198507120013' })
    expect(JSON.stringify(answer)).not.toMatch(/4401061985|演练/)
  })
})

describe('case numbers', () => {
  test('run on, each once, however many windows open cases at once', async () => {
    const views = await Promise.all(
      madeUpCitizens(39)
        .slice(0, 9)
        .map((person, at) => opened(at % 2 ? teller : other, { ...person, docType: 'RIC' })),
    )
    const numbers = views.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.every(number => /^YL01-20260309-\d{4}$/.test(number))).toBe(true)
  })

  test('a list shows the person masked', async () => {
    const rows = await teller.call('case.find', { which: 'all', text: citizen.number })
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(citizen.number)
    expect(JSON.stringify(rows)).not.toContain(citizen.name)
  })
})
