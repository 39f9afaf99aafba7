/** Gathers what every feature of the core may use; it is handed in, there are no singletons. */
import type { EventName, EventPayload } from '../../../shared/ipc/events.ts'
import type { BranchData } from '../../../shared/ipc/shapes/session.ts'
import type { Caller } from '../../../shared/ipc/wire.ts'
import type { Camera } from '../../devices/camera/camera.ts'
import type { Behind } from '../imaging/behind.ts'
import type { PhotoEngine } from '../imaging/engine.ts'
import type { PrintStyles } from '../queries/print/styles.ts'
import type { Session, Sessions } from '../records/operator/sessions.ts'
import type { TextTurns } from '../records/reminder/turns.ts'
import type { UnitRuns } from '../records/unit/runs.ts'
import type { CalendarBook } from '../rules/calendar/book.ts'
import type { ProfileBook } from '../rules/profile/book.ts'
import type { Resources } from '../rules/resources.ts'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import type { Store } from './store/open.ts'
import type { BranchRecord } from './store/schema.ts'

export type Core = {
  readonly store: Store
  /** As it stands now; taken apart where it is used, never kept. */
  readonly branch: Readonly<BranchRecord>
  /** Called once the transaction that wrote it has ended well. */
  readonly changeBranch: (change: BranchData) => void
  readonly clock: Clock
  readonly resources: Resources
  /** The versions of the rules; read them through `profileOf` and `profileOfCase`. */
  readonly profiles: ProfileBook
  /** The working days; read them through `calendarOf`. */
  readonly calendar: CalendarBook
  readonly printStyles: PrintStyles
  readonly photos: PhotoEngine
  /** The same engine for pictures nobody waits for: the counter's come first. */
  readonly photosBehind: Behind
  readonly camera: Camera
  readonly sessions: Sessions
  /** Batches of units at work behind the counter. */
  readonly unitRuns: UnitRuns
  readonly textTurns: TextTurns
  readonly log: Log
  readonly tell: <N extends EventName>(name: N, payload: EventPayload<N>) => void
}

/** Who calls: the seat and the session on it, if somebody signed in there. */
export type Who = { readonly caller: Caller; readonly session: Session | null }
