/** The commands for ratings by the citizen. */
import { command } from '../command.ts'
import { RatingGive, RatingView } from '../shapes/rating.ts'
import { CaseOnly, desk, staff } from './callers.ts'

export const ratingCommands = {
  'rating.view': command({ at: 'core', kind: 'read', by: staff, from: desk, in: CaseOnly, out: RatingView.nullable() }),
  'rating.give': command({ at: 'core', kind: 'write', by: ['teller', 'cards'], from: desk, in: RatingGive, out: RatingView }),
} as const
