/** Notes at the branch that a desk on its own handed a card over, by the same steps as at the counter. */

import type { CaseId } from '../../../../shared/ids.ts'
import type { EmergencyHandOver } from '../../../../shared/ipc/shapes/emergency.ts'
import { samenessOf } from '../../../../shared/pickup/holder.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Core } from '../../commands/core.ts'
import { takeCard } from '../../commands/handover/hand-over.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { move } from '../../records/case/move.ts'
import { caseById, caseIdOf, identityOf } from '../../records/case/rows.ts'
import { keepTaker } from '../../records/handover/taker.ts'
import { linkDocument, personBehind } from '../../records/identity/person.ts'
import { makerOf } from './maker.ts'

/**
 * In the transaction it is called in. The papers were looked at by the desk; here counts what the branch knows better: where the card is,
 * and whose document was shown.
 * @throws Refusal WRONG_STATE where the card was handed over, sent away or ended meanwhile, HANDOVER_MISMATCH, NOT_READY
 */
export async function noteHandOver(core: Core, tx: Tx, facts: EmergencyHandOver): Promise<CaseId> {
  const { shown, taker, renamed, oldCard, strokes, otherwise, verifiedAt, at } = facts
  const who = await makerOf(tx, facts)
  const row = await caseById(tx, facts.caseId)
  const seconder = facts.seconder && { operatorId: facts.seconder.by, reason: facts.seconder.reason }
  const same = await samenessHere(core, tx, row, facts)
  if (same === 'somebody-else' || (same === 'other' && seconder === null)) throw new Refusal('HANDOVER_MISMATCH', { what: ['document'] })
  const audit = { taker: taker?.role ?? 'holder', document: same, renamed: renamed?.link ?? null, seconder: seconder?.operatorId ?? null }
  const verified = await move(core, tx, who, row, {
    on: 'verifyTaker',
    facts: { takerMatches: true },
    set: { verified_at: verifiedAt },
    audit,
  })
  await keepTaker(core, tx, who, row, { taker, shown, renamed, seconder })
  if (seconder && same === 'other') await linkDocument(core, tx, who, { ...shown, sameAs: row.person, caseId: caseIdOf(row), seconder })
  const signed = { way: strokes ? ('pad' as const) : (otherwise?.way ?? 'pad'), strokes, otherwise: strokes ? null : otherwise }
  await takeCard(core, tx, who, verified, { oldCard, toldAll: true, signed })
  await updateOne(tx.updateTable('case_file').set({ closed_at: at }).where('id', '=', row.id))
  return caseIdOf(row)
}

async function samenessHere(core: Core, tx: Tx, row: CaseRecord, { shown }: EmergencyHandOver) {
  const { docType, number, birth, validTo } = identityOf(row)
  const holder = { docType, number, birth, validTo, person: row.person }
  return samenessOf(shown, await personBehind(tx, shown.docType, shown.number), holder, core.clock.today())
}
