/** The commands for ratings by the citizen. */
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { FollowUp, RatingFollow, RatingGive, RatingView } from '../shapes/rating.ts'
import { CaseOnly, desk, Nothing, staff } from './callers.ts'

export const ratingCommands = {
  'rating.view': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: CaseOnly, out: RatingView.nullable() }),
  'rating.give': command({ at: 'branch', kind: 'write', by: ['teller', 'cards'], from: desk, in: RatingGive, out: RatingView }),
  'rating.followUps': command({ at: 'branch', kind: 'read', by: ['manager'], from: desk, in: Nothing, out: z.array(FollowUp) }),
  'rating.follow': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: RatingFollow, out: z.array(FollowUp) }),
} as const
