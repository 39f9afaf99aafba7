/** What became of the old card at the hand-over, as ticked wrong: taken back, kept, none, lost. */
import { oldCardEnds } from '../../../../../shared/business/effects.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import { restoreOld } from '../../../records/card/restore.ts'
import { cardMadeBy } from '../../../records/card/rows.ts'
import { moveCorrected } from '../../../records/case/move.ts'
import { caseAt, caseIdOf } from '../../../records/case/rows.ts'
import { profileOfCase } from '../../../rules/profile/current.ts'
import { takeEffect } from '../../card/effect.ts'
import { fatesOf } from '../../handover/hand-over.ts'
import type { Fact } from '../fact.ts'

export const oldCard: Fact<'old-card'> = {
  async read(core, tx, _who, { caseId, revision, oldCard: fate }) {
    const row = await caseAt(tx, caseId, revision)
    // Nothing was said of it here: the new card went to another branch.
    if (row.old_card === null) throw new Refusal('CORRECTION_LATE', { state: row.state, fact: 'old-card' })
    if (fate !== row.old_card && !(await fatesOf(core, tx, row)).includes(fate)) throw new Refusal('BAD_INPUT', { fields: ['oldCard'] })
    return { subjectId: row.id, row, was: { oldCard: row.old_card }, now: { oldCard: fate } }
  },
  async apply(core, tx, who, { caseId, revision, oldCard: fate }) {
    const row = await caseAt(tx, caseId, revision)
    const now = await moveCorrected(core, tx, row, { to: row.state, set: { old_card: fate } })
    const { value: policy } = profileOfCase(core, row).oldCardPolicy
    const [before, after] = [oldCardEnds(policy, row.old_card), oldCardEnds(policy, fate)]
    if (before === after) return { row: now }
    if (after === 'handed-over') await takeEffect(core, tx, who, now)
    // Once the new card works the old one has ended anyhow.
    else if ((await cardMadeBy(tx, caseIdOf(row)))?.state === 'sealed') await restoreOld(core, tx, who, caseId)
    return { row: now }
  },
}
