/** Keeps a picture of the old card's face and hands out the bytes of any picture of a case. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { isAtCounter } from '../../../../shared/workflow/table.ts'
import { asDisplayJpeg } from '../../imaging/raster/display.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { refuseUnseen } from '../../queries/case/sight.ts'
import { viewCase } from '../../queries/case/view.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { photoById, previousPhoto } from '../../records/photo/rows.ts'
import type { Core } from '../core.ts'
import { noteLook } from '../look.ts'

/** Longest side of the kept picture: enough to compare faces, small in the store. */
const longestSide = 1280

export async function keepOldCard(core: Core, who: Who, { caseId, image }: Parsed<'photo.oldCard'>): Promise<Out<'photo.oldCard'>> {
  const made = await asDisplayJpeg(image, longestSide)
  if (!made.ok) throw new Refusal(made.code)
  const kept = await core.blobs.put(made.jpeg)
  await core.store.write(async ({ tx, tell }) => {
    refuseAfterChair(await caseById(tx, caseId))
    await core.blobs.keep(tx, kept)
    await updateOne(tx.updateTable('case_file').set({ old_card_sha: kept.sha256 }).where('id', '=', caseId))
    await record(core, tx, { who, what: 'photo.oldCard', caseId, facts: { sha256: kept.sha256 } })
    tell('case.changed', { caseId })
  })
  return viewCase(core, who, { caseId })
}

/** What the reviewer compares with is what the teller submitted: later nobody puts another picture under it. */
function refuseAfterChair({ state }: CaseRecord): void {
  if (!isAtCounter(state)) throw new Refusal('WRONG_STATE', { state, action: 'shoot' })
}

/** @throws Refusal MASKED outside the own step without a reason; with one, each look is noted. */
export async function photoBytes(core: Core, who: Who, { caseId, photoId, part }: Parsed<'photo.bytes'>): Promise<Out<'photo.bytes'>> {
  const row = await caseById(core.store.db, caseId)
  const { own } = await refuseUnseen(core, who, caseId, 'pictures')
  if (!own.has('pictures')) await noteLook(core, who, caseId, { picture: part })
  return { image: await core.blobs.read(await shaOf()) }

  async function shaOf(): Promise<string | null> {
    if (part === 'oldCard') return row.old_card_sha
    if (part === 'previous') return (await previousPhoto(core, row))?.finished_sha ?? null
    const photo = await photoById(core.store.db, photoId ?? row.photo_id ?? '')
    // A photo is shown only through its own case, so that a guessed id opens nothing else.
    if (!photo || photo.case_id !== row.id) throw new Refusal('NOT_FOUND')
    return part === 'raw' ? photo.raw_sha : photo.finished_sha
  }
}
