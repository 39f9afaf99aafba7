/** Rights are judged beside what they change: two managers cannot end each other, and a call let in a moment too early does nothing. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Result } from '../../../../../shared/result.ts'
import { Day } from '../../../../../shared/time.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let first: Seat
let second: Seat
beforeEach(async () => {
  counter = await aCounter()
  first = await counter.manager()
  second = await counter.hired('fuzhuguan', ['manager'])
  // Whoever took the second one on is gone.
  await first.call('operator.setActive', { operatorId: await idOf('renshi'), active: false })
})
afterEach(() => counter.end())

const idOf = async (login: string) => {
  const found = (await first.call('operator.list', {})).find(person => person.login === login)
  if (!found) throw new Error(`nobody is called ${login}`)
  return found.id
}
const codesOf = (answers: readonly Result<unknown>[]) => answers.map(answer => (answer.ok ? 'done' : answer.error.code))
const managersLeft = async () => {
  const rows = await counter.core.store.db.selectFrom('operator').select(['login', 'roles', 'ends_on']).where('active', '=', 1).execute()
  return rows.filter(({ roles, ends_on }) => roles.includes('manager') && ends_on === null).map(({ login }) => login)
}

describe('two managers who at the same moment', () => {
  test('disable each other: the first does, the second has no login any more', async () => {
    const [a, b] = [await idOf('zhuguan'), await idOf('fuzhuguan')]
    const answers = await Promise.all([
      first.ask('operator.setActive', { operatorId: b, active: false }),
      second.ask('operator.setActive', { operatorId: a, active: false }),
    ])
    expect(codesOf(answers)).toEqual(['done', 'NOT_SIGNED_IN'])
    expect(await managersLeft()).toEqual(['zhuguan'])
  })

  test('take the role from each other', async () => {
    const [a, b] = [await idOf('zhuguan'), await idOf('fuzhuguan')]
    const answers = await Promise.all([
      first.ask('operator.setRoles', { operatorId: b, roles: ['teller'] }),
      second.ask('operator.setRoles', { operatorId: a, roles: ['teller'] }),
    ])
    expect(codesOf(answers)).toEqual(['done', 'NOT_ALLOWED'])
    expect(await managersLeft()).toEqual(['zhuguan'])
  })

  test('set each other’s last day: the second would leave nobody for good', async () => {
    const [a, b] = [await idOf('zhuguan'), await idOf('fuzhuguan')]
    const terms = { trainee: false, endsOn: Day.parse('2026-03-31'), deputy: null }
    const answers = await Promise.all([
      first.ask('operator.setTerms', { operatorId: b, ...terms }),
      second.ask('operator.setTerms', { operatorId: a, ...terms }),
    ])
    expect(codesOf(answers)).toEqual(['done', 'LAST_MANAGER'])
    expect(await managersLeft()).toEqual(['zhuguan'])
  })

  test('reset each other’s password: one of them stays in', async () => {
    const [a, b] = [await idOf('zhuguan'), await idOf('fuzhuguan')]
    const answers = await Promise.all([
      first.ask('operator.resetPassword', { operatorId: b, password: 'linshi2026' }),
      second.ask('operator.resetPassword', { operatorId: a, password: 'linshi2026' }),
    ])
    expect(codesOf(answers).sort()).toEqual(['NOT_SIGNED_IN', 'done'])
  })
})

describe('a teller whose rights end at the moment of a call', () => {
  test.each([
    ['disabled', 'NOT_SIGNED_IN', (id: never) => first.ask('operator.setActive', { operatorId: id, active: false })],
    ['without the role', 'NOT_ALLOWED', (id: never) => first.ask('operator.setRoles', { operatorId: id, roles: ['cards'] })],
  ])('%s does nothing more', async (_, code, end) => {
    const teller = await counter.teller()
    const id = (await idOf('jingban')) as never
    const [ended, taken] = await Promise.all([end(id), teller.ask('ticket.take', { item: 'REPLACE_PHOTO', priority: false })])
    expect(codesOf([ended, taken])).toEqual(['done', code])
    expect((await first.call('ticket.line', {})).waiting).toHaveLength(0)
  })
})
