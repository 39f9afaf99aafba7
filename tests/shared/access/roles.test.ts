/** Shows that every role has a desk and that every command is within somebody's reach. */
import { expect, test } from 'vitest'
import { deskOf, desks, roles } from '../../../shared/access/roles.ts'
import type { Command } from '../../../shared/ipc/command.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { workflow } from '../../../shared/workflow/table.ts'
import { commandOf } from '../../support/command-of.ts'

test('every role starts on a desk of its own', () => {
  expect(roles.map(role => deskOf[role]).sort()).toEqual([...desks].sort())
})

test.each(workflow.map(({ on, by }) => [on, by] as const))('the door and the table let the same people %s', (on, by) => {
  const row: Command = contract[commandOf[on]]
  expect([...row.by].sort()).toEqual([...by].sort())
})
