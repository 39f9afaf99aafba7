/** Hands the new card over: the taker verified again, then the old card, what was told, the signature. */
import { ItemCode } from '../../../../shared/business/items.ts'
import { sameName } from '../../../../shared/entry/name.ts'
import { tidyNumber } from '../../../../shared/entry/number.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { Sameness } from '../../../../shared/pickup/holder.ts'
import { fatesUnder, knownFate, type OldCardFate } from '../../../../shared/pickup/old-card.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { step } from '../../../../shared/workflow/step.ts'
import { record } from '../../platform/audit/record.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { cardById, cardView } from '../../records/card/rows.ts'
import { move } from '../../records/case/move.ts'
import { caseAt, caseIdOf } from '../../records/case/rows.ts'
import { keepSigning } from '../../records/confirm/signing.ts'
import type { Who } from '../../records/context.ts'
import { feeClearsHandOver } from '../../records/fee/when.ts'
import { forgetTaker, holderShown, keepTaker, takerCodes } from '../../records/handover/taker.ts'
import { linkDocument } from '../../records/identity/person.ts'
import { secondPerson } from '../../records/operator/second-person.ts'
import { cardTaken } from '../../records/waiting/card.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import { takeEffect } from '../card/effect.ts'
import { readSignature, refuseWay, type Signed, signedFacts } from '../confirm/sign.ts'
import type { Core } from '../core.ts'
import { visitEnded } from '../pickup/begin.ts'

/** A second person's password takes time to check, so the word is heard before the unit of work. */
export async function verifyTaker(core: Core, who: Who, input: Parsed<'handover.verify'>): Promise<Out<'handover.verify'>> {
  const { caseId, revision, taker, renamed } = input
  const seconder = input.second && (await secondPerson(core, who, input.second))
  const refused = await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    // Said first: whether a number typed is the holder's is nobody's business where no card is handed over.
    if (step(row, 'verifyTaker', { takerMatches: true }) === null)
      throw new Refusal('WRONG_STATE', { state: row.state, action: 'verifyTaker' })
    const shown = { docType: input.docType, number: tidyNumber(input.number), validTo: input.validTo }
    const { same, problem } = await holderShown(core, tx, row, shown)
    // A slip of the keyboard is nobody else's document.
    if (problem === 'NUMBER') return new Refusal('HOLDER_DOCUMENT', { problem })
    const wrong = differences(input, same)
    const codes = taker === null ? [] : takerCodes(core, row, taker)
    if (wrong.length > 0 || codes.length > 0) {
      // Somebody else asking for a card is worth an entry, so this one is written although nothing moves.
      await record(core, tx, { who, what: 'handover.mismatch', caseId, facts: { what: [...wrong, ...codes].join(' ') } })
      return wrong.length > 0 ? new Refusal('HANDOVER_MISMATCH', { what: wrong }) : new Refusal('TAKER_WRONG', { codes })
    }
    if (problem !== null) return new Refusal('HOLDER_DOCUMENT', { problem })
    if (renamed !== null && sameName(renamed.name, row.name)) return new Refusal('HOLDER_DOCUMENT', { problem: 'SAME_NAME' })
    if (same === 'other' && seconder === null) return new Refusal('SECOND_NEEDED')
    const word = same === 'other' ? seconder : null
    const audit = { taker: taker?.role ?? 'holder', document: same, renamed: renamed?.link ?? null, seconder: word?.operatorId ?? null }
    await move(core, tx, who, row, { on: 'verifyTaker', facts: { takerMatches: true }, set: { verified_at: core.clock.now() }, audit })
    await keepTaker(core, tx, who, row, { taker, shown, renamed, seconder: word })
    if (word) await linkDocument(core, tx, who, { ...shown, sameAs: row.person, caseId, seconder: word })
    tell('case.changed', { caseId })
    return null
  })
  if (refused) throw refused
  return viewCase(core, who, { caseId })
}

/** What was compared and found different; the name on the card by the document, or by the paper that links a new name to the old. */
function differences({ faceSame, nameSame, cardPhotoSame }: Parsed<'handover.verify'>, same: Sameness): string[] {
  const compared = { document: same !== 'somebody-else', face: faceSame, name: nameSame, cardPhoto: cardPhotoSame }
  return Object.entries(compared).flatMap(([what, holds]) => (holds ? [] : [what]))
}

/** The taker left before signing: the card goes back to the drawer. */
export async function leaveCard(core: Core, who: Who, { caseId, revision }: Parsed<'handover.leave'>): Promise<Out<'handover.leave'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    await move(core, tx, who, row, { on: 'leaveCard', facts: {}, set: { verified_at: null } })
    await forgetTaker(tx, caseId)
    await visitEnded(core, tx, caseId)
    tell('case.changed', { caseId })
    tell('ticket.changed', {})
  })
  return viewCase(core, who, { caseId })
}

export async function handOver(core: Core, who: Who, input: Parsed<'handover.complete'>): Promise<Out<'handover.complete'>> {
  const { caseId, revision, oldCard, toldEnable, toldBank } = input
  const signed = await readSignature(core, who, input.signature, input.otherwise)
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    refuseWay(core, row, signed)
    await takeCard(core, tx, who, row, { oldCard, toldAll: toldEnable && toldBank, signed })
    tell('case.changed', { caseId })
    tell('ticket.changed', {})
  })
  return viewCase(core, who, { caseId })
}

export type Taken = { readonly oldCard: OldCardFate; readonly toldAll: boolean; readonly signed: Signed }

/** The card leaves the drawer with whoever was verified, and takes its effect. @throws Refusal WRONG_STATE, NOT_READY */
export async function takeCard(core: Core, tx: Tx, who: Who, row: CaseRecord, { oldCard, toldAll, signed }: Taken): Promise<void> {
  const caseId = caseIdOf(row)
  const strokes = signed.strokes === null ? null : JSON.stringify(signed.strokes)
  const handed = await move(core, tx, who, row, {
    on: 'handOver',
    facts: {
      oldCardDealt: (await fatesOf(core, tx, row)).includes(oldCard),
      toldAll,
      feeCleared: feeClearsHandOver(core, row),
      signed: true,
    },
    set: { old_card: oldCard, taker_signature: strokes, closed_at: core.clock.now() },
    audit: { oldCard, ...signedFacts(signed) },
  })
  if (signed.otherwise) await keepSigning(core, tx, who, caseId, { moment: 'take', ...signed.otherwise })
  await takeEffect(core, tx, who, handed)
  await visitEnded(core, tx, caseId)
  await cardTaken(tx, caseId)
}

/** What the place lets the teller choose, or the one thing that is known already. */
export async function fatesOf(core: Core, tx: Tx, row: CaseRecord): Promise<readonly OldCardFate[]> {
  const old = row.card_id === null ? null : cardView(await cardById(tx, row.card_id))
  const known = knownFate(ItemCode.parse(row.item), old)
  return known === null ? fatesUnder(profileOfCase(core, row).oldCardPolicy.value) : [known]
}
