/** People who come for a time, who learn, who change their name, and an auditor who reads until a day. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { practicePassword } from '../../../../../shared/practice.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { Day } from '../../../../../shared/time.ts'
import { confirmed, opened, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let manager: Seat
beforeAll(async () => {
  photos = await aSharedEngine()
})
afterAll(() => photos.end())
beforeEach(async () => {
  counter = await aCounter({ photos })
  manager = await counter.manager()
})
afterEach(() => counter.end())

const person = async (login: string) => {
  const found = (await manager.call('operator.list', {})).find(one => one.login === login)
  if (!found) throw new Error(`nobody is called ${login}`)
  return found
}
const plain = { trainee: false, endsOn: null, deputy: null }
const friday = Day.parse('2026-03-13')
const saturday = '2026-03-14T01:00:00.000Z'

describe('an auditor', () => {
  test('reads log, reports and register until the last day, and then nothing, also at a seat that is signed in', async () => {
    await opened(await counter.teller())
    const auditor = await counter.hired('shenji', ['auditor'], '07', friday)
    expect((await auditor.call('audit.find', { caseId: null, day: Day.parse('2026-03-09') })).entries.length).toBeGreaterThan(0)
    const { rows } = await auditor.call('case.search', {})
    expect(rows[0]).toMatchObject({ maskedName: '张**' })
    const [one] = rows
    if (!one) throw new Error('the register is empty')
    expect(await auditor.ask('case.unmask', { caseId: one.id, reason: '审计抽查' })).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
    expect(await auditor.ask('case.view', { caseId: one.id })).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
    counter.clock.set(saturday)
    expect(await auditor.ask('case.search', {})).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
    const again = await counter.emptySeat().ask('session.signIn', { login: 'shenji', password: practicePassword, counter: '07' })
    expect(again).toEqual({ ok: false, error: { code: 'RIGHTS_ENDED' } })
  })

  test.each([
    ['has a last day', { roles: ['auditor' as const], endsOn: null }, 'AUDITOR_ENDS'],
    ['has no other role', { roles: ['auditor' as const, 'manager' as const], endsOn: friday }, 'AUDITOR_ALONE'],
    ['does not begin after the end', { roles: ['auditor' as const], endsOn: Day.parse('2026-03-08') }, 'DAY_PAST'],
  ])('%s', async (_, terms, problem) => {
    const answer = await manager.ask('operator.add', { login: 'shenji', name: '审计员', password: practicePassword, ...terms })
    expect(answer).toEqual({ ok: false, error: { code: 'TERMS_WRONG', detail: { problem } } })
    if (!answer.ok) expect(sayRefusal(answer.error)).toMatch(/审计|最后一天/)
  })
})

describe('a deputy', () => {
  test('is manager until the last day, and a teller afterwards, without anybody doing anything', async () => {
    const { id } = await person('jingban')
    await manager.call('operator.setTerms', { ...plain, operatorId: id, deputy: { roles: ['manager'], until: friday } })
    const deputy = await counter.teller()
    expect((await deputy.call('session.view', {}))?.roles).toEqual(['teller', 'manager'])
    await deputy.call('operator.list', {})
    counter.clock.set(saturday)
    expect(await deputy.ask('operator.list', {})).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
    expect((await deputy.call('session.view', {}))?.roles).toEqual(['teller'])
    expect((await (await counter.teller()).call('session.view', {}))?.roles).toEqual(['teller'])
  })

  test('does not set the own term', async () => {
    const { id } = await person('zhuguan')
    const answer = await manager.ask('operator.setTerms', { ...plain, operatorId: id, endsOn: friday })
    expect(answer).toEqual({ ok: false, error: { code: 'TERMS_WRONG', detail: { problem: 'OWN_TERMS' } } })
  })
})

describe('a trainee', () => {
  test('hands nothing in alone; a colleague stands behind it with the own password and in the log', async () => {
    const { id } = await person('jingban')
    await manager.call('operator.setTerms', { ...plain, operatorId: id, trainee: true })
    const trainee = await counter.teller()
    const { id: caseId, revision } = await confirmed(trainee)
    const alone = await trainee.ask('case.submit', { caseId, revision })
    expect(alone).toEqual({ ok: false, error: { code: 'TRAINEE_ALONE' } })
    const self = { login: 'jingban', password: practicePassword }
    expect(await trainee.ask('case.submit', { caseId, revision, second: self })).toMatchObject({ error: { code: 'SAME_PERSON' } })
    const lobby = { login: 'dating', password: practicePassword }
    expect(await trainee.ask('case.submit', { caseId, revision, second: lobby })).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
    const second = { login: 'zhuguan', password: practicePassword }
    expect((await trainee.call('case.submit', { caseId, revision, second })).state).toBe('submitted')
    const { entries } = await manager.call('audit.find', { caseId, day: null })
    const colleague = await person('zhuguan')
    expect(entries.find(({ what }) => what === 'case.submit')?.facts).toMatchObject({ seconder: colleague.id })
  })
})

describe('a name', () => {
  test('typed wrong is corrected, keeps its history, and the work stays the same person’s', async () => {
    const view = await opened(await counter.teller())
    const { id } = await person('jingban')
    const named = await manager.call('operator.rename', { operatorId: id, name: '王闵', login: 'wangmin', reason: '身份证为“闵”' })
    expect(named).toMatchObject({ name: '王闵', login: 'wangmin' })
    expect(named.formerNames.map(({ field, before, after, by }) => [field, before, after, by]).sort()).toEqual([
      ['login', 'jingban', 'wangmin', '周明'],
      ['name', '王敏', '王闵', '周明'],
    ])
    const seat = await counter.seated('wangmin')
    expect(await seat.call('case.view', { caseId: view.id })).toMatchObject({ makerId: id, makerName: '王闵' })
    expect((await seat.call('case.find', { which: 'mine', text: '' })).map(row => row.id)).toEqual([view.id])
  })

  test('that is somebody else’s login is refused', async () => {
    const { id, name } = await person('jingban')
    const answer = await manager.ask('operator.rename', { operatorId: id, name, login: 'fuhe', reason: '更正' })
    expect(answer).toMatchObject({ error: { code: 'LOGIN_TAKEN' } })
  })
})

describe('the work of a colleague who is ill', () => {
  test('is seen by every teller and taken by one key, once the manager has said so', async () => {
    const view = await opened(await counter.teller())
    const other = await counter.hired('liyi', ['teller'])
    const ref = { caseId: view.id, revision: view.revision }
    expect(await other.call('case.find', { which: 'absent', text: '' })).toEqual([])
    expect(await other.ask('case.takeOver', ref)).toMatchObject({ error: { code: 'NOT_ABSENT' } })
    const { id } = await person('jingban')
    expect((await manager.call('operator.setAbsent', { operatorId: id, absent: true })).absent).toBe(true)
    expect((await other.call('case.find', { which: 'absent', text: '' })).map(row => row.id)).toEqual([view.id])
    const taken = await other.call('case.takeOver', ref)
    expect(taken).toMatchObject({ makerName: 'liyi', state: view.state })
    expect((await other.call('case.find', { which: 'mine', text: '' })).map(row => row.id)).toEqual([view.id])
    const { entries } = await manager.call('audit.find', { caseId: view.id, day: null })
    expect(entries[0]).toMatchObject({ what: 'case.takeOver', facts: { from: id } })
    // Back at work, nothing more is to be taken.
    await counter.teller()
    expect((await person('jingban')).absent).toBe(false)
  })

  test('is handed to a colleague by the manager, who must be a teller', async () => {
    const view = await opened(await counter.teller())
    await counter.hired('liyi', ['teller'])
    const ref = { caseId: view.id, revision: view.revision }
    const [taker, lobby] = [await person('liyi'), await person('dating')]
    expect(await manager.ask('case.reassign', { ...ref, to: lobby.id, reason: '请假' })).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
    const given = await manager.call('case.reassign', { ...ref, to: taker.id, reason: '请假' })
    expect(given.makerId).toBe(taker.id)
    const seat = await counter.teller()
    expect(await seat.ask('case.reassign', { ...ref, to: taker.id, reason: '请假' })).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  })

  test('that is with the second person already stays where it is', async () => {
    const view = await submitted(await counter.teller())
    await counter.hired('liyi', ['teller'])
    const to = (await person('liyi')).id
    const answer = await manager.ask('case.reassign', { caseId: view.id, revision: view.revision, to, reason: '请假' })
    expect(answer).toMatchObject({ error: { code: 'WRONG_STATE' } })
  })
})
