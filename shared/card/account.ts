/** The states of the bank account on a card as data, as far as a counter knows them; the bank's own records are authoritative. */
import { z } from '../zod.ts'
import type { Rows } from './machine.ts'

export const accountStates = ['inactive', 'active', 'stopped', 'closed'] as const
export const AccountState = z.enum(accountStates)
export type AccountState = z.infer<typeof AccountState>

export const accountEvents = ['activate', 'stop', 'resume', 'close'] as const
export type AccountEvent = (typeof accountEvents)[number]

export const accountMachine = [
  { on: 'activate', from: ['inactive'], to: 'active' },
  // Only an active account can be stopped; otherwise `resume` would activate an account that never was active.
  { on: 'stop', from: ['active'], to: 'stopped' },
  { on: 'resume', from: ['stopped'], to: 'active' },
  { on: 'close', from: ['inactive', 'active', 'stopped'], to: 'closed' },
] as const satisfies Rows<AccountState, AccountEvent>
