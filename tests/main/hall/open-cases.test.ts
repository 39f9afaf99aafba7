/** What two windows of a branch see of each other's work: who has which case open, what waits where, and who sits where through a restart. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseLeaseMs } from '../../../main/core/records/case/lease.ts'
import { insertOperator } from '../../../main/core/records/operator/rows.ts'
import { hashPassword } from '../../../main/core/records/password.ts'
import { lineTimes } from '../../../shared/hall/line.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { practicePassword } from '../../../shared/practice.ts'
import { contactDetails, filled, madeUpCitizens, submitted } from '../../support/a-case.ts'
import type { Seat } from '../../support/a-counter.ts'
import { aHall, type TestDesk, type TestHall } from '../../support/a-hall.ts'
import { cheapPasswords } from '../../support/cheap-passwords.ts'
import { patience } from '../../support/patience.ts'

let hall: TestHall
let window3: TestDesk
let window5: TestDesk
const people = madeUpCitizens(10)
const nextPerson = () => people.pop() ?? people[0]
/** What the helpers of a case know a seat by. */
const seatAt = ({ ask, call }: TestDesk): Seat => ({ number: 1, ask: (name, input) => ask(name, input), call })
const codeOf = (answer: { ok: true } | { ok: false; error: { code: string } }) => (answer.ok ? 'ok' : answer.error.code)
const typed = (view: CaseView, mailAddr: string) => ({ caseId: view.id, draft: { ...contactDetails, mailAddr } })

beforeAll(async () => {
  hall = await aHall()
  const { core } = hall
  const passwordHash = await hashPassword(practicePassword, cheapPasswords)
  await core.store.write(({ tx }) =>
    insertOperator(tx, { login: 'jingban2', name: '孙二', roles: ['teller'], passwordHash }, core.clock.now()),
  )
  window3 = await hall.aDesk('3号窗')
  window5 = await hall.aDesk('5号窗')
  await window3.signIn('jingban', '03')
  await window5.signIn('jingban2', '05')
})
afterAll(() => hall.end())

describe('a case that is open at one window', () => {
  test('shows its teller at the other, and is not typed into from there', async () => {
    const view = await filled(seatAt(window3), nextPerson())
    const heard = window5.told.length
    await window3.call('lease.take', { caseId: view.id })
    await window5.until('window 5 hears of it', () => window5.told.slice(heard).some(({ name }) => name === 'lease.changed'))
    const shown = { by: '王敏', counter: '03' }
    expect(await window5.call('lease.view', { caseId: view.id })).toMatchObject(shown)
    expect(await window5.call('lease.take', { caseId: view.id })).toMatchObject(shown)
    const refused = await window5.ask('form.save', typed(view, '演练路5号'))
    expect(refused).toMatchObject({ ok: false, error: { code: 'CASE_HELD', detail: { counter: '03' } } })
    expect(codeOf(await window3.ask('form.save', typed(view, '演练路3号')))).toBe('ok')
  })

  test('is taken over with a reason, which the log keeps, and then the first window only looks', async () => {
    const view = await filled(seatAt(window3), nextPerson())
    const { operatorId: from } = await window3.call('lease.take', { caseId: view.id })
    expect(codeOf(await window5.ask('lease.takeOver', { caseId: view.id, from, reason: '' }))).toBe('BAD_INPUT')
    expect(await window5.call('lease.takeOver', { caseId: view.id, from, reason: '同事离开窗口' })).toMatchObject({ counter: '05' })
    expect(codeOf(await window3.ask('form.save', typed(view, '演练路3号')))).toBe('CASE_HELD')
    expect(codeOf(await window5.ask('form.save', typed(view, '演练路5号')))).toBe('ok')
    // Whom window 3 would take it from is not who has it by now.
    expect(codeOf(await window3.ask('lease.takeOver', { caseId: view.id, from, reason: '客户换到本窗口' }))).toBe('STALE')
    const [entry] = await hall.core.store.db.selectFrom('audit').selectAll().where('what', '=', 'lease.takeOver').execute()
    expect(JSON.parse(String(entry?.facts))).toMatchObject({ from, counter: '03' })
    expect(entry?.facts).not.toContain('同事')
  })

  test('is free when its window closes it, and by the clock when its window died', async () => {
    const view = await filled(seatAt(window3), nextPerson())
    await window3.call('lease.take', { caseId: view.id })
    await window3.call('lease.release', { caseId: view.id })
    expect(await window5.call('lease.take', { caseId: view.id })).toMatchObject({ counter: '05' })
    // Not one's own to give back.
    await window3.call('lease.release', { caseId: view.id })
    hall.clock.advance(caseLeaseMs - 1)
    expect(await window3.call('lease.take', { caseId: view.id })).toMatchObject({ counter: '05' })
    hall.clock.advance(1)
    expect(await window3.call('lease.view', { caseId: view.id })).toBeNull()
    expect(await window3.call('lease.take', { caseId: view.id })).toMatchObject({ counter: '03' })
  })

  test('lies free before the reviewer once it is handed in', async () => {
    const view = await submitted(seatAt(window3), nextPerson())
    expect(await window5.call('lease.view', { caseId: view.id })).toBeNull()
  })
})

