/** Names the functions behind the commands of shared/ipc/commands/statistics.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { fillSheet, listSheets, takeStatistics } from '../../commands/disclosure/statistics.ts'
import type { Who } from '../../records/context.ts'

export const statisticsHandlers = {
  'statistics.list': listSheets,
  'statistics.take': takeStatistics,
  'statistics.fill': fillSheet,
} satisfies Partial<Handlers<'branch', Core, Who>>
