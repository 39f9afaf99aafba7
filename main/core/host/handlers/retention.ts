/** Names the functions behind the commands of shared/ipc/commands/retention.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { answerPerson } from '../../commands/retention/ask.ts'
import { viewRetention } from '../../queries/retention/view.ts'
import type { Who } from '../../records/context.ts'

export const retentionHandlers = {
  'retention.view': viewRetention,
  'retention.ask': answerPerson,
} satisfies Partial<Handlers<'branch', Core, Who>>
