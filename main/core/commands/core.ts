/** What a command may use: everything below, and what only commands and channels do with engines and seats. */
import type { BranchData } from '../../../shared/ipc/shapes/session.ts'
import type { Behind } from '../imaging/behind.ts'
import type { PhotoEngine } from '../imaging/engine.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import type { RecordsContext } from '../records/context.ts'
import type { Hall } from '../records/desk/hall.ts'
import type { Sessions } from '../records/sessions.ts'

export type Core = RecordsContext & {
  /** Called once the transaction that wrote it has ended well. */
  readonly changeBranch: (change: BranchData & { readonly code: string }) => void
  readonly photos: PhotoEngine
  /** The same engine for pictures nobody waits for: the counter's come first. */
  readonly photosBehind: Behind
  /** Where the example sheets of the authority lie. */
  readonly statisticsFolder: string
  readonly sessions: Sessions
  /** The hall that serves the desks of this branch; null where it runs alone on its machine. */
  readonly hall: Hall | null
  /** What the branch does by itself, and batches of units behind the counter. */
  readonly jobs: Jobs
}
