/** Names the functions behind the commands of shared/ipc/commands/guidance.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { answerGuidance } from '../../queries/guidance/answer.ts'
import { searchGuidance } from '../../queries/guidance/search.ts'
import { walkGuidance } from '../../queries/guidance/walk.ts'
import type { Who } from '../../records/context.ts'

export const guidanceHandlers = {
  'guidance.search': searchGuidance,
  'guidance.walk': walkGuidance,
  'guidance.answer': answerGuidance,
} satisfies Partial<Handlers<'branch', Core, Who>>
