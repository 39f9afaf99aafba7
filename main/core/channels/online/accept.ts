/** Makes an application made online a case, through the same steps as at the counter, or refuses it with the teller's own words. */
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../../shared/ipc/shapes/case.ts'
import type { OnlineApplication } from '../../../../shared/online/application.ts'
import { fault } from '../../../../shared/online/fault.ts'
import { papersNeeded } from '../../../../shared/profile/requirements.ts'
import { ageOn, type Instant } from '../../../../shared/time.ts'
import { giveNotices } from '../../commands/business/give.ts'
import { tellCard } from '../../commands/card/holder.ts'
import { openCase } from '../../commands/case/open-case.ts'
import { submitCase } from '../../commands/case/submit.ts'
import type { Core } from '../../commands/core.ts'
import { completeDraft } from '../../commands/form/draft.ts'
import { keepShot } from '../../commands/photo/capture.ts'
import { choosePhoto } from '../../commands/photo/choose.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { OnlinePackageRecord } from '../../platform/store/tables/channels.ts'
import { viewCase } from '../../queries/case/view.ts'
import { confirmElsewhere } from '../../records/confirm/elsewhere.ts'
import type { Who } from '../../records/context.ts'
import { applicationOf, judgedIn, waitingPackage } from '../../records/online/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import { profileOf } from '../../rules/profile/current.ts'
import { draftIn, identityIn } from './check.ts'
import { viewOnline } from './view.ts'

type Accept = Parsed<'online.accept'>

export async function acceptOnline(core: Core, who: Who, input: Accept): Promise<Out<'online.accept'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await waitingPackage(tx, input.id)
    const application = applicationOf(row)
    if (!application) throw new Error('a package that waits has its application')
    const caseId = await caseOf(core, who, row, application, input)
    const set = { state: 'taken' as const, case_id: caseId, operator_id: signedIn(who).operatorId, decided_at: core.clock.now() }
    await updateOne(tx.updateTable('online_package').set(set).where('id', '=', row.id).where('state', '=', 'waiting'))
    await record(core, tx, { who, what: 'online.accept', caseId, facts: { package: row.id, channel: application.channel.code } })
    tell('online.changed', {})
  })
  return viewOnline(core, who, { id: input.id })
}

/** From the chair to the second person; what the applicant saw and agreed to online stands in the place of the pad. */
async function caseOf(core: Core, who: Who, row: OnlinePackageRecord, application: OnlineApplication, input: Accept): Promise<CaseId> {
  const identity = identityIn(application)
  const applicant = { ...identity, sex: application.applicant.sex }
  const { id: caseId } = await openCase(core, who, { ticketId: null, identity: applicant, companion: null, after: null })
  if (input.card) await tellCard(core, who, { caseId, card: input.card })
  const { revision } = await viewCase(core, who, { caseId })
  const given: Parsed<'business.give'> = {
    caseId,
    revision,
    item: application.item,
    reason: application.reason,
    photoPlan: 'new',
    photoReceipt: null,
    papers: papersShown(core, application),
    notices: application.notices.map(({ id }) => id),
    consents: application.consents.map(({ id }) => id),
    cardId: null,
    assured: input.assured,
  }
  await giveNotices(core, who, given, agreedAt(application))
  await completeDraft(core, who, { caseId, draft: draftIn(core, application) })
  const chosen = await pictured(core, who, caseId, row, input)
  await confirmElsewhere(core, who, chosen.id, 'online', application.confirmedAt)
  const confirmed = await viewCase(core, who, { caseId })
  await submitCase(core, who, { caseId, revision: confirmed.revision })
  return caseId
}

/** When the consents were given on the channel's screen; the last of them where they have more than one time. */
const agreedAt = ({ consents, confirmedAt }: OnlineApplication): Instant =>
  consents
    .map(({ at }) => at)
    .sort()
    .at(-1) ?? confirmedAt

/** The channel has made sure who applies; the originals are looked at when the card is handed over. */
const papersShown = (core: Core, { item, reason, applicant }: OnlineApplication) => {
  const age = ageOn(applicant.birth, core.clock.today())
  return papersNeeded(profileOf(core), { item, reason, by: 'holder', age, docType: applicant.docType }).map(({ material }) => material)
}

async function pictured(core: Core, who: Who, caseId: CaseId, row: OnlinePackageRecord, input: Accept): Promise<CaseView> {
  const judged = judgedIn(row)
  const { raw_sha: rawSha } = row
  if (!judged || rawSha === null) throw new Error('a package that waits has its picture')
  const shot = { source: 'online' as const, judged, rawSha, finishedSha: row.finished_sha, frames: 1 }
  await core.store.write(({ tx }) => keepShot(core, tx, who, caseId, shot))
  const { revision, photos } = await viewCase(core, who, { caseId })
  const [photo] = photos
  if (!photo) throw new Error('the picture was kept just now')
  return choosePhoto(core, who, { caseId, revision, photoId: photo.id, decisions: input.decisions, looks: input.looks, override: null })
}

export async function refuseOnline(core: Core, who: Who, { id, words }: Parsed<'online.refuse'>): Promise<Out<'online.refuse'>> {
  await core.store.write(async ({ tx, tell }) => {
    await waitingPackage(tx, id)
    const faults = JSON.stringify([fault('TELLER_REFUSED', { words })])
    const set = { state: 'refused' as const, faults, operator_id: signedIn(who).operatorId, decided_at: core.clock.now() }
    await updateOne(tx.updateTable('online_package').set(set).where('id', '=', id).where('state', '=', 'waiting'))
    await record(core, tx, { who, what: 'online.refuse', facts: { package: id } })
    tell('online.changed', {})
  })
  await core.jobs.follow('online-answers')
  return viewOnline(core, who, { id })
}
