/** Lists the bad grades: those to be answered, the most urgent first, then the newest that are done with. */
import { ItemCode } from '../../../../shared/business/items.ts'
import { maskName } from '../../../../shared/identity/mask.ts'
import { CaseId, OperatorId } from '../../../../shared/ids.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import { isFollowUpOpen, openFollowUps } from '../../../../shared/rating/follow-up.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { operatorNames } from '../../records/operator/rows.ts'
import { reasonsOf } from '../../records/rating/rows.ts'

const shownDone = 100

const followUps = ({ store }: RecordsContext) =>
  store.db
    .selectFrom('rating_follow_up')
    .innerJoin('rating', 'rating.case_id', 'rating_follow_up.case_id')
    .innerJoin('case_file', 'case_file.id', 'rating_follow_up.case_id')
    .selectAll('rating_follow_up')
    .select(['rating.grade', 'rating.reasons', 'rating.words', 'rating.item', 'rating.day', 'rating.operator_id'])
    .select(['case_file.number', 'case_file.name'])

export async function listFollowUps(core: RecordsContext, _who: Who): Promise<Out<'rating.followUps'>> {
  const open = await followUps(core).where('rating_follow_up.state', 'in', openFollowUps).orderBy('rating_follow_up.due').execute()
  const done = await followUps(core)
    .where('rating_follow_up.state', 'not in', openFollowUps)
    .orderBy('rating_follow_up.due', 'desc')
    .limit(shownDone)
    .execute()
  const rows = [...open, ...done]
  const steps =
    rows.length === 0
      ? []
      : await core.store.db
          .selectFrom('rating_step')
          .selectAll()
          .where(
            'case_id',
            'in',
            rows.map(row => row.case_id),
          )
          .orderBy('id')
          .execute()
  const names = await operatorNames(core.store.db)
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ''))
  const today = core.clock.today()
  return rows.map(row => ({
    caseId: CaseId.parse(row.case_id),
    number: row.number,
    maskedName: maskName(row.name),
    item: ItemCode.parse(row.item),
    grade: row.grade,
    reasons: reasonsOf(row),
    words: row.words,
    day: row.day,
    ratedId: OperatorId.parse(row.operator_id),
    rated: nameOf(row.operator_id) ?? '',
    state: row.state,
    due: row.due,
    dueCovered: row.due_covered > 0,
    late: isFollowUpOpen(row.state) && row.due < today,
    owner: nameOf(row.owner_id),
    steps: steps
      .filter(one => one.case_id === row.case_id)
      .map(({ event, note, at, operator_id, owner_id }) => ({ event, note, at, by: nameOf(operator_id) ?? '', owner: nameOf(owner_id) })),
  }))
}
