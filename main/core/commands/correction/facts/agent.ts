/** Who came with or for the holder, as typed wrong, or somebody else, or nobody. */

import type { CompanionInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { stateUnsigned } from '../../../../../shared/workflow/step.ts'
import { moveCorrected } from '../../../records/case/move.ts'
import { consentsGiven, papersSeen } from '../../../records/case/papers.ts'
import { caseAt } from '../../../records/case/rows.ts'
import { formIn } from '../../../records/case/values.ts'
import { companionFields } from '../../../records/form/prefill.ts'
import { keepCompanion, personsOf, tidied } from '../../../records/people/rows.ts'
import { refuseWrongFor } from '../../people/bring.ts'
import { leaveOtherDesks, signatureOf, undecidedAgain, unsigned } from '../back-to-counter.ts'
import type { Fact } from '../fact.ts'

const nobody = { role: null, docType: null, number: null, name: null, relation: null, mobile: null, letter: null, proof: null }
const valuesOf = (companion: CompanionInput | null) => (companion === null ? nobody : { ...companion })
const asStored = (companion: CompanionInput | null) => (companion === null ? null : tidied(companion))

export const agent: Fact<'agent'> = {
  async read(core, tx, _who, { caseId, revision, companion }) {
    const row = await caseAt(tx, caseId, revision)
    const fresh = asStored(companion)
    refuseWrongFor(core, row, fresh)
    const [before = null] = await personsOf(tx, caseId)
    return { subjectId: row.id, row, was: valuesOf(before), now: valuesOf(fresh) }
  },

  async apply(core, tx, who, { caseId, revision, companion }, _standing, { resign }) {
    const row = await caseAt(tx, caseId, revision)
    const [before = null] = await personsOf(tx, caseId)
    const form = JSON.stringify({ ...formIn(row), ...companionFields(asStored(companion)) })
    const becomes = { ...row, form }
    // Papers and consents are those of whoever comes.
    const stands = row.reason === null || (papersSeen(core, becomes) && consentsGiven(becomes))
    const to = stands ? (resign ? stateUnsigned(row) : row.state) : 'opened'
    const set = { form, ...(resign ? unsigned : {}), ...undecidedAgain(row, to) }
    const now = await moveCorrected(core, tx, row, { to, set })
    await keepCompanion(core, tx, who, caseId, asStored(companion))
    await leaveOtherDesks(tx, row, to)
    return { row: now, kept: { companion: before, form: row.form, ...(resign ? signatureOf(row) : {}) } }
  },
}
