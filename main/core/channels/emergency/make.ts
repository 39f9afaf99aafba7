/** Makes what a desk took in on its own a case of the branch, through the same steps and checks as at the counter, as far as the desk went. */
import type { CaseId } from '../../../../shared/ids.ts'
import type { Parsed } from '../../../../shared/ipc/contract.ts'
import type { EmergencyCase } from '../../../../shared/ipc/shapes/emergency.ts'
import { specFor } from '../../../../shared/photo/ways.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { formPaths, type Path } from '../../../../shared/workflow/path.ts'
import { giveNotices } from '../../commands/business/give.ts'
import { tellCard } from '../../commands/card/holder.ts'
import { openCase } from '../../commands/case/open-case.ts'
import { submitCase } from '../../commands/case/submit.ts'
import type { Core } from '../../commands/core.ts'
import { completeDraft, saveDraft } from '../../commands/form/draft.ts'
import { keepShot } from '../../commands/photo/capture.ts'
import { choosePhoto } from '../../commands/photo/choose.ts'
import { drawStrokes } from '../../imaging/raster/strokes.ts'
import type { Kept } from '../../platform/blobs/blobs.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { EmergencyPieceRecord } from '../../platform/store/tables/emergency.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { liveCardsOf } from '../../records/card/rows.ts'
import { move } from '../../records/case/move.ts'
import { caseById } from '../../records/case/rows.ts'
import { keepSheet, keepSigning } from '../../records/confirm/signing.ts'
import type { Who } from '../../records/context.ts'
import { judgedBefore, type Shot } from '../../records/photo/judged-before.ts'
import { profileOf } from '../../rules/profile/current.ts'
import { makerOf } from './maker.ts'

type Picture = { readonly shot: Shot; readonly finished: Kept | null }
export type Looked = { readonly picture: Picture | null; readonly drawn: Kept | null }

/** What is slow: the picture is judged once more, for the one that counts is judged by the branch. */
export async function lookedAt(core: Core, { photo, signed }: EmergencyCase, rawSha: string | null): Promise<Looked> {
  const drawn = signed?.strokes ? await core.blobs.put(await drawStrokes(signed.strokes)) : null
  if (photo === null || rawSha === null) return { picture: null, drawn }
  const raw = await core.blobs.read(rawSha)
  if (raw === null) throw new Error('a piece that was received has its picture')
  const judged = await core.photosBehind.judge(raw, specFor(photo.source, profileOf(core).photo.value))
  if (!judged.readable) throw new Refusal(judged.code)
  const finished = judged.finished === null ? null : await core.blobs.put(judged.finished)
  const shot: Shot = { source: photo.source, judged: judgedBefore(judged), rawSha, finishedSha: finished?.sha256 ?? null, frames: 1 }
  return { picture: { shot, finished }, drawn }
}

/** In the transaction it is called in. @throws Refusal of the first step that the branch does not let happen */
export async function makeCase(core: Core, tx: Tx, facts: EmergencyCase, looked: Looked, piece: EmergencyPieceRecord): Promise<CaseId> {
  const who = await makerOf(tx, facts)
  const { identity, companion, item } = facts
  const opened = await openCase(core, who, { ticketId: null, identity, companion, item: item as never, after: null })
  const caseId = opened.id
  await updateOne(
    tx
      .updateTable('case_file')
      .set({ emergency_number: facts.number, opened_at: facts.openedAt, old_card_sha: piece.old_card_sha })
      .where('id', '=', caseId),
  )
  if (facts.given) await give(core, tx, who, caseId, facts, facts.given)
  if (facts.given && !facts.isFilled) await saveIfForm(core, who, caseId, facts)
  if (facts.isFilled) await fill(core, tx, who, caseId, facts)
  if (facts.photo && looked.picture) await choose(core, tx, who, caseId, facts.photo, looked.picture)
  if (facts.signed) await confirm(core, tx, who, caseId, facts.signed, looked.drawn)
  if (facts.submitted) await submit(core, tx, who, caseId, facts.submitted)
  return caseId
}

async function give(
  core: Core,
  tx: Tx,
  who: Who,
  caseId: CaseId,
  { card }: EmergencyCase,
  given: NonNullable<EmergencyCase['given']>,
): Promise<void> {
  const { person } = await caseById(tx, caseId)
  // The register of the branch knows more than the desk did; what the teller read is taken down only where it has nothing.
  if (card && (await liveCardsOf(tx, person)).length === 0) await tellCard(core, who, { caseId, card })
  const { revision } = await caseById(tx, caseId)
  const { at, ...said } = given
  const input: Parsed<'business.give'> = { ...said, caseId, revision, cardId: null }
  await giveNotices(core, who, input, at)
}

const hasForm: readonly Path[] = formPaths

async function saveIfForm(core: Core, who: Who, caseId: CaseId, { form }: EmergencyCase): Promise<void> {
  const { path } = await caseById(core.store.db, caseId)
  if (hasForm.includes(path)) await saveDraft(core, who, { caseId, draft: form })
}

async function fill(core: Core, tx: Tx, who: Who, caseId: CaseId, { form }: EmergencyCase): Promise<void> {
  const { path } = await caseById(tx, caseId)
  if (hasForm.includes(path)) await completeDraft(core, who, { caseId, draft: form })
}

async function choose(
  core: Core,
  tx: Tx,
  who: Who,
  caseId: CaseId,
  { decisions, looks, override }: NonNullable<EmergencyCase['photo']>,
  { shot, finished }: Picture,
): Promise<void> {
  if (finished) await core.blobs.keep(tx, finished)
  await keepShot(core, tx, who, caseId, shot)
  const { revision, photos } = await viewCase(core, who, { caseId })
  const [photo] = photos
  if (!photo) throw new Error('the picture was kept just now')
  // The second person proved who they were at the desk, by its verifier.
  if (override)
    await updateOne(tx.updateTable('photo').set({ override_by: override.by, override_reason: override.reason }).where('id', '=', photo.id))
  await choosePhoto(core, who, { caseId, revision, photoId: photo.id, decisions, looks, override: null })
}

/** What was signed is what the desk showed, under the number it gave out. */
async function confirm(
  core: Core,
  tx: Tx,
  who: Who,
  caseId: CaseId,
  { way, at, strokes, sheet, otherwise }: NonNullable<EmergencyCase['signed']>,
  drawn: Kept | null,
): Promise<void> {
  const row = await caseById(tx, caseId)
  const set = { signature: strokes && JSON.stringify(strokes), signed_at: at, confirmed_by: way }
  const facts = { signed: strokes !== null || otherwise !== null }
  await move(core, tx, who, row, { on: 'confirm', facts, set, audit: { by: way, ...(sheet ? { sheet: sheet.sha } : {}) } })
  if (otherwise) await keepSigning(core, tx, who, caseId, { moment: 'confirm', ...otherwise })
  if (!strokes || !sheet || !drawn) return
  await core.blobs.keep(tx, drawn)
  await keepSheet(core, tx, who, caseId, { sheet: sheet.json, sheetSha: sheet.sha, strokes, picture: drawn.sha256, pad: sheet.pad })
}

/** The day on the customer's slip stays the day that was promised. */
async function submit(
  core: Core,
  tx: Tx,
  who: Who,
  caseId: CaseId,
  { promisedDay }: NonNullable<EmergencyCase['submitted']>,
): Promise<void> {
  const { revision } = await caseById(tx, caseId)
  await submitCase(core, who, { caseId, revision })
  if (promisedDay !== null) await updateOne(tx.updateTable('case_file').set({ promised_day: promisedDay }).where('id', '=', caseId))
}