describe('across the hall', () => {
  test('a number handed on at window 3 stands first at window 5, with who sent it and why', async () => {
    await window5.signIn('jingban2', '05')
    const take = () => window3.call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
    const [first, second] = [await take(), await take()]
    await window3.call('ticket.call', {})
    await window3.call('ticket.finish', { ticketId: first.id })
    const third = await take()
    await window3.call('ticket.call', {})
    const heard = window5.told.length
    await window3.call('ticket.transfer', { ticketId: second.id, item: second.item, to: '05', reason: 'own-window' })
    await window5.until('window 5 hears of it', () => window5.told.slice(heard).some(({ name }) => name === 'ticket.changed'))
    const { waiting } = await window5.call('ticket.line', {})
    expect(waiting.map(({ id }) => id)).toEqual([second.id, third.id])
    expect(waiting[0]?.sent).toEqual({ by: '王敏', counter: '03', reason: 'own-window' })
    expect((await window3.call('ticket.call', {})).id).toBe(third.id)
    expect((await window5.call('ticket.call', {})).id).toBe(second.id)
    await window3.call('ticket.finish', { ticketId: third.id })
    await window5.call('ticket.finish', { ticketId: second.id })
  })

  test('a case handed in at window 3 is on the reviewer’s list at window 5 within a second', async () => {
    await window5.signIn('fuhe', '05')
    const held = seatAt(window3)
    let handedIn = 0
    const heard = window5.told.length
    const view = await submitted(
      {
        ...held,
        call: async (name, input) => {
          handedIn = performance.now()
          return held.call(name, input)
        },
      },
      nextPerson(),
    )
    await window5.until('window 5 hears of it', () =>
      window5.told.slice(heard).some(({ name, payload }) => name === 'case.changed' && (payload as { caseId: string }).caseId === view.id),
    )
    const list = await window5.call('case.find', { which: 'review', text: '' })
    expect(performance.now() - handedIn).toBeLessThan(patience(1_000))
    expect(list.map(row => row.id)).toContain(view.id)
  })

  test('whoever signs in at a second window is told at the first where', async () => {
    await window3.signIn('jingban', '03')
    const heard = window3.told.length
    await window5.signIn('jingban', '05')
    await window3.until('window 3 is told', () => window3.told.slice(heard).some(({ name }) => name === 'session.changed'))
    expect(window3.told.slice(heard)).toContainEqual({ name: 'session.changed', payload: { seat: 1, elsewhere: '05' } })
    expect(await window3.call('session.view', {})).toBeNull()
  })
})

describe('a server that is started again', () => {
  test('finds everybody where they sat, a locked screen still locked, and nobody who had left', async () => {
    const window7 = await hall.aDesk('7号窗')
    await window3.signIn('jingban', '03')
    await window5.signIn('fuhe', '05')
    await window5.call('session.lock', {})
    await window7.signIn('kaguan', '07')
    await window7.call('session.signOut', {})
    await hall.restart()
    await Promise.all([window3, window5, window7].map(desk => desk.until('the line is back', () => desk.link.state().state === 'up')))
    expect(await window3.call('session.view', {})).toMatchObject({ operator: { login: 'jingban' }, counter: '03', locked: false })
    expect(await window5.call('session.view', {})).toMatchObject({ operator: { login: 'fuhe' }, locked: true })
    expect(await window7.call('session.view', {})).toBeNull()
    // And goes on with what only a teller may.
    expect(codeOf(await window3.ask('case.find', { which: 'mine', text: '' }))).toBe('ok')
  })

  test('signs nobody in whose password was changed, or who was away for too long', async () => {
    await window3.signIn('jingban', '03')
    await window5.signIn('fuhe', '05')
    const core = hall.running()
    const changed = await hashPassword('another password', cheapPasswords)
    await core.store.write(({ tx }) => tx.updateTable('operator').set({ password_hash: changed }).where('login', '=', 'jingban').execute())
    await hall.restart()
    expect(await window3.call('session.view', {})).toBeNull()
    expect(await window5.call('session.view', {})).toMatchObject({ operator: { login: 'fuhe' } })
    await hall.restart(() => hall.clock.advance(lineTimes.seatsKeptMs + 1_000))
    expect(await window5.call('session.view', {})).toBeNull()
  })
})
