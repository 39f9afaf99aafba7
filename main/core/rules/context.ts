/** What a line may use once the rules of the place are known: the branch, its profile, its calendar and the code tables. */
import type { PlatformContext } from '../platform/context.ts'
import type { BranchRecord } from '../platform/store/schema.ts'
import type { CalendarBook } from './calendar/book.ts'
import type { PrintStyles } from './print-styles.ts'
import type { ProfileBook } from './profile/book.ts'
import type { Resources } from './resources.ts'

export type RulesContext = PlatformContext & {
  /** As it stands now; destructure it where it is used, never keep it. */
  readonly branch: Readonly<BranchRecord>
  readonly resources: Resources
  /** The versions of the rules; read them through `profileOf` and `profileOfCase`. */
  readonly profiles: ProfileBook
  /** The working days; read them through `calendarOf`. */
  readonly calendar: CalendarBook
  readonly printStyles: PrintStyles
}
