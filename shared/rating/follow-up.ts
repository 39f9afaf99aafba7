/** What is done about a bad grade, as data: an owner, call-backs, an appeal against it, an answer. Pure. */
import { type Rows, stepIn } from '../card/machine.ts'

/** `set-aside`: given by mistake or in bad faith, and so found on appeal. */
export const followUpStates = ['open', 'appealed', 'answered', 'set-aside'] as const
export type FollowUpState = (typeof followUpStates)[number]

export const followUpEvents = ['assign', 'reached', 'unreached', 'appeal', 'uphold', 'dismiss', 'answer'] as const
export type FollowUpEvent = (typeof followUpEvents)[number]

export const followUpMachine = [
  { on: 'assign', from: ['open'], to: 'open' },
  { on: 'assign', from: ['appealed'], to: 'appealed' },
  { on: 'reached', from: ['open'], to: 'open' },
  { on: 'reached', from: ['appealed'], to: 'appealed' },
  { on: 'unreached', from: ['open'], to: 'open' },
  { on: 'unreached', from: ['appealed'], to: 'appealed' },
  { on: 'appeal', from: ['open'], to: 'appealed' },
  { on: 'uphold', from: ['appealed'], to: 'set-aside' },
  { on: 'dismiss', from: ['appealed'], to: 'open' },
  { on: 'answer', from: ['open'], to: 'answered' },
] as const satisfies Rows<FollowUpState, FollowUpEvent>

export const openFollowUps = ['open', 'appealed'] as const satisfies readonly FollowUpState[]
export const isFollowUpOpen = (state: FollowUpState): boolean => openFollowUps.some(one => one === state)

/** After so many calls that reached nobody an answer may be given in writing. */
export const callsBeforeAnswer = 3

/** Everybody who gave a bad grade is called back: an answer needs one who was reached, or several tries. */
export function mayAnswer(events: readonly FollowUpEvent[]): boolean {
  return events.includes('reached') || events.filter(event => event === 'unreached').length >= callsBeforeAnswer
}

export const followUpAfter = (state: FollowUpState, on: FollowUpEvent): FollowUpState | null => stepIn(followUpMachine, state, on)

/** How late it is: the day of the deadline is not late yet. */
export const isLate = (due: string, today: string): boolean => due < today
