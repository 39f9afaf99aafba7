/** Reads everything a branch holds of one case, so that two histories of it can be held against each other. */
import type { CaseView } from '../../shared/ipc/shapes/case.ts'
import type { Counter } from './a-counter.ts'

/** All there is of a case, without ids, revisions and what the two persons did twice; the words of a text are written anew when it goes out. */
export async function allOf(counter: Counter, { id }: CaseView): Promise<unknown> {
  const { db } = counter.core.store
  const {
    revision: _revision,
    reviews: _reviews,
    allowed: _allowed,
    // A card that was handed out and laid back lies where there is room.
    place: _place,
    ...view
  } = await (await counter.manager()).call('case.view', { caseId: id })
  const { person } = await db.selectFrom('case_file').select('person').where('id', '=', id).executeTakeFirstOrThrow()
  const register = await db.selectFrom('card').selectAll().where('person', '=', person).orderBy('id').execute()
  const texts = await db
    .selectFrom('reminder')
    .select(['kind', 'due_at', 'state'])
    .where('case_id', '=', id)
    .where('state', '<>', 'dropped')
    .orderBy('kind')
    .execute()
  const waiting = await db.selectFrom('waiting_card').selectAll().where('case_id', '=', id).execute()
  const seats = await db.selectFrom('pickup_seat').select(['day', 'start', 'end']).where('case_id', '=', id).execute()
  const fees = await db
    .selectFrom('fee_entry')
    .select(['kind', 'fen', 'method', 'receipt'])
    .where('case_id', '=', id)
    .orderBy('id')
    .execute()
  const text = JSON.stringify({ view, register, texts, waiting, seats, fees })
  const ids = [...new Set(text.match(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g) ?? [])]
  return JSON.parse(ids.reduce((said, one, at) => said.replaceAll(one, `id ${at}`), text))
}
