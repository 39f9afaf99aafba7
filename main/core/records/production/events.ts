/** Reads what happened to a card on its way, without the steps that were noted and taken back. */
import type { ExpressionBuilder, Kysely } from 'kysely'
import type { CaseId } from '../../../../shared/ids.ts'
import type { DaySpan } from '../../../../shared/report/day-span.ts'
import { endOfDay, startOfDay } from '../../platform/day-bounds.ts'
import type { Tables } from '../../platform/store/schema.ts'

/** The event stands: no correction says that it never happened. */
export const happened = ({ not, exists, selectFrom }: ExpressionBuilder<Tables, 'production_event'>) =>
  not(
    exists(
      selectFrom('correction')
        .select('correction.id')
        .whereRef('correction.subject_id', '=', 'production_event.id')
        .where('correction.subject', '=', 'production-event'),
    ),
  )

/** The newest first. */
export const eventsOf = (db: Kysely<Tables>, caseId: CaseId) =>
  db
    .selectFrom('production_event')
    .select(['production_event.id', 'production_event.event', 'production_event.at'])
    .where('production_event.case_id', '=', caseId)
    .where(happened)
    .orderBy('production_event.id', 'desc')
    .execute()

/**
 * The cards that came in the span and stand in the register of cards. One that turned out wrong and went back to be made again left the
 * register, so its case counts by the card that comes in its place; a coming that was taken back was none.
 */
export const madeCards = (db: Kysely<Tables>, { from, to }: DaySpan) =>
  db
    .selectFrom('production_event')
    .select(['production_event.case_id', 'production_event.at'])
    .select(eb => eb.selectFrom('case_file').select('item').whereRef('case_file.id', '=', 'production_event.case_id').as('item'))
    .where('production_event.event', '=', 'branchReceived')
    .where('production_event.at', '>=', startOfDay(from))
    .where('production_event.at', '<', endOfDay(to))
    .where(happened)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('production_event as later')
            .select('later.id')
            .whereRef('later.case_id', '=', 'production_event.case_id')
            .whereRef('later.id', '>', 'production_event.id')
            .where('later.event', '=', 'makeFailed')
            .where(({ not: no, exists: any, selectFrom: from2 }) =>
              no(
                any(
                  from2('correction')
                    .select('correction.id')
                    .whereRef('correction.subject_id', '=', 'later.id')
                    .where('correction.subject', '=', 'production-event'),
                ),
              ),
            ),
        ),
      ),
    )
