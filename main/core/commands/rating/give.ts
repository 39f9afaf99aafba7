/** Keeps what a citizen says of the service: once per case, when it was handed in or when the card was handed over. */
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { isBad, type RatingMoment } from '../../../../shared/rating/grades.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { RatingRecord } from '../../platform/store/tables/report.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { openFollowUp } from '../../records/rating/follow-up.ts'
import { wasServed } from '../../records/report/served.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

export async function viewRating(core: Core, _who: Who, { caseId }: Parsed<'rating.view'>): Promise<Out<'rating.view'>> {
  const row = await ratingOf(core, caseId)
  return row ? viewOf(row) : null
}

/**
 * A good grade carries no reasons, whatever was tapped on the way to it.
 * @throws Refusal WRONG_STATE before the case was handed in, RATED where it has a grade already
 */
export async function giveRating(
  core: Core,
  who: Who,
  { caseId, grade, reasons, words }: Parsed<'rating.give'>,
): Promise<Out<'rating.give'>> {
  const row = await core.store
    .write(async ({ tx, tell }) => {
      const found = await caseById(tx, caseId)
      if (!(await wasServed(tx, caseId))) throw new Refusal('WRONG_STATE', { state: found.state, action: 'rate' })
      const said = isBad(grade) ? { reasons: JSON.stringify([...new Set(reasons)]), words } : { reasons: '[]', words: '' }
      const given: RatingRecord = {
        case_id: caseId,
        grade,
        ...said,
        moment: momentOf(found),
        operator_id: signedIn(who).operatorId,
        item: found.item,
        day: core.clock.today(),
        at: core.clock.now(),
      }
      await tx.insertInto('rating').values(given).execute()
      if (isBad(grade)) {
        await openFollowUp(core, tx, caseId)
        tell('rating.changed', {})
      }
      await record(core, tx, { who, what: 'rating.give', caseId, facts: { grade } })
      tell('case.changed', { caseId })
      return given
    })
    .catch(error => {
      throw core.store.engine.isUniqueViolation(error) ? new Refusal('RATED') : error
    })
  return viewOf(row)
}

/** Whoever made the card wait is not who hands it over: the two are told apart. */
function momentOf({ state, path }: CaseRecord): RatingMoment {
  const hasCard = path === 'photo-card' || path === 'plain-card'
  return hasCard && state === 'closed' ? 'pickup' : 'counter'
}

const ratingOf = (core: Core, caseId: CaseId): Promise<RatingRecord | undefined> =>
  core.store.db.selectFrom('rating').selectAll().where('case_id', '=', caseId).executeTakeFirst()

const viewOf = ({ moment, at }: RatingRecord): Out<'rating.give'> => ({ moment, at })
