/** The one day on which a case asks how old its holder is: the day it was opened. */
import { type Day, dayOf, Instant } from '../time.ts'

/**
 * Guardian, papers, notices, consents and form follow from the age. Judged by the day of each step, a case opened at 13 and carried on
 * at 14 would be asked for one set of consents and counted against another, and could never be handed in.
 * What must hold at the moment it is done goes by its own day: that no document has ended, who may take the card, how long a card made
 * today holds. What the place rules goes by the profile version the case was opened under, so a fee does not change at midnight.
 */
export const caseDay = (openedAt: string): Day => dayOf(Instant.parse(openedAt))
