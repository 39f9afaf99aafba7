/** Reads the photos of a case and what the workflow asks about them. */
import type { Kysely } from 'kysely'
import { PhotoId } from '../../../../shared/ids.ts'
import { FileFacts, Geometry, type PhotoView, photoSources } from '../../../../shared/ipc/shapes/photo.ts'
import { CheckId, fixedChecks, TellerLook, tellerLooks, Verdict } from '../../../../shared/photo/verdict.ts'
import type { Facts } from '../../../../shared/workflow/guards.ts'
import { z } from '../../../../shared/zod.ts'
import type { CaseRecord, PhotoRecord, Tables } from '../../platform/store/schema.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import { photoStands } from '../case/withdrawn.ts'
import type { RecordsContext } from '../context.ts'

const Verdicts = z.array(Verdict)
const Looks = z.array(TellerLook)
const Decisions = z.array(z.object({ check: CheckId, reason: z.string() }))
export type Decision = z.infer<typeof Decisions>[number]

export const decisionsIn = ({ decisions }: PhotoRecord): Decision[] => Decisions.parse(JSON.parse(decisions))
export const looksIn = ({ looks }: PhotoRecord): TellerLook[] => Looks.parse(JSON.parse(looks))

type Shown = PhotoRecord & { readonly override_name: string | null }

const photoView = (row: Shown, chosen: boolean, overrideAllowed: boolean): PhotoView => ({
  id: PhotoId.parse(row.id),
  source: row.source,
  takenAt: row.taken_at,
  outcome: row.outcome,
  verdicts: Verdicts.parse(JSON.parse(row.verdicts)),
  geometry: row.geometry === null ? null : Geometry.parse(JSON.parse(row.geometry)),
  file: row.file === null ? null : FileFacts.parse(JSON.parse(row.file)),
  raw: { sha256: row.raw_sha, width: row.raw_width, height: row.raw_height },
  hasFinished: row.finished_sha !== null,
  chosen,
  decisions: Decisions.parse(JSON.parse(row.decisions)),
  looks: Looks.parse(JSON.parse(row.looks)),
  overridable: overrideAllowed && isOverridable(row),
  override: row.override_reason === null ? null : { by: row.override_name ?? '', reason: row.override_reason },
})

/** Newest first. */
export async function photosOf(core: RecordsContext, row: CaseRecord): Promise<PhotoView[]> {
  const rows = await core.store.db
    .selectFrom('photo')
    .leftJoin('operator', 'operator.id', 'photo.override_by')
    .selectAll('photo')
    .select('operator.name as override_name')
    .where('photo.case_id', '=', row.id)
    .orderBy('photo.id', 'desc')
    .execute()
  const overrideAllowed = profileOfCase(core, row).photo.value.overrideBySecondPerson
  return rows.map(photo => photoView(photo, photo.id === row.photo_id, overrideAllowed))
}

export const photoById = (db: Kysely<Tables>, id: string): Promise<PhotoRecord | undefined> =>
  db.selectFrom('photo').selectAll().where('id', '=', id).executeTakeFirst()

/** The pictures taken at the counter, the first one first; one that came another way tells nothing of how well the counter does. */
export const counterShots = (db: Kysely<Tables>, caseId: string) =>
  db
    .selectFrom('photo')
    .select(['id', 'override_by'])
    .where('case_id', '=', caseId)
    .where('source', 'in', photoSources)
    .orderBy('id')
    .execute()

/** The flagged checks the teller has not spoken on yet. */
export function undecided(photo: PhotoRecord, decisions: readonly Decision[]): string[] {
  const flagged = Verdicts.parse(JSON.parse(photo.verdicts)).filter(verdict => verdict.level === 'flag')
  return flagged.map(verdict => verdict.check).filter(check => !decisions.some(decision => decision.check === check))
}

/** Whether a second person may speak for a refused picture: it was composed, and nothing fixed is wrong with it. */
export function isOverridable(photo: PhotoRecord): boolean {
  const refused = Verdicts.parse(JSON.parse(photo.verdicts)).filter(verdict => verdict.level === 'refuse')
  const fixed: readonly CheckId[] = fixedChecks
  return photo.finished_sha !== null && refused.length > 0 && !refused.some(verdict => fixed.includes(verdict.check))
}

/** Whether the teller has looked at everything no model sees reliably. */
export const lookedAtAll = (looks: readonly TellerLook[]): boolean => tellerLooks.every(look => looks.includes(look))

export async function photoFacts(db: Kysely<Tables>, row: CaseRecord): Promise<Facts> {
  const photo = row.photo_id === null ? undefined : await photoById(db, row.photo_id)
  if (!photo) return { photoOutcome: null }
  return {
    photoOutcome: photo.outcome,
    photoFlagsDecided: undecided(photo, Decisions.parse(JSON.parse(photo.decisions))).length === 0,
    photoLooked: lookedAtAll(Looks.parse(JSON.parse(photo.looks))),
    photoOverridden: photo.override_reason !== null,
  }
}

/** The picture on the card the same person was handed last by this branch. */
export async function previousPhoto(core: RecordsContext, row: CaseRecord): Promise<PhotoRecord | undefined> {
  return core.store.db
    .selectFrom('case_file')
    .innerJoin('photo', 'photo.id', 'case_file.photo_id')
    .selectAll('photo')
    .where('case_file.person', '=', row.person)
    .where('case_file.state', '=', 'closed')
    .where(photoStands)
    .where('case_file.id', '<>', row.id)
    .orderBy('case_file.closed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export const hasPreviousPhoto = async (core: RecordsContext, row: CaseRecord): Promise<boolean> =>
  (await previousPhoto(core, row)) !== undefined
