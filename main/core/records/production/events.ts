/** Reads what happened to a card on its way, without the steps that were noted and taken back. */
import type { ExpressionBuilder, Kysely } from 'kysely'
import type { CaseId } from '../../../../shared/ids.ts'
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
