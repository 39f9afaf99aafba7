/** Tests that each window that is no desk may call what the contract gives it, and that its preload knows no more. */
import { describe, expect, test } from 'vitest'
import { audiences } from '../../../shared/ipc/audiences.ts'
import type { Command } from '../../../shared/ipc/command.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { events } from '../../../shared/ipc/events.ts'

const rows: [string, Command][] = Object.entries(contract)
const windows = ['customer', 'hall'] as const

describe.each(windows)('the %s window', window => {
  test('has a bridge for just the commands of its audience', () => {
    const meant = rows.filter(([, { from }]) => from.includes(window)).map(([name]) => name)
    expect([...audiences[window].calls].sort()).toEqual(meant.sort())
  })

  test('calls nothing a desk calls, so that nothing of a desk is reached by way of it', () => {
    const shared = rows.filter(([, { from }]) => from.includes(window) && from.length > 1).map(([name]) => name)
    expect(shared).toEqual([])
  })

  test('hears events that exist, and none that names a case but to ask again', () => {
    expect(audiences[window].hears.filter(name => !Object.hasOwn(events, name))).toEqual([])
  })
})

test('the customer can name no case: what is shown is the desk’s to choose', () => {
  const input = { caseId: '01JDAAAAAAAAAAAAAAAAAAAAAA' }
  expect(contract['customer.view'].in.safeParse(input).data).toEqual({})
  expect(contract['customer.answer'].in.safeParse({ ...input, turn: 1, kind: 'agree' }).data).toEqual({ turn: 1, kind: 'agree' })
})
