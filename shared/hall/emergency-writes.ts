/** The table of what may be done at a desk on its own. Pure. */
import type { CommandName } from '../ipc/contract.ts'

/**
 * The writes that are open at a desk on its own; every other one is refused in one sentence. What another person must decide, what ends a
 * case, money, stock and anything that changes rules or people waits for the branch. Of cards only those can be handed over that came along.
 */
export const emergencyWrites = [
  'session.signIn',
  'session.signOut',
  'session.lock',
  'session.unlock',
  'ticket.take',
  'ticket.takeBack',
  'ticket.call',
  'ticket.recall',
  'ticket.hold',
  'ticket.return',
  'ticket.absent',
  'ticket.finish',
  'ticket.withdraw',
  'case.open',
  'pickup.begin',
  'handover.verify',
  'handover.leave',
  'handover.complete',
  'people.bring',
  'holder.tellCard',
  'business.give',
  'form.save',
  'form.complete',
  'photo.capture',
  'photo.choose',
  'photo.oldCard',
  'confirm.sign',
  'case.submit',
  'lease.take',
  'lease.release',
  'lease.takeOver',
  'print.keep',
  'print.begin',
  'print.end',
] as const satisfies readonly CommandName[]

export const isOpenInEmergency = (name: string): boolean => emergencyWrites.some(open => open === name)
