/** Names the functions behind the commands of shared/ipc/commands/copies.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import { copiesInBar, copyNow, leavePlace, setPlace, viewCopies } from '../../commands/copies/copies.ts'
import type { Core } from '../../commands/core.ts'
import type { Who } from '../../records/context.ts'

export const copiesHandlers = {
  'copies.bar': copiesInBar,
  'copies.view': viewCopies,
  'copies.now': copyNow,
  'copies.setPlace': setPlace,
  'copies.leavePlace': leavePlace,
} satisfies Partial<Handlers<'branch', Core, Who>>
