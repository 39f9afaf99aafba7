/** Stands at the door of the core: who gets in, from which window, and what nobody gets in with. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Role, roles, type WindowKind, windowKinds } from '../../../shared/access/roles.ts'
import type { Command } from '../../../shared/ipc/command.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { practicePeople } from '../../../shared/strings/zh-CN/practice.ts'
import { aCounter, type Counter, type Seat } from '../../support/a-counter.ts'

const rows: [string, Command][] = Object.entries(contract)
const coreRows = rows.filter(([, row]) => row.at !== 'shell' && row.by !== 'desk')
/** Asked by the program of a desk across the hall, for no person. */
const deskRows = rows.filter(([, row]) => row.by === 'desk')
/** No command takes this, so whoever hears BAD_INPUT was let through the door. */
const nothing = null

describe('the door', () => {
  let counter: Counter
  const seats = new Map<Role, Seat>()
  let nobody: Seat
  const knock = async (seat: Seat, name: string, window: WindowKind) => {
    const answer = await counter.send(seat.number, name, nothing, window)
    return answer.ok ? 'ok' : answer.error.code
  }
  const windowOf = (row: Command): WindowKind => row.from[0] ?? 'desk'

  beforeAll(async () => {
    counter = await aCounter()
    for (const { login, roles: held } of practicePeople) seats.set(held[0], await counter.seated(login))
    seats.set('auditor', await counter.hired('shenji', ['auditor'], '07', '2026-03-20'))
    nobody = counter.emptySeat()
  })
  afterAll(() => counter.end())

  test.each(roles)('lets a %s through to what the contract names, and to nothing else', async role => {
    const seat = seats.get(role)
    if (!seat) throw new Error('nobody holds this role')
    for (const [name, row] of coreRows) {
      const mayCall = typeof row.by === 'string' || row.by.includes(role)
      expect([name, await knock(seat, name, windowOf(row))]).toEqual([name, mayCall ? 'BAD_INPUT' : 'NOT_ALLOWED'])
    }
  })

  test('lets an auditor read, and change nothing but the own password and keys', async () => {
    const seat = seats.get('auditor') ?? nobody
    const own = ['session.changePassword', 'habit.keep']
    const writes = coreRows.filter(([name, row]) => row.kind === 'write' && row.by !== 'anyone' && !own.includes(name))
    expect(writes.length).toBeGreaterThan(60)
    for (const [name, row] of writes) expect([name, await knock(seat, name, windowOf(row))]).toEqual([name, 'NOT_ALLOWED'])
    for (const name of ['audit.find', 'audit.verify', 'report.view', 'case.search'])
      expect([name, await knock(seat, name, 'desk')]).toEqual([name, 'BAD_INPUT'])
  })

  test('asks everybody else to sign in first', async () => {
    for (const [name, row] of coreRows)
      expect([name, await knock(nobody, name, windowOf(row))]).toEqual([name, row.by === 'anyone' ? 'BAD_INPUT' : 'NOT_SIGNED_IN'])
  })

  test('lets no person through to what only the program of a desk may ask, and no desk without its certificate', async () => {
    expect(deskRows.length).toBeGreaterThan(3)
    for (const [name] of deskRows) {
      for (const seat of [...seats.values(), nobody]) expect([name, await knock(seat, name, 'program')]).toEqual([name, 'NOT_ALLOWED'])
      expect([name, await knock(nobody, name, 'desk')]).toEqual([name, 'WRONG_WINDOW'])
    }
  })

  test('keeps a locked screen locked', async () => {
    const seat = await counter.teller()
    await seat.call('session.lock', {})
    for (const [name, row] of coreRows)
      expect([name, await knock(seat, name, windowOf(row))]).toEqual([name, row.by === 'anyone' ? 'BAD_INPUT' : 'SCREEN_LOCKED'])
    expect((await seat.call('session.view', {}))?.locked).toBe(true)
  })

  test('answers only the windows a command is made for', async () => {
    const seat = seats.get('teller') ?? nobody
    for (const window of windowKinds)
      for (const [name] of coreRows.filter(([, one]) => !one.from.includes(window)))
        expect([name, await knock(seat, name, window)]).toEqual([name, 'WRONG_WINDOW'])
  })

  test.each(Object.entries(contract).flatMap(([name, row]) => (row.at === 'shell' ? [name] : [])))(
    'sends %s back, which is not the core’s to answer',
    async name => {
      expect(await knock(nobody, name, 'desk')).toBe('UNKNOWN_COMMAND')
    },
  )

  test('knows no name it was not given', async () => {
    const names = [
      '',
      ' ',
      'case',
      'case.',
      'CASE.VIEW',
      'case.view ',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'x'.repeat(1e6),
    ]
    const odd: unknown[] = [...names, 5, null, undefined, {}, [], ['case.view'], Symbol('case.view'), Number.NaN]
    for (const name of odd) {
      const answer = await counter.send(nobody.number, name as string, {})
      expect(answer.ok ? 'ok' : answer.error.code).toBe('UNKNOWN_COMMAND')
      expect(JSON.stringify(answer).length).toBeLessThan(200)
    }
  })
})
