/** The life of a blank card as data: every number is somewhere from the day it is received to the day it is destroyed. */
import { z } from '../zod.ts'
import type { Rows } from './machine.ts'

export const blankStates = ['in-vault', 'with-teller', 'used', 'spoiled', 'sent-up', 'destroyed'] as const
export const BlankState = z.enum(blankStates)
export type BlankState = z.infer<typeof BlankState>

export const blankEvents = ['draw', 'giveBack', 'use', 'spoil', 'sendUp', 'destroy'] as const
export type BlankEvent = (typeof blankEvents)[number]

export const blankMachine = [
  { on: 'draw', from: ['in-vault'], to: 'with-teller' },
  { on: 'giveBack', from: ['with-teller'], to: 'in-vault' },
  { on: 'use', from: ['with-teller'], to: 'used' },
  // A card can fail in the machine, and also after it: then the used one is spoiled.
  { on: 'spoil', from: ['in-vault', 'with-teller', 'used'], to: 'spoiled' },
  { on: 'sendUp', from: ['spoiled'], to: 'sent-up' },
  { on: 'destroy', from: ['sent-up'], to: 'destroyed' },
] as const satisfies Rows<BlankState, BlankEvent>
