/** Shows applications made online: the list, and one with its picture. */
import { needsCard, unfitFor } from '../../../shared/business/pre-checks.ts'
import { maskName, maskNumber } from '../../../shared/identity/mask.ts'
import { CaseId, type OnlineId } from '../../../shared/ids.ts'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import type { OnlineRow } from '../../../shared/ipc/shapes/online.ts'
import type { OnlineApplication } from '../../../shared/online/application.ts'
import { ageOn } from '../../../shared/time.ts'
import { blobOf } from '../blob.ts'
import { cardsOf, cardView } from '../card/rows.ts'
import { caseById } from '../case/rows.ts'
import type { Core, Who } from '../core.ts'
import { personOf } from '../identity/person.ts'
import { profileOf } from '../profile/current.ts'
import type { OnlinePackageRecord } from '../store/tables/channels.ts'
import { unsentAnswers } from './answer.ts'
import { notesOf } from './check.ts'
import { applicationOf, faultsIn, foldersOf, judgedIn, onlineIdOf, packageById } from './rows.ts'

const most = 200

/** What waits first, the oldest before the newer; then what is decided, the newest first. */
export async function listOnline(core: Core): Promise<Out<'online.list'>> {
  const { db } = core.store
  const waiting = await db
    .selectFrom('online_package')
    .selectAll()
    .where('state', '=', 'waiting')
    .orderBy('received_at')
    .limit(most)
    .execute()
  const decided = await db
    .selectFrom('online_package')
    .selectAll()
    .where('state', 'in', ['taken', 'refused'])
    .orderBy('received_at', 'desc')
    .limit(most)
    .execute()
  const rows = await Promise.all([...waiting, ...decided].map(row => rowView(core, row)))
  return { rows, folders: await foldersOf(db), unsent: await unsentAnswers(core) }
}

async function rowView(core: Core, row: OnlinePackageRecord): Promise<OnlineRow> {
  const application = applicationOf(row)
  const outcome = judgedIn(row)?.outcome ?? null
  const made = row.case_id === null ? null : await caseById(core.store.db, CaseId.parse(row.case_id))
  return {
    id: onlineIdOf(row),
    packageId: row.package_id,
    state: row.state,
    channel: application?.channel.name ?? null,
    item: application?.item ?? null,
    maskedName: application && maskName(application.applicant.name),
    maskedNumber: application && maskNumber(application.applicant.number),
    photoOutcome: outcome === 'refused' ? null : outcome,
    receivedAt: row.received_at,
    caseNumber: made?.number ?? null,
    caseState: made?.state ?? null,
    answeredAt: row.answered_at,
  }
}

export async function viewOnline(core: Core, _who: Who, { id }: { readonly id: OnlineId }): Promise<Out<'online.view'>> {
  const row = await packageById(core.store.db, id)
  const application = applicationOf(row)
  return {
    ...(await rowView(core, row)),
    application,
    reason: application?.reason ?? null,
    age: application && ageOn(application.applicant.birth, core.clock.today()),
    notes: application ? notesOf(core, application) : [],
    faults: faultsIn(row),
    verdicts: judgedIn(row)?.verdicts ?? [],
    cardAsked: application !== null && row.state === 'waiting' && (await cardAsked(core, application)),
    caseId: row.case_id === null ? null : CaseId.parse(row.case_id),
  }
}

/** Whether no card the register knows of the applicant would do. */
async function cardAsked(core: Core, { item, reason, applicant }: OnlineApplication): Promise<boolean> {
  if (!needsCard(item)) return false
  const cards = (await cardsOf(core.store.db, personOf(applicant.docType, applicant.number))).map(cardView)
  const standing = { item, reason, cards, bankHere: core.branch.bank, profile: profileOf(core), today: core.clock.today() }
  return !cards.some(card => unfitFor({ ...standing, card }) === null)
}

export async function onlinePicture(core: Core, _who: Who, { id, part }: Parsed<'online.picture'>): Promise<Out<'online.picture'>> {
  const row = await packageById(core.store.db, id)
  return { image: await blobOf(core.store.db, part === 'raw' ? row.raw_sha : row.finished_sha) }
}
