/** Names the functions behind the commands of shared/ipc/commands/merged.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import { takeMerged } from '../../channels/lists/merged.ts'
import { seekMerged } from '../../commands/case/seek.ts'
import type { Core } from '../../commands/core.ts'
import { bringMerged, dropMerged, lookAtMerged } from '../../commands/merged/bring.ts'
import { listMerged } from '../../queries/merged/list.ts'
import type { Who } from '../../records/context.ts'

export const mergedHandlers = {
  'merged.list': listMerged,
  'merged.find': seekMerged,
  'merged.take': takeMerged,
  'merged.bring': bringMerged,
  'merged.drop': dropMerged,
  'merged.look': lookAtMerged,
} satisfies Partial<Handlers<'branch', Core, Who>>
