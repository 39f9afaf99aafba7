/** Hands the new card over: the taker verified again, then the old card, what was told, the signature. */
import { tidyNumber } from '../../../shared/identity/id-number.ts'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { record } from '../audit/record.ts'
import { takeEffect } from '../card/effect.ts'
import { move } from '../case/move.ts'
import { caseAt } from '../case/rows.ts'
import { viewCase } from '../case/view.ts'
import { isSigned } from '../confirm/sign.ts'
import type { Core, Who } from '../core.ts'

export async function verifyTaker(core: Core, who: Who, input: Parsed<'handover.verify'>): Promise<Out<'handover.verify'>> {
  const { caseId, revision, docType, number, faceSame, nameSame, cardPhotoSame } = input
  const mismatch = await core.store.transaction(async tx => {
    const row = await caseAt(tx, caseId, revision)
    const documentSame = docType === row.doc_type && tidyNumber(number) === row.doc_number
    const wrong = Object.entries({ document: documentSame, face: faceSame, name: nameSame, cardPhoto: cardPhotoSame }).flatMap(
      ([what, same]) => (same ? [] : [what]),
    )
    if (wrong.length > 0) {
      // Somebody else asking for a card is worth an entry, so this one is written although nothing moves.
      await record(core, tx, { who, what: 'handover.mismatch', caseId, facts: { what: wrong.join(' ') } })
      return wrong
    }
    await move(core, tx, who, row, { on: 'verifyTaker', facts: { takerMatches: true }, set: { verified_at: core.clock.now() } })
    return []
  })
  if (mismatch.length > 0) throw new Refusal('HANDOVER_MISMATCH', { what: mismatch })
  core.tell('case.changed', { caseId })
  return viewCase(core, who, { caseId })
}

/** The taker left before signing: the card goes back to the drawer. */
export async function leaveCard(core: Core, who: Who, { caseId, revision }: Parsed<'handover.leave'>): Promise<Out<'handover.leave'>> {
  await core.store.transaction(async tx => {
    const row = await caseAt(tx, caseId, revision)
    await move(core, tx, who, row, { on: 'leaveCard', facts: {}, set: { verified_at: null } })
  })
  core.tell('case.changed', { caseId })
  return viewCase(core, who, { caseId })
}

export async function handOver(core: Core, who: Who, input: Parsed<'handover.complete'>): Promise<Out<'handover.complete'>> {
  const { caseId, revision, oldCard, toldEnable, toldBank, signature } = input
  if (!isSigned(signature)) throw new Refusal('SIGNATURE_EMPTY')
  await core.store.transaction(async tx => {
    const row = await caseAt(tx, caseId, revision)
    const now = core.clock.now()
    const handed = await move(core, tx, who, row, {
      on: 'handOver',
      facts: { oldCardDealt: true, toldAll: toldEnable && toldBank, signed: true },
      set: { old_card: oldCard, taker_signature: JSON.stringify(signature), closed_at: now },
      audit: { oldCard },
    })
    await takeEffect(core, tx, who, handed)
  })
  core.tell('case.changed', { caseId })
  return viewCase(core, who, { caseId })
}
