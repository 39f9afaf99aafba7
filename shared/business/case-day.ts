/** The reference day for the holder's age in a case: the day the case was opened. */
import { type Day, dayOf, Instant } from '../time.ts'

/**
 * Guardian, papers, notices, consents and form depend on the age. If each step used its own day, a case opened at 13 and continued at 14
 * would ask for one set of consents and be checked against another, and could never be submitted.
 * Checks of the present use the current day: whether a document has expired, who may take the card, how long a card made today is valid.
 * Rules of the place come from the profile version the case was opened under, so a fee does not change at midnight.
 */
export const caseDay = (openedAt: string): Day => dayOf(Instant.parse(openedAt))
