/** Looks at a frame of the live preview for the coach: nothing is kept, logged or decided. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { isCoached } from '../../../../shared/photo/coach-hints.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'

/** @throws Refusal NOT_FOUND, or why the frame cannot be read */
export async function lookAtPreview(
  core: Core,
  _who: Who,
  { caseId, image, frameWidth }: Parsed<'photo.look'>,
): Promise<Out<'photo.look'>> {
  const spec = profileOfCase(core, await caseById(core.store.db, caseId)).photo.value
  const looked = await core.photos.guide(image, spec, frameWidth)
  if (!looked.readable) throw new Refusal(looked.code)
  // What hangs on fine detail is not said from a small copy.
  return { verdicts: looked.verdicts.filter(({ check }) => isCoached(check)), face: looked.face }
}
