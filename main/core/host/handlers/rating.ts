/** Names the functions behind the commands of shared/ipc/commands/rating.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { followUp } from '../../commands/rating/follow-up.ts'
import { giveRating, viewRating } from '../../commands/rating/give.ts'
import { listFollowUps } from '../../queries/report/follow-ups.ts'
import type { Who } from '../../records/context.ts'

export const ratingHandlers = {
  'rating.view': viewRating,
  'rating.give': giveRating,
  'rating.followUps': listFollowUps,
  'rating.follow': followUp,
} satisfies Partial<Handlers<'branch', Core, Who>>
