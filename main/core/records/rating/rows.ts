/** Tells the reports what citizens said. */
import type { Kysely } from 'kysely'
import { BadReason } from '../../../../shared/rating/grades.ts'
import type { DaySpan } from '../../../../shared/report/day-span.ts'
import { z } from '../../../../shared/zod.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { RatingRecord } from '../../platform/store/tables/report.ts'

const Reasons = z.array(BadReason)
export const reasonsOf = ({ reasons }: Pick<RatingRecord, 'reasons'>): BadReason[] => Reasons.parse(JSON.parse(reasons))

/** The newest first. */
export const ratingsOn = (db: Kysely<Tables>, { from, to }: DaySpan): Promise<RatingRecord[]> =>
  db.selectFrom('rating').selectAll().where('day', '>=', from).where('day', '<=', to).orderBy('at', 'desc').execute()
