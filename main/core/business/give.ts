/** Takes the business step: item, reason, papers shown, notices given, consents. */

import { completeItems, ItemCode } from '../../../shared/business/items.ts'
import { caseApplies } from '../../../shared/business/materials.ts'
import { ConsentId, consentsFor, noticesFor } from '../../../shared/business/notices.ts'
import { reasonsFor } from '../../../shared/business/reasons.ts'
import { FormDraft } from '../../../shared/form/fields.ts'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { ageOn, Day, dayOf, Instant } from '../../../shared/time.ts'
import { z } from '../../../shared/zod.ts'
import { move } from '../case/move.ts'
import { caseAt } from '../case/rows.ts'
import { viewCase } from '../case/view.ts'
import type { Core, Who } from '../core.ts'
import { profileOfCase } from '../profile/current.ts'
import type { CaseRecord } from '../store/schema.ts'

/** Below this age a guardian speaks for the holder (PBOC [2015] No. 392). */
const guardedAge = 16

export async function giveNotices(core: Core, who: Who, input: Parsed<'business.give'>): Promise<Out<'business.give'>> {
  await core.store.transaction(async tx => {
    const row = await caseAt(tx, input.caseId, input.revision)
    const profile = profileOfCase(core, row)
    refuseUnoffered(profile, input)
    const age = ageOn(Day.parse(row.birth), core.clock.today())
    const facts = {
      reasonAccepted: true,
      papersTicked: papersFor(profile, input.item, age, row).every(paper => input.papers.includes(paper)),
      noticesTicked: noticesFor(input.item).every(notice => input.notices.includes(notice)),
      consentGiven: consentsFor(input.item, age).every(consent => input.consents.includes(consent)),
    }
    const form = {
      ...FormDraft.parse(JSON.parse(row.form)),
      businessType: input.item,
      applyReason: input.reason,
      consent: facts.consentGiven,
    }
    await move(core, tx, who, row, {
      on: 'notice',
      facts,
      set: {
        item: input.item,
        reason: input.reason,
        papers: JSON.stringify(input.papers),
        notices: JSON.stringify(input.notices),
        consents: JSON.stringify(input.consents),
        consent_at: core.clock.now(),
        form: JSON.stringify(form),
        fee_due: profile.fees[input.item]?.value?.fen ?? null,
      },
      audit: { item: input.item, reason: input.reason, consents: input.consents.join(' ') },
    })
  })
  core.tell('case.changed', { caseId: input.caseId })
  return viewCase(core, who, { caseId: input.caseId })
}

function refuseUnoffered(profile: Profile, { item, reason }: Parsed<'business.give'>): void {
  if (!profile.items.value.includes(item) || !completeItems.includes(item)) throw new Refusal('ITEM_NOT_OFFERED', { item })
  const accepted: readonly string[] = item === 'REPLACE_PHOTO' ? profile.photoReasons.value : reasonsFor(item)
  if (!accepted.includes(reason)) throw new Refusal('REASON_NOT_ACCEPTED', { reason })
}

/** The papers this place asks of this person for this item. */
function papersFor(profile: Profile, item: z.infer<typeof ItemCode>, age: number, row: CaseRecord) {
  const byAgent = FormDraft.parse(JSON.parse(row.form)).agentFlag === true
  const coming = { under16: age < guardedAge, byAgent, byUnit: false }
  return (profile.papers[item] ?? []).filter(paper => caseApplies(paper.when, coming)).map(paper => paper.material)
}

/** Whether every consent the item and the holder's age need is on the case. */
export function consentsGiven(row: CaseRecord): boolean {
  const given = z.array(ConsentId).parse(JSON.parse(row.consents ?? '[]'))
  const age = ageOn(Day.parse(row.birth), dayOf(Instant.parse(row.opened_at)))
  return consentsFor(ItemCode.parse(row.item), age).every(consent => given.includes(consent))
}
