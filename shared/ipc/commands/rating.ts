/** The commands for ratings by the citizen. */
import { command } from '../command.ts'
import { RatingGive, RatingView } from '../shapes/rating.ts'
import { CaseOnly, desk, staff } from './callers.ts'

export const ratingCommands = {
  'rating.view': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: CaseOnly, out: RatingView.nullable() }),
  'rating.give': command({ at: 'branch', kind: 'write', by: ['teller', 'cards'], from: desk, in: RatingGive, out: RatingView }),
} as const
