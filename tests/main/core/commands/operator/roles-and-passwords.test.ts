/** The manager changes what a colleague does and gives a new first password, with which nothing can be done but change it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { practicePassword } from '../../../../../shared/practice.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let manager: Seat
beforeAll(async () => {
  counter = await aCounter()
  manager = await counter.manager()
})
afterAll(() => counter.end())

const idOf = async (login: string) => {
  const found = (await manager.call('operator.list', {})).find(person => person.login === login)
  if (!found) throw new Error(`${login} works here`)
  return found.id
}

test('new roles hold from the next signing in, and the old ones end at once', async () => {
  const teller = await counter.teller()
  await manager.call('operator.setRoles', { operatorId: await idOf('jingban'), roles: ['cards'] })
  expect(await teller.ask('case.find', { which: 'mine', text: '' })).toMatchObject({ ok: false, error: { code: 'NOT_SIGNED_IN' } })
  const again = await counter.teller()
  expect((await again.call('session.view', {}))?.roles).toEqual(['cards'])
  expect(await again.ask('ticket.call', {})).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
})

test('a changed password signs its owner out at every other seat, locked or not, and tells the windows there', async () => {
  const here = await counter.hired('duochu', ['teller'])
  const [elsewhere, locked] = [await counter.seated('duochu', '08'), await counter.seated('duochu', '10')]
  await locked.call('session.lock', {})
  counter.told.length = 0
  await here.call('session.changePassword', { password: practicePassword, fresh: 'zijide2026' })
  expect(await elsewhere.ask('case.find', { which: 'mine', text: '' })).toMatchObject({ ok: false, error: { code: 'NOT_SIGNED_IN' } })
  expect(await locked.ask('session.unlock', { password: 'zijide2026' })).toMatchObject({ ok: false, error: { code: 'NOT_SIGNED_IN' } })
  expect((await here.ask('case.find', { which: 'mine', text: '' })).ok).toBe(true)
  const seats = counter.told.flatMap(({ name, payload }) => (name === 'session.changed' ? [(payload as { seat: number }).seat] : []))
  expect(seats.sort()).toEqual([here.number, elsewhere.number, locked.number].sort())
})

test('whoever signs in or unlocks with the old password while it is being changed does not get in', async () => {
  const here = await counter.hired('tongshi', ['teller'])
  const locked = await counter.seated('tongshi', '08')
  await locked.call('session.lock', {})
  const late = counter.emptySeat()
  const old = { login: 'tongshi', password: practicePassword, counter: '09' }
  // Whichever is first: in the end nobody is at a seat by the old password.
  const [changed] = await Promise.all([
    here.ask('session.changePassword', { password: practicePassword, fresh: 'zijide2026' }),
    late.ask('session.signIn', old),
    locked.ask('session.unlock', { password: practicePassword }),
  ])
  expect(changed.ok).toBe(true)
  expect(await late.call('session.view', {})).toBeNull()
  expect(await locked.call('session.view', {})).toBeNull()
})

test('a password the manager reset while its owner was changing it stays the one of the manager', async () => {
  const here = await counter.hired('zhengzai', ['teller'])
  const operatorId = await idOf('zhengzai')
  const [changed] = await Promise.all([
    here.ask('session.changePassword', { password: practicePassword, fresh: 'zijide2026' }),
    manager.call('operator.resetPassword', { operatorId, password: 'xinmima2026' }),
  ])
  const row = await counter.core.store.db.selectFrom('operator').select('must_change').where('id', '=', operatorId).executeTakeFirst()
  const tried = await counter.emptySeat().ask('session.signIn', { login: 'zhengzai', password: 'xinmima2026', counter: '07' })
  expect([tried.ok, row?.must_change]).toEqual([true, 1])
  if (changed.ok) expect(await here.call('session.view', {})).toBeNull()
})

test('a manager who takes on another role has it at this seat at once, and signs in again elsewhere', async () => {
  const elsewhere = await counter.manager()
  expect((await manager.call('session.view', {}))?.roles).toEqual(['manager'])
  await manager.call('operator.setRoles', { operatorId: await idOf('zhuguan'), roles: ['manager', 'lobby'] })
  expect((await manager.call('session.view', {}))?.roles).toEqual(expect.arrayContaining(['manager', 'lobby']))
  expect(await elsewhere.call('session.view', {})).toBeNull()
})

test('a manager cannot give up the own role, nor reset the own password', async () => {
  const me = await idOf('zhuguan')
  const code = { ok: false, error: { code: 'SELF_ROLES' } }
  expect(await manager.ask('operator.setRoles', { operatorId: me, roles: ['teller'] })).toMatchObject(code)
  expect(await manager.ask('operator.resetPassword', { operatorId: me, password: 'xinmima2026' })).toMatchObject(code)
})

test('a password the manager knows opens nothing, seconds nothing, and ends as soon as its owner changed it', async () => {
  const reviewer = await counter.reviewer()
  await manager.call('operator.resetPassword', { operatorId: await idOf('fuhe'), password: 'xinmima2026' })
  expect((await reviewer.call('session.view', {})) ?? null).toBe(null)
  const seat = counter.emptySeat()
  expect(await seat.ask('session.signIn', { login: 'fuhe', password: practicePassword, counter: '09' })).toMatchObject({ ok: false })
  expect(await seat.call('session.signIn', { login: 'fuhe', password: 'xinmima2026', counter: '09' })).toMatchObject({
    mustChange: true,
    roles: [],
  })
  expect(await seat.ask('audit.find', { caseId: null, day: null })).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  // Nor does it speak for a colleague.
  const second = { login: 'fuhe', password: 'xinmima2026' }
  const delivery = { first: 'GZ00000001', last: 'GZ00000010', supplier: '演练卡厂', second }
  expect(await (await counter.cards()).ask('stock.receive', delivery)).toMatchObject({ ok: false, error: { code: 'PASSWORD_OLD' } })
  const same = { password: 'xinmima2026', fresh: 'xinmima2026' }
  expect(await seat.ask('session.changePassword', same)).toMatchObject({ ok: false, error: { code: 'WEAK_PASSWORD' } })
  const changed = await seat.call('session.changePassword', { password: 'xinmima2026', fresh: 'zijide2026' })
  expect(changed).toMatchObject({ mustChange: false, roles: ['reviewer'] })
  expect((await seat.ask('audit.find', { caseId: null, day: null })).ok).toBe(true)
  const { entries } = await manager.call('audit.find', { caseId: null, day: counter.clock.today() })
  expect(entries.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['operator.setRoles', 'operator.resetPassword', 'session.changePassword']),
  )
  // No password is ever written down.
  expect(JSON.stringify(entries)).not.toMatch(/xinmima2026|zijide2026/)
})
