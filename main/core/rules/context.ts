/** The context of the rules floor: adds the branch, its profiles, its calendar and the code tables to the platform's. */
import type { PlatformContext } from '../platform/context.ts'
import type { BranchRecord } from '../platform/store/schema.ts'
import type { CalendarBook } from './calendar/book.ts'
import type { PrintStyles } from './print-styles.ts'
import type { ProfileBook } from './profile/book.ts'
import type { Resources } from './resources.ts'

export type RulesContext = PlatformContext & {
  /** The current branch data. Read it where it is used; a kept copy goes stale when the manager changes it. */
  readonly branch: Readonly<BranchRecord>
  readonly resources: Resources
  /** The versions of the rules; read them through `profileOf` and `profileOfCase`. */
  readonly profiles: ProfileBook
  /** The working days; read them through `calendarOf`. */
  readonly calendar: CalendarBook
  readonly printStyles: PrintStyles
}
