/** Tests whose account somebody has a hand on, from the log of the operators alone. */
import { describe, expect, test } from 'vitest'
import { type Grant, grantOf, reach } from '../../../shared/access/power.ts'

const logged = (what: string, facts: Readonly<Record<string, unknown>>) => ({
  what,
  at: '2026-03-09T02:30:00.000Z',
  operatorId: 'A',
  facts,
})
const kindOf = (what: string, facts: Readonly<Record<string, unknown>>) => grantOf(logged(what, { operator: 'B', ...facts }))?.kind ?? null

test.each([
  ['operator.add', { roles: 'reviewer' }, 'made'],
  ['operator.enable', {}, 'opened'],
  ['operator.resetPassword', {}, 'reset'],
  ['operator.setRoles', { from: 'teller', to: 'teller reviewer' }, 'raised'],
  ['operator.setRoles', { from: '', to: 'lobby' }, 'raised'],
  ['operator.setRoles', { from: 'teller reviewer', to: 'teller' }, null],
  ['operator.setRoles', { from: 'teller reviewer', to: 'reviewer teller' }, null],
  ['operator.setTerms', { deputy: 'reviewer', until: '2026-03-31' }, 'raised'],
  ['operator.setTerms', { deputy: null, endsOn: '2026-03-31' }, null],
  ['operator.rename', { fields: 'name' }, null],
  ['operator.disable', {}, null],
  ['operator.absent', {}, null],
  ['case.open', {}, null],
])('%s of %o gives %s', (what, facts, kind) => {
  expect(kindOf(what, facts)).toBe(kind)
})

test('what somebody does to the own account, or the program does, gives nothing', () => {
  expect(grantOf(logged('operator.setRoles', { operator: 'A', from: '', to: 'manager' }))).toBeNull()
  expect(grantOf({ ...logged('operator.add', { operator: 'B' }), operatorId: null })).toBeNull()
  expect(grantOf(logged('operator.add', {}))).toBeNull()
})

describe('an account is reached', () => {
  const gave = (by: string, subject: string, kind: Grant['kind'] = 'made'): Grant => ({ by, subject, kind, at: '2026-03-09' })
  test.each([
    ['by who made it', [gave('A', 'C')], 'A'],
    ['through an account in between', [gave('A', 'B'), gave('B', 'C', 'reset')], 'A'],
    ['through several, in whatever order they were given', [gave('D', 'C'), gave('B', 'D'), gave('A', 'B')], 'A'],
  ])('%s', (_, grants, by) => {
    expect(reach(grants, by, 'C')).not.toBeNull()
  })
  test.each([
    ['by who did nothing to it', [gave('A', 'B')], 'A'],
    ['by its owner', [gave('C', 'B'), gave('B', 'C')], 'C'],
    ['against the direction', [gave('C', 'A')], 'A'],
    ['with no grant at all', [], 'A'],
  ])('but not %s', (_, grants, by) => {
    expect(reach(grants, by, 'C')).toBeNull()
  })
  test('and two who reset each other reach each other, without an end', () => {
    const grants = [gave('A', 'B', 'reset'), gave('B', 'A', 'reset')]
    expect(reach(grants, 'A', 'B')?.kind).toBe('reset')
    expect(reach(grants, 'B', 'A')?.kind).toBe('reset')
  })
})
