/** Foretells when a card will be here, from the cards of its kind that came to this branch. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { workdaysBetween } from '../../../../shared/pickup/calendar.ts'
import { type Prediction, predict } from '../../../../shared/pickup/prediction.ts'
import type { MakingWay } from '../../../../shared/pickup/promise.ts'
import { dayOf, Instant } from '../../../../shared/time.ts'
import { caseById } from '../../records/case/rows.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { arrivalsOf } from '../../records/production/arrivals.ts'
import { calendarOf } from '../../rules/calendar/book.ts'

/** Older cards tell of another time. */
const newest = 200

/** Made in the same visit is there the day it was handed in; anything else came by the batch. */
const wayOf = (workdays: number): MakingWay => (workdays === 0 ? 'instant' : 'batch')

export async function forecastFor(core: RecordsContext, item: string, way: MakingWay = 'batch'): Promise<Prediction | null> {
  const arrivals = await arrivalsOf(core.store.db, item, newest)
  const took = arrivals.map(({ handedIn, arrived }) =>
    workdaysBetween(calendarOf(core), dayOf(Instant.parse(handedIn)), dayOf(Instant.parse(arrived))),
  )
  return predict(took.filter(workdays => wayOf(workdays) === way))
}

export async function viewForecast(
  core: RecordsContext,
  _who: Who,
  { caseId }: Parsed<'pickup.forecast'>,
): Promise<Out<'pickup.forecast'>> {
  const row = await caseById(core.store.db, caseId)
  return forecastFor(core, row.item)
}
