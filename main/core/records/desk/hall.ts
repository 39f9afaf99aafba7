/** What the branch asks of the hall that serves its desks. A branch that runs alone on its machine has none. */
import type { Instant } from '../../../../shared/time.ts'

/** A desk that is on the line now. */
export type DeskOnLine = { readonly version: string; readonly since: Instant; readonly roundTripMs: number | null }

export type Invitation = { readonly code: string; readonly until: Instant }

/** A window of a desk, in one start of its program. */
export type SeatPlace = { readonly deskId: string; readonly run: string; readonly seat: number }

export type Hall = {
  /** Opens the door for one desk; an earlier invitation ends. */
  invite(by: string | null): Invitation
  /** Until when the door is open, and how many wrong codes it still bears; the code itself is shown once. */
  invitation(): { readonly until: Instant; readonly triesLeft: number } | null
  endInvitation(): void
  onLine(): ReadonlyMap<string, DeskOnLine>
  /** The seats of a desk, also while its line is only interrupted. */
  seatsOf(deskId: string): readonly number[]
  /** Which window a seat of the branch is; null for one that is gone. */
  placeOf(seat: number): SeatPlace | null
  /** Cuts a desk off at once; what it has under way is not answered. */
  cutOff(deskId: string): void
}
