/** Takes copies of the papers that were handed in into a case, hands their pictures out, and takes them away again. */
import { isCopied, type MaterialCode } from '../../../../shared/business/materials.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { mostPagesOfCase, mostPagesOfPaper } from '../../../../shared/ipc/shapes/paper.ts'
import { cameraKind } from '../../../../shared/photo/camera-kind.ts'
import { Refusal, type RefusalCode } from '../../../../shared/refusal.ts'
import { isAtCounter } from '../../../../shared/workflow/table.ts'
import type { UnreadableCode } from '../../imaging/raster/decode.ts'
import { type AuditFacts, record } from '../../platform/audit/record.ts'
import { sha256Of } from '../../platform/blobs/seal.ts'
import { newId } from '../../platform/new-id.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { PaperPageRecord } from '../../platform/store/tables/casework.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { refuseUnseen } from '../../queries/case/sight.ts'
import { viewCase } from '../../queries/case/view.ts'
import { refuseHeld } from '../../records/case/lease.ts'
import { deletePage, insertPage, pageOf, pagesOf } from '../../records/case/pages.ts'
import { papersAsked } from '../../records/case/papers.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { dropFiles } from '../../records/retention/wipe.ts'
import { signedIn } from '../../records/sessions.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'
import { noteLook } from '../look.ts'

/** What the engine says of a picture speaks of faces; of a paper it is said otherwise. */
const ofAPaper: { readonly [C in UnreadableCode]?: RefusalCode } = { IMAGE_TOO_SMALL: 'PAGE_TOO_SMALL', IMAGE_DRAWING: 'PAGE_DRAWING' }

/**
 * Finds the page in the picture, lays it flat and keeps that; the picture itself is forgotten, its hash stands in the log.
 * @throws Refusal PAPER_NOT_ASKED for a paper this place does not ask for, PAGES_FULL, WRONG_STATE after the counter, CASE_HELD, or why the picture cannot be read
 */
export async function addPage(core: Core, who: Who, input: Parsed<'paper.add'>): Promise<Out<'paper.add'>> {
  const { caseId, material, source, image, quarters, camera } = input
  const before = await caseById(core.store.db, caseId)
  refuseAfterCounter(before)
  refuseUnasked(core, before, input)
  const made = await core.photos.page(image, quarters)
  if (!made.readable) throw new Refusal(ofAPaper[made.code] ?? made.code)
  const kept = await core.blobs.put(made.jpeg)
  const files = await core.store.write(async ({ tx, tell }) => {
    await refuseMoved(core, tx, who, caseId)
    await core.blobs.keep(tx, kept)
    const gone = input.instead === null ? null : ((await pageOf(tx, caseId, input.instead)) ?? null)
    if (input.instead !== null && gone?.material !== material) throw new Refusal('NOT_FOUND')
    const page = gone?.page ?? (await nextPage(tx, caseId, material))
    if (gone) await tx.deleteFrom('paper_page').where('id', '=', gone.id).execute()
    await insertPage(tx, {
      id: newId(),
      case_id: caseId,
      material,
      page,
      source,
      page_sha: kept.sha256,
      width: made.width,
      height: made.height,
      bytes: made.jpeg.byteLength,
      found: made.found ? 1 : 0,
      cut: made.cut ? 1 : 0,
      coarse: made.coarse ? 1 : 0,
      operator_id: signedIn(who).operatorId,
      at: core.clock.now(),
    })
    const seenBy: AuditFacts = source === 'camera' && camera ? { camera: camera.name, cameraKind: cameraKind(camera) } : {}
    const facts = { material, page, source, again: gone !== null, raw: sha256Of(image), sha256: kept.sha256, ...seenBy }
    await record(core, tx, { who, what: 'paper.add', caseId, facts })
    tell('case.changed', { caseId })
    return gone ? dropFiles(tx, [gone.page_sha]) : []
  })
  await core.blobs.sweep(files)
  return viewCase(core, who, { caseId })
}

/** @throws Refusal NOT_FOUND, WRONG_STATE after the counter, CASE_HELD */
export async function removePage(core: Core, who: Who, { caseId, pageId }: Parsed<'paper.remove'>): Promise<Out<'paper.remove'>> {
  const files = await core.store.write(async ({ tx, tell }) => {
    await refuseMoved(core, tx, who, caseId)
    const page = await pageOf(tx, caseId, pageId)
    if (!page) throw new Refusal('NOT_FOUND')
    tell('case.changed', { caseId })
    return dropPage(core, tx, who, page)
  })
  await core.blobs.sweep(files)
  return viewCase(core, who, { caseId })
}

/**
 * Copies of what is not asked for any more, as for another item, are not kept.
 * @returns the sealed files nothing needs now, to be swept after the commit
 */
export async function dropUnasked(
  core: Core,
  tx: Tx,
  who: Who,
  caseId: CaseId,
  asked: readonly MaterialCode[],
): Promise<readonly string[]> {
  const files: string[] = []
  // From the last page on, so that none has to move up before it goes itself.
  for (const page of (await pagesOf(tx, caseId)).reverse())
    if (!asked.some(material => material === page.material)) files.push(...(await dropPage(core, tx, who, page)))
  return files
}

/** @throws Refusal MASKED outside the own step without a reason; with one, each look is noted. NOT_FOUND */
export async function pageBytes(core: Core, who: Who, { caseId, pageId }: Parsed<'paper.bytes'>): Promise<Out<'paper.bytes'>> {
  const page = await pageOf(core.store.db, caseId, pageId)
  if (!page) throw new Refusal('NOT_FOUND')
  const { own } = await refuseUnseen(core, who, caseId, 'scans')
  if (!own.has('scans')) await noteLook(core, who, caseId, { paper: page.material })
  return { image: await core.blobs.read(page.page_sha) }
}

async function dropPage(core: Core, tx: Tx, who: Who, page: PaperPageRecord): Promise<readonly string[]> {
  const row = await caseById(tx, page.case_id as CaseId)
  await deletePage(tx, page)
  const facts = { material: page.material, page: page.page, sha256: page.page_sha }
  await record(core, tx, { who, what: 'paper.remove', caseId: row.id as CaseId, facts })
  return dropFiles(tx, [page.page_sha])
}

async function refuseMoved(core: Core, tx: Tx, who: Who, caseId: CaseId): Promise<void> {
  refuseAfterCounter(await caseById(tx, caseId))
  await refuseHeld(core, tx, who, caseId)
}

/** What the second person looks at is what the teller submitted. */
function refuseAfterCounter({ state }: CaseRecord): void {
  if (!isAtCounter(state)) throw new Refusal('WRONG_STATE', { state, action: 'notice' })
}

/** A copy of what nobody may ask for is not kept. */
function refuseUnasked(core: Core, row: CaseRecord, { item, reason, material }: Parsed<'paper.add'>): void {
  if (!isCopied(material) || !papersAsked(profileOfCase(core, row), row, { item, reason }).includes(material))
    throw new Refusal('PAPER_NOT_ASKED')
}

async function nextPage(tx: Tx, caseId: CaseId, material: MaterialCode): Promise<number> {
  const all = await pagesOf(tx, caseId)
  const same = all.filter(one => one.material === material)
  if (all.length >= mostPagesOfCase || same.length >= mostPagesOfPaper) throw new Refusal('PAGES_FULL')
  return same.length + 1
}
