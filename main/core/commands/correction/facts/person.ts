/** A case opened for the wrong person: what was taken of the right one stays, the rest is taken anew. */
import { stateUnsigned } from '../../../../../shared/workflow/step.ts'
import { isAtCounter, type State } from '../../../../../shared/workflow/table.ts'
import type { CaseChange, CaseRecord } from '../../../platform/store/schema.ts'
import { moveCorrected } from '../../../records/case/move.ts'
import { caseAt, identityOf } from '../../../records/case/rows.ts'
import { formIn } from '../../../records/case/values.ts'
import { leaveOtherDesks, signatureOf, undecidedAgain, unsigned } from '../back-to-counter.ts'
import type { Change, Fact } from '../fact.ts'
import { businessStands, followPerson, soundHolder, tidiedHolder } from '../holder.ts'

type Theirs = Change<'person'>['theirs']

/** What the case has of somebody: a picture, consents, a number. */
const has = (row: CaseRecord) => ({ photo: row.photo_id !== null, consents: row.consents !== null, ticket: row.ticket_id !== null })

export const person: Fact<'person'> = {
  async read(_core, tx, _who, { caseId, revision, identity: typed, theirs }) {
    const row = await caseAt(tx, caseId, revision)
    const had = has(row)
    const stays = { photo: had.photo && theirs.photo, consents: had.consents && theirs.consents, ticket: had.ticket && theirs.ticket }
    return { subjectId: row.id, row, was: { ...identityOf(row), ...had }, now: { ...(await soundHolder(tx, row, typed)), ...stays } }
  },

  async apply(core, tx, _who, { caseId, revision, identity: typed, theirs }, _standing, { resign }) {
    const row = await caseAt(tx, caseId, revision)
    // The register keeps the card under whoever it was told of; the right person's own is looked up anew.
    const { set } = await followPerson(tx, row, tidiedHolder(typed), false)
    const dropped = without(row, set, theirs)
    const becomes = { ...row, ...set, ...dropped }
    const stands = (theirs.consents || row.consents === null) && (await businessStands(core, tx, row, becomes))
    const to = stands ? unfinished(row, becomes, resign) : 'opened'
    const change = { ...set, ...dropped, ...(resign ? unsigned : {}), ...undecidedAgain(row, to) }
    const now = await moveCorrected(core, tx, row, { to, set: change })
    await leaveOtherDesks(tx, row, to)
    const kept = { ...has(row), photoId: row.photo_id, ticketId: row.ticket_id, consents: row.consents, consentAt: row.consent_at }
    return { row: now, kept: { ...kept, cardId: row.card_id, form: row.form, ...(resign ? signatureOf(row) : {}) } }
  },
}

function without(row: CaseRecord, { form }: CaseChange, theirs: Theirs): CaseChange {
  const draft = formIn({ form: form ?? row.form })
  const said = { ...draft, ...(theirs.consents ? {} : { consent: false }), ...(theirs.photo ? {} : { photoSource: undefined }) }
  return {
    form: JSON.stringify(said),
    ...(theirs.photo ? {} : { photo_id: null, old_card_sha: null }),
    ...(theirs.consents ? {} : { consents: null, consent_at: null }),
    ...(theirs.ticket ? {} : { ticket_id: null }),
  }
}

/** A picture of somebody else is taken again; otherwise only the signature is asked for anew. */
function unfinished(row: CaseRecord, becomes: CaseRecord, resign: boolean): State {
  const photoGone = row.photo_id !== null && becomes.photo_id === null
  if (!photoGone) return resign ? stateUnsigned(row) : row.state
  return row.state === 'returned' ? row.state : isAtCounter(row.state) || resign ? 'filled' : row.state
}
