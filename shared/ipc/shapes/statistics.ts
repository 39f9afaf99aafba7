/** Shapes of the authority's own sheets and their filling. */
import { audiencesOf, leaves } from '../../disclosure/audiences.ts'
import { DaySpan } from '../../report/day-span.ts'
import { z } from '../../zod.ts'
import { DisclosureReason } from './disclosure.ts'

export const SheetId = z.string().regex(/^[0-9A-Za-z-]{1,40}$/)
export const StatisticsSheet = z.object({ id: SheetId, name: z.string(), example: z.boolean(), cells: z.number() })
export const StatisticsTake = z.object({ path: z.string().min(1) })
export const StatisticsFill = z
  .object({ id: SheetId, span: DaySpan, audience: z.enum(audiencesOf.statistics), reason: DisclosureReason.nullable() })
  .refine(({ audience, reason }) => !leaves(audience) || reason !== null, { path: ['reason'] })
