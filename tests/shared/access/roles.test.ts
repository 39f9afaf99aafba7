/** Shows that every role has a desk and that every command is within somebody's reach. */
import { expect, test } from 'vitest'
import { deskOf, desks, roles } from '../../../shared/access/roles.ts'
import type { Command } from '../../../shared/ipc/command.ts'
import { type CommandName, contract } from '../../../shared/ipc/contract.ts'
import { type Action, workflow } from '../../../shared/workflow/table.ts'

test('every role starts on a desk of its own', () => {
  expect(roles.map(role => deskOf[role]).sort()).toEqual([...desks].sort())
})

/** The command that asks for each action of the table. */
const commandOf = {
  notice: 'business.give',
  bring: 'people.bring',
  draft: 'form.save',
  fill: 'form.complete',
  shoot: 'photo.capture',
  choosePhoto: 'photo.choose',
  confirm: 'confirm.sign',
  submit: 'case.submit',
  void: 'case.void',
  approve: 'review.approve',
  return: 'review.return',
  reject: 'review.reject',
  collectFee: 'fee.collect',
  waiveFee: 'fee.waive',
  withdraw: 'fee.refund',
  sendToMake: 'production.record',
  makeFailed: 'production.record',
  remake: 'production.record',
  cityBankReceived: 'production.record',
  branchReceived: 'production.record',
  backToCounter: 'production.record',
  bookPickup: 'pickup.book',
  cancelPickup: 'pickup.cancel',
  missPickup: 'pickup.miss',
  notify: 'pickup.notify',
  markOverdue: 'pickup.markOverdue',
  sendBack: 'pickup.sendBack',
  voidUncollected: 'pickup.voidCard',
  verifyTaker: 'handover.verify',
  wrongCard: 'handover.wrongCard',
  leaveCard: 'handover.leave',
  handOver: 'handover.complete',
} as const satisfies Record<Action, CommandName>

test.each(workflow.map(({ on, by }) => [on, by] as const))('the door and the table let the same people %s', (on, by) => {
  const row: Command = contract[commandOf[on]]
  expect([...row.by].sort()).toEqual([...by].sort())
})
