/** The first day of somebody new, as data: what is done once by hand, at which desk, and which command shows that it was done. Pure. */
import type { Desk } from '../access/roles.ts'
import type { CommandName } from '../ipc/contract.ts'

export type Lesson = {
  readonly id: string
  readonly desk: Desk
  /** Carried out at that desk, by whatever key, it is done. */
  readonly on: CommandName
  readonly minutes: number
}

/** In the order of a case; about half an hour together. */
export const lessons = [
  { id: 'ticket', desk: 'lobby', on: 'ticket.take', minutes: 1 },
  { id: 'call', desk: 'teller', on: 'ticket.call', minutes: 1 },
  { id: 'identity', desk: 'teller', on: 'case.open', minutes: 4 },
  { id: 'card', desk: 'teller', on: 'holder.tellCard', minutes: 2 },
  { id: 'business', desk: 'teller', on: 'business.give', minutes: 3 },
  { id: 'form', desk: 'teller', on: 'form.complete', minutes: 4 },
  { id: 'photo', desk: 'teller', on: 'photo.capture', minutes: 2 },
  { id: 'choose', desk: 'teller', on: 'photo.choose', minutes: 2 },
  { id: 'sign', desk: 'teller', on: 'case.submit', minutes: 2 },
  { id: 'fault', desk: 'teller', on: 'dock.fail', minutes: 2 },
  { id: 'review', desk: 'review', on: 'review.approve', minutes: 2 },
  { id: 'fee', desk: 'cards', on: 'fee.collect', minutes: 1 },
  { id: 'made', desk: 'cards', on: 'production.record', minutes: 2 },
  { id: 'taker', desk: 'cards', on: 'handover.verify', minutes: 2 },
  { id: 'handover', desk: 'cards', on: 'handover.complete', minutes: 2 },
] as const satisfies readonly Lesson[]
export type LessonId = (typeof lessons)[number]['id']

export const lessonCount = lessons.length
/** Null once all are done. */
export const lessonAt = (at: number): (typeof lessons)[number] | null => lessons[at] ?? null

export const minutesLeft = (at: number): number => lessons.slice(at).reduce((sum, { minutes }) => sum + minutes, 0)

/**
 * Where one stands after a command was carried out: past the lesson it shows, also where that is a later one of the same desk, for
 * whoever runs ahead has understood; a command of another desk moves nothing.
 */
export function after(at: number, heard: string): number {
  const now = lessonAt(at)
  if (now === null) return at
  const ahead = lessons.findIndex((lesson, place) => place >= at && lesson.on === heard)
  return ahead >= 0 && lessons.slice(at, ahead + 1).every(({ desk }) => desk === now.desk) ? ahead + 1 : at
}
