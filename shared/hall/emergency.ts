/** What a desk on its own goes by, as data: times, who may be there, the items it takes, the numbers it gives out. Pure. */
import type { Role } from '../access/roles.ts'
import { type ItemCode, itemOf } from '../business/items.ts'
import type { RefusalCode } from '../refusal.ts'

/** What the manager gets without having set anything. */
export const usualAfterMinutes = 10
/** Rules and people that are older than this are not gone by any more. */
export const kitDays = 3
/** Who signed in at the desk longer ago does not get in there without the branch. */
export const verifierDays = 14

/** So many waiting cards a desk carries along, those that came last first: nobody waits for more at one branch. */
export const mostCarried = 3_000

/** Of the desk's own log, in one piece. */
export const entriesAtOnce = 200

/** What says nothing of the case that is handed in: it is tried again, and no conflict. */
export const emergencyHeld: readonly RefusalCode[] = ['DISK_FULL', 'FOLDER_UNWRITABLE', 'FOLDER_GONE', 'DESK_BARRED']

/** Who may be at a desk on its own: also a second person, whose word some steps need; what they do there is in `emergency-writes.ts`. */
export const emergencyRoles: readonly Role[] = ['lobby', 'teller', 'reviewer', 'cards', 'manager']

/** A card to be made or a record to be changed waits for a second person anyway; an act has its effect at once, elsewhere. */
export const isTakenInEmergency = (item: ItemCode): boolean => ['card', 'record'].includes(itemOf(item).makes)

/** Of the desk that joined as the `place`th. */
export const markOf = (place: number): string => `Y${place}`
const letters = 'BCDEFGHJKLMNPQRSTUVWXYZ'
/** The second time of a day begins its numbers anew, so they bear another mark: `Y3B`. */
export const markOfRun = (mark: string, runsBefore: number): string => mark + (runsBefore === 0 ? '' : (letters[runsBefore - 1] ?? 'Z'))

/** Tickets of desks on their own differ in their first digits, so that two of them never call the same number. */
export const emergencySeries = 'Y'
const ticketsADesk = 1_000
const ticketsARun = 100
/** The number before the first one. */
export function firstTicketOf(mark: string): number {
  const letter = mark.at(-1) ?? ''
  return Number(mark.replace(/\D/g, '')) * ticketsADesk + (letters.indexOf(letter) + 1) * ticketsARun
}
