/** Takes a citizen's consent back: the picture and texts are used no more, nothing more goes to the centre, and what stays is said on a paper. */

import { consentAge } from '../../../../shared/business/notices.ts'
import { type ConsentScope, stopsCase } from '../../../../shared/business/withdrawal.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { CaseChange, CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { moveCorrected } from '../../records/case/move.ts'
import { caseAt, caseIdOf, holderAge } from '../../records/case/rows.ts'
import { consentsIn, formIn } from '../../records/case/values.ts'
import { keepWithdrawal, withdrawnNow } from '../../records/case/withdrawn.ts'
import type { Who } from '../../records/context.ts'
import { countWaitingTexts, dropTexts } from '../../records/reminder/rows.ts'
import { spoilUsed } from '../../records/stock/use.ts'
import { keepPromise } from '../../records/waiting/delay.ts'
import { withdrawNow } from '../card/hand-in.ts'
import type { Core } from '../core.ts'
import { leaveOtherDesks, signatureOf, undecidedAgain, unsigned } from '../correction/back-to-counter.ts'

/** @throws Refusal NOTHING_CHANGED where no such consent stands, BAD_INPUT where a child's consent is not the guardian's */
export async function withdrawConsent(core: Core, who: Who, input: Parsed<'consent.withdraw'>): Promise<Out<'consent.withdraw'>> {
  const { caseId, revision, by, note } = input
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    if (holderAge(row) < consentAge !== (by === 'guardian')) throw new Refusal('BAD_INPUT', { fields: ['by'] })
    const scopes = await standing(tx, row, input.scopes)
    if (scopes.length === 0) throw new Refusal('NOTHING_CHANGED')
    const stopped = stopsCase(scopes, row.state) ? await withdrawNow(core, tx, who, row, note) : 'nothing'
    const messages = stopped === 'nothing' ? 0 : 1
    const texts = scopes.includes('texts') ? await countWaitingTexts(tx, caseId) : 0
    if (scopes.includes('texts')) await dropTexts(tx, caseId)
    const now = scopes.includes('photo') ? await withoutPhoto(core, tx, who, row, scopes, note) : row
    const gone = scopes.includes('photo') ? { photoId: row.photo_id, consents: row.consents, consentAt: row.consent_at } : { photoId: null }
    const kept = { ...gone, texts, messages, ...(now.signed_at === row.signed_at ? {} : { ...signatureOf(row), form: row.form }) }
    await keepWithdrawal(core, tx, who, { caseId, scopes, by, note, from: row.state, to: now.state, kept })
    tell('case.changed', { caseId })
    tell('pickup.changed', {})
  })
  return viewCase(core, who, { caseId })
}

/** What was asked for and has not been withdrawn before. */
async function standing(tx: Tx, row: CaseRecord, wanted: readonly ConsentScope[]): Promise<ConsentScope[]> {
  const given = consentsIn(row)
  const before = await withdrawnNow(tx, row)
  return wanted.filter(scope => !before.includes(scope) && (scope === 'texts' || given.length > 0))
}

/** Before the card is made the case stands where consents are given; afterwards only what comes later stops. */
async function withoutPhoto(
  core: Core,
  tx: Tx,
  who: Who,
  row: CaseRecord,
  scopes: readonly ConsentScope[],
  note: string,
): Promise<CaseRecord> {
  const caseId = caseIdOf(row)
  if (!stopsCase(scopes, row.state)) return row
  const form = JSON.stringify({ ...formIn(row), consent: false, photoSource: undefined })
  const to = 'opened'
  const set: CaseChange = {
    ...{ photo_id: null, old_card_sha: null, consents: null, consent_at: null, form },
    ...unsigned,
    ...undecidedAgain(row, to),
  }
  const now = await moveCorrected(core, tx, row, { to, set })
  await spoilUsed(core, tx, who, caseId, note, 'other')
  await leaveOtherDesks(tx, row, to)
  return keepPromise(core, tx, who, now, null, 'returned')
}
