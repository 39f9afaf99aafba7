/** Identity and document of the holder as typed wrong: the same person, another letter, digit or day. */
import { stateUnsigned } from '../../../../../shared/workflow/step.ts'
import { moveCorrected } from '../../../records/case/move.ts'
import { caseAt, identityOf } from '../../../records/case/rows.ts'
import { leaveOtherDesks, signatureOf, undecidedAgain, unsigned } from '../back-to-counter.ts'
import type { Fact } from '../fact.ts'
import { businessStands, followMade, followPerson, soundHolder, tidiedHolder } from '../holder.ts'

export const identity: Fact<'identity'> = {
  async read(_core, tx, _who, { caseId, revision, identity: typed }) {
    const row = await caseAt(tx, caseId, revision)
    return { subjectId: row.id, row, was: { ...identityOf(row) }, now: { ...(await soundHolder(tx, row, typed)) } }
  },

  async apply(core, tx, _who, { caseId, revision, identity: typed }, _standing, { resign }) {
    const row = await caseAt(tx, caseId, revision)
    const { set, moved } = await followPerson(tx, row, tidiedHolder(typed), true)
    const becomes = { ...row, ...set }
    const to = (await businessStands(core, tx, row, becomes)) ? (resign ? stateUnsigned(row) : row.state) : 'opened'
    const change = { ...set, ...(resign ? unsigned : {}), ...undecidedAgain(row, to) }
    const now = await moveCorrected(core, tx, row, { to, set: change })
    await leaveOtherDesks(tx, row, to)
    await followMade(core, tx, now)
    return { row: now, kept: { ...(resign ? signatureOf(row) : {}), ...(moved.length > 0 ? { cards: moved } : {}), form: row.form } }
  },
}
