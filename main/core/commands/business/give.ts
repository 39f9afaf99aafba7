/** Takes the business step: item, reason, papers shown, notices given, consents. */

import { type ItemCode, itemOf, makesCard } from '../../../../shared/business/items.ts'
import { consentsFor, noticesFor } from '../../../../shared/business/notices.ts'
import type { FormDraft } from '../../../../shared/form/fields.ts'
import { isTakenInEmergency } from '../../../../shared/hall/emergency.ts'
import { DocType } from '../../../../shared/identity/documents.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { acceptsReason, feeDue, offers, photoPlansFor } from '../../../../shared/profile/ask.ts'
import type { Profile } from '../../../../shared/profile/profile.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Instant } from '../../../../shared/time.ts'
import { kindOf, type PhotoPlan, pathOf } from '../../../../shared/workflow/path.ts'
import { viewCase } from '../../queries/case/view.ts'
import { cardFitting, freeCaseHere, vouchedFor } from '../../records/business/pre-check.ts'
import { runOutLosses } from '../../records/card/register.ts'
import { refuseSecond } from '../../records/case/in-flight.ts'
import { move, refuseWrongState } from '../../records/case/move.ts'
import { papersAsked } from '../../records/case/papers.ts'
import { caseAt, holderAge } from '../../records/case/rows.ts'
import { formIn } from '../../records/case/values.ts'
import type { Who } from '../../records/context.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'
import { dropUnasked } from '../paper/pages.ts'
import { refuseUnattended } from '../people/bring.ts'
import { knownBefore } from './known-before.ts'

/** `agreedAt` is when the consents were given, where that was not in the chair but on a channel's screen or a unit's sheet. */
export async function giveNotices(
  core: Core,
  who: Who,
  input: Parsed<'business.give'>,
  agreedAt: Instant = core.clock.now(),
): Promise<Out<'business.give'>> {
  if (core.branch.emergency_mark !== null && !isTakenInEmergency(input.item)) throw new Refusal('EMERGENCY_PAUSED')
  await runOutLosses(core)
  const files = await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, input.caseId, input.revision)
    refuseWrongState(row, 'notice')
    const profile = profileOfCase(core, row)
    const age = holderAge(row)
    refuseUnoffered(profile, input, { age, docType: DocType.parse(row.doc_type) })
    await refuseUnattended(core, tx, row, input.item)
    // Whoever may not report the loss does not do so with the new card either.
    if (input.assured.includes('LOSS_NOW')) await refuseUnattended(core, tx, row, 'LOSS_FORMAL')
    const path = pathOf(input.item, input.photoPlan)
    await refuseSecond(tx, row.person, kindOf(path), row.id)
    const card = await cardFitting(core, tx, row, profile, input)
    const before = itemOf(input.item).makes === 'record' ? await knownBefore(tx, row) : null
    const facts = {
      reasonAccepted: true,
      papersTicked: papersAsked(profile, row, input).every(paper => input.papers.includes(paper)) && vouchedFor(input),
      noticesTicked: noticesFor(input.item).every(notice => input.notices.includes(notice)),
      consentGiven: consentsFor(input.item, age, input.photoPlan).every(consent => input.consents.includes(consent)),
    }
    const form = {
      ...bankOfNew(core, input.item, card),
      ...formIn(row),
      // What is known stands in the form until it is changed; what was typed since is not typed over.
      ...(before === null || row.form_before !== null ? {} : before),
      businessType: input.item,
      applyReason: input.reason,
      consent: facts.consentGiven,
      ...sourceOf(input.photoPlan, formIn(row)),
    }
    await move(core, tx, who, row, {
      on: 'notice',
      facts,
      set: {
        item: input.item,
        path,
        photo_plan: input.photoPlan,
        photo_receipt: input.photoReceipt,
        reason: input.reason,
        card_id: card?.id ?? null,
        assured: JSON.stringify(input.assured),
        form_before: before && JSON.stringify(before),
        papers: JSON.stringify(input.papers),
        notices: JSON.stringify(input.notices),
        consents: JSON.stringify(input.consents),
        consent_at: agreedAt,
        form: JSON.stringify(form),
        fee_due: feeDue(profile, input.item, freeCaseHere(input)),
      },
      audit: {
        item: input.item,
        card: card?.id ?? null,
        reason: input.reason,
        photo: input.photoPlan,
        consents: input.consents.join(' '),
        assured: input.assured.join(' '),
      },
    })
    tell('case.changed', { caseId: input.caseId })
    return dropUnasked(core, tx, who, input.caseId, papersAsked(profile, row, input))
  })
  await core.blobs.sweep(files)
  return viewCase(core, who, { caseId: input.caseId })
}

/** The new card stays with the bank of the old one, and a first card is of the bank whose branch this is, unless the holder says otherwise. */
export function bankOfNew(core: Core, item: ItemCode, old: { readonly bank: string } | null): FormDraft {
  const bank = old?.bank ?? (makesCard(item) ? core.branch.bank : null)
  return bank === null ? {} : { bank }
}

/** The centre reads in the form whose picture it takes; a plan that was changed leaves nothing of the one before. */
function sourceOf(plan: PhotoPlan, { photoSource }: FormDraft): FormDraft {
  if (plan === 'police') return { photoSource: 'population' }
  return photoSource === 'population' ? { photoSource: undefined } : {}
}

function refuseUnoffered(
  profile: Profile,
  { item, reason, photoPlan, photoReceipt }: Parsed<'business.give'>,
  holder: { readonly age: number; readonly docType: DocType },
): void {
  if (!offers(profile, item) || itemOf(item).makes === 'handover') throw new Refusal('ITEM_NOT_OFFERED', { item })
  if (!acceptsReason(profile, item, reason)) throw new Refusal('REASON_NOT_ACCEPTED', { reason })
  if (!photoPlansFor(profile, item, holder).includes(photoPlan)) throw new Refusal('BAD_INPUT', { fields: ['photoPlan'] })
  if ((photoPlan === 'receipt') !== (photoReceipt !== null)) throw new Refusal('BAD_INPUT', { fields: ['photoReceipt'] })
}
