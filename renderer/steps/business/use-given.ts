/** Holds what is ticked and chosen at the business step for one item, and says what is still open. */
import { useState } from 'react'
import type { ItemCode } from '../../../shared/business/items.ts'
import type { MaterialCode } from '../../../shared/business/materials.ts'
import { type ConsentId, consentsFor, type NoticeId, noticesFor } from '../../../shared/business/notices.ts'
import { type AssuranceId, assurancesFor } from '../../../shared/business/pre-checks.ts'
import type { ReasonCode } from '../../../shared/business/reasons.ts'
import { type CaseView, PhotoReceipt } from '../../../shared/ipc/shapes/case.ts'
import { photoPlansFor, reasonsHere } from '../../../shared/profile/ask.ts'
import { visitOf } from '../../../shared/profile/companion.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { papersNeeded } from '../../../shared/profile/requirements.ts'
import type { PhotoPlan } from '../../../shared/workflow/path.ts'

const firstMissing = <T extends string>(name: string, all: readonly T[], ticked: readonly T[]): string | null => {
  const missing = all.find(id => !ticked.includes(id))
  return missing ? `${name}.${missing}` : null
}

type Ticks<T extends string> = {
  readonly all: readonly T[]
  readonly ticked: readonly T[]
  readonly flip: (id: string, on: boolean) => void
  readonly missing: string | null
}

function useTicks<T extends string>(name: string, all: readonly T[], must: readonly T[], before: readonly T[]): Ticks<T> {
  const [ticked, setTicked] = useState<readonly T[]>(before)
  const flip = (id: string, on: boolean) => {
    const known = all.find(candidate => candidate === id)
    if (known) setTicked(now => (on ? [...now, known] : now.filter(other => other !== known)))
  }
  // A tick of something no longer asked is no tick.
  const counted = ticked.filter(id => all.includes(id))
  return { all, ticked: counted, flip, missing: firstMissing(name, must, counted) }
}

export type Given = ReturnType<typeof useGiven>

export function useGiven(view: CaseView, profile: Profile, item: ItemCode) {
  // What was given for another item does not hold for this one.
  const given = view.business && view.item === item ? view.business : null
  const reasons = reasonsHere(profile, item)
  const plans = photoPlansFor(profile, item, { age: view.age, docType: view.identity.docType })
  const vouches = assurancesFor(item)
  const only = reasons.length === 1 ? reasons[0] : undefined
  const [reason, setReason] = useState<ReasonCode | ''>(given?.reason ?? only ?? '')
  const [receipt, setReceipt] = useState((given && view.photoReceipt) ?? '')
  const [plan, setPlan] = useState<PhotoPlan>(given && plans.includes(view.photoPlan) ? view.photoPlan : (plans[0] ?? 'none'))
  const visit = visitOf(view.form, view.age, item, reason === '' ? null : reason)
  const asksFor = papersNeeded(profile, visit)
  const paperCodes = asksFor.map(paper => paper.material)
  // The picture that is taken at this counter is no paper anybody could look at beforehand.
  const papers = useTicks<MaterialCode>('papers', paperCodes, paperCodes, given?.papers ?? ['NEW_PHOTO'])
  const assured = useTicks<AssuranceId>(
    'assured',
    vouches.map(({ id }) => id),
    vouches.filter(({ must }) => must).map(({ id }) => id),
    given ? view.assured : [],
  )
  const tells = noticesFor(item)
  const notices = useTicks<NoticeId>('notices', tells, tells, given?.notices ?? [])
  const agrees = consentsFor(item, view.age, plan)
  const consents = useTicks<ConsentId>('consents', agrees, agrees, given?.consents ?? [])
  const photoReceipt = plan === 'receipt' ? (PhotoReceipt.safeParse(receipt).data ?? null) : null
  const unnamed = plan === 'receipt' && photoReceipt === null
  const missing =
    (reason === '' ? 'reason' : null) ??
    (unnamed ? 'photoReceipt' : null) ??
    papers.missing ??
    assured.missing ??
    notices.missing ??
    consents.missing
  return {
    reasons,
    reason,
    setReason,
    plans,
    plan,
    setPlan,
    receipt,
    setReceipt,
    photoReceipt,
    unnamed,
    visit,
    asksFor,
    papers,
    assured,
    notices,
    consents,
    missing,
  }
}
