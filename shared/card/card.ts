/** The states of a card's social side as data; the bank account has its own state, which is never derived from this one. */
import { z } from '../zod.ts'
import type { Rows } from './machine.ts'

/** `sealed`: made, but the social function is not enabled; contributions continue (national Q&A, si12333.cn). */
export const cardStates = ['sealed', 'normal', 'lost-temp', 'lost-formal', 'pwd-locked', 'cancelled'] as const
export const CardState = z.enum(cardStates)
export type CardState = z.infer<typeof CardState>

/** States of a card that has not ended. A person has one such card, plus those it is about to replace. */
export const liveCardStates = ['sealed', 'normal', 'lost-temp', 'lost-formal', 'pwd-locked'] as const satisfies readonly CardState[]
/** Generation printed on the card; the first two can be replaced by the third on request. */
export const Generation = z.union([z.literal(1), z.literal(2), z.literal(3)])
export type Generation = z.infer<typeof Generation>

export const lostStates = ['lost-temp', 'lost-formal'] as const satisfies readonly CardState[]

export const cardEvents = [
  'enable',
  'reportTemp',
  'tempRanOut',
  'reportFormal',
  'unloss',
  'formalRanOut',
  'lockPassword',
  'resetPassword',
  'replace',
  'cancel',
  'leaveUncollected',
  'endUnfetched',
] as const
export type CardEvent = (typeof cardEvents)[number]

export const cardMachine = [
  { on: 'enable', from: ['sealed'], to: 'normal' },
  { on: 'reportTemp', from: ['normal', 'pwd-locked'], to: 'lost-temp' },
  { on: 'tempRanOut', from: ['lost-temp'], to: 'normal' },
  { on: 'reportFormal', from: ['normal', 'pwd-locked', 'lost-temp', 'sealed'], to: 'lost-formal' },
  // Not allowed once a replacement has been applied for; the item's pre-check refuses it.
  { on: 'unloss', from: ['lost-temp', 'lost-formal'], to: 'normal' },
  { on: 'formalRanOut', from: ['lost-formal'], to: 'cancelled' },
  { on: 'lockPassword', from: ['normal'], to: 'pwd-locked' },
  { on: 'resetPassword', from: ['normal', 'pwd-locked'], to: 'normal' },
  // When the new card is enabled or the old one is taken back, depending on the place's rule.
  { on: 'replace', from: ['sealed', 'normal', 'lost-temp', 'lost-formal', 'pwd-locked'], to: 'cancelled' },
  { on: 'cancel', from: ['sealed', 'normal', 'lost-temp', 'lost-formal', 'pwd-locked'], to: 'cancelled' },
  { on: 'leaveUncollected', from: ['sealed'], to: 'cancelled' },
  // Its case ended before it was handed over.
  { on: 'endUnfetched', from: ['sealed'], to: 'cancelled' },
] as const satisfies Rows<CardState, CardEvent>
