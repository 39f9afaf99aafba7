/** Shows applications made online: the list, and one with its picture. */
import type { Kysely } from 'kysely'
import { shownDocument, shownValues } from '../../../../shared/access/mask-view.ts'
import { type SightField, sightFields } from '../../../../shared/access/sight.ts'
import { cardFor, needsCard } from '../../../../shared/business/pre-checks.ts'
import { maskName, maskNumber } from '../../../../shared/identity/mask.ts'
import { CaseId, type OnlineId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { OnlineRow, OnlineView } from '../../../../shared/ipc/shapes/online.ts'
import type { OnlineApplication } from '../../../../shared/online/application.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { ageOn } from '../../../../shared/time.ts'
import type { State } from '../../../../shared/workflow/table.ts'
import type { Core } from '../../commands/core.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { OnlinePackageRecord } from '../../platform/store/tables/channels.ts'
import { sightIn } from '../../queries/case/sight.ts'
import { standingOf, whyUnfit } from '../../records/business/pre-check.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { personBehind } from '../../records/identity/person.ts'
import { applicationOf, faultsIn, foldersOf, judgedIn, onlineIdOf, packageById } from '../../records/online/rows.ts'
import { profileOf } from '../../rules/profile/current.ts'
import { unsentAnswers } from './answer.ts'
import { draftIn, notesOf } from './check.ts'

const most = 200

const packages = (db: Kysely<Tables>) =>
  db
    .selectFrom('online_package')
    .leftJoin('case_file', 'case_file.id', 'online_package.case_id')
    .selectAll('online_package')
    .select(['case_file.number as case_number', 'case_file.state as case_state'])

type PackageRow = OnlinePackageRecord & { readonly case_number: string | null; readonly case_state: State | null }

/** What waits first, the oldest before the newer; then what is decided, the newest first. */
export async function listOnline(core: Core): Promise<Out<'online.list'>> {
  const { db } = core.store
  const waiting = await packages(db)
    .where('online_package.state', '=', 'waiting')
    .orderBy('online_package.received_at')
    .limit(most)
    .execute()
  const decided = await packages(db)
    .where('online_package.state', 'in', ['taken', 'refused'])
    .orderBy('online_package.received_at', 'desc')
    .limit(most)
    .execute()
  return { rows: [...waiting, ...decided].map(rowView), folders: await foldersOf(db), unsent: await unsentAnswers(core) }
}

function rowView(row: PackageRow): OnlineRow {
  const application = applicationOf(row)
  const outcome = judgedIn(row)?.outcome ?? null
  return {
    id: onlineIdOf(row),
    packageId: row.package_id,
    state: row.state,
    channel: application?.channel.name ?? null,
    item: application?.item ?? null,
    maskedName: application && maskName(application.applicant.name),
    maskedNumber: application && maskNumber(application.applicant.number),
    refusedFor: row.state === 'refused' ? (faultsIn(row)[0] ?? null) : null,
    photoOutcome: outcome === 'refused' ? null : outcome,
    receivedAt: row.received_at,
    caseNumber: row.case_number,
    caseState: row.case_state,
    answeredAt: row.answered_at,
  }
}

/** Of an application the teller sees all while it waits; afterwards it is seen as the case it became. */
async function openTo(core: Core, who: Who, row: OnlinePackageRecord): Promise<ReadonlySet<SightField>> {
  if (row.case_id !== null) return (await sightIn(core, who, await caseById(core.store.db, CaseId.parse(row.case_id)))).open
  return new Set(row.state === 'waiting' && who.session?.roles.includes('teller') ? sightFields : [])
}

const shownApplication = (open: ReadonlySet<SightField>, application: OnlineApplication): OnlineApplication => ({
  ...application,
  applicant: shownDocument(open, application.applicant),
  form: shownValues(open, application.form),
})

export async function viewOnline(core: Core, who: Who, { id }: { readonly id: OnlineId }): Promise<Out<'online.view'>> {
  const row = await packages(core.store.db).where('online_package.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('NOT_FOUND')
  const application = applicationOf(row)
  return {
    ...rowView(row),
    application: application && shownApplication(await openTo(core, who, row), application),
    reason: application?.reason ?? null,
    age: application && ageOn(application.applicant.birth, core.clock.today()),
    notes: application ? notesOf(core, application) : [],
    faults: faultsIn(row),
    verdicts: judgedIn(row)?.verdicts ?? [],
    bank: application && (draftIn(core, application).bank ?? null),
    ...(application !== null && row.state === 'waiting' ? await cardPart(core, application) : { cardAsked: false, known: null }),
    caseId: row.case_id === null ? null : CaseId.parse(row.case_id),
  }
}

/** Where the card the register knows would not do, or it knows none, the teller tells of it again as the systems have it now. */
async function cardPart(core: Core, { item, reason, applicant }: OnlineApplication): Promise<Pick<OnlineView, 'cardAsked' | 'known'>> {
  if (!needsCard(item)) return { cardAsked: false, known: null }
  const whose = { id: '', person: await personBehind(core.store.db, applicant.docType, applicant.number) }
  const standing = await standingOf(core, core.store.db, whose, { item, reason, profile: profileOf(core) })
  const cardAsked = whyUnfit(standing) !== null
  return { cardAsked, known: cardAsked ? cardFor(standing) : null }
}

/** @throws Refusal MASKED for whoever has no work with it */
export async function onlinePicture(core: Core, who: Who, { id, part }: Parsed<'online.picture'>): Promise<Out<'online.picture'>> {
  const row = await packageById(core.store.db, id)
  if (!(await openTo(core, who, row)).has('pictures')) throw new Refusal('MASKED')
  return { image: await core.blobs.read(part === 'raw' ? row.raw_sha : row.finished_sha) }
}
