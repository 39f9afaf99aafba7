/** Looks at a frame of the live preview for the coach: nothing is kept, logged or decided. */
import type { Out, Parsed } from '../../shared/ipc/contract.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { isCoached } from '../../shared/photo/coach-hints.ts'
import { specFor } from '../../shared/photo/ways.ts'
import { Refusal } from '../../shared/refusal.ts'
import { askBranch, type Desk } from './desk.ts'

/** @throws Refusal what the branch says of the case, or why the frame cannot be read */
export async function lookAtPreview(
  desk: Desk,
  caller: Caller,
  { caseId, image, frameWidth }: Parsed<'photo.look'>,
): Promise<Out<'photo.look'>> {
  const spec = await askBranch(desk, caller, 'photo.spec', { caseId })
  const looked = await desk.eye.guide(image, specFor('preview', spec), frameWidth)
  if (!looked.readable) throw new Refusal(looked.code)
  // What hangs on fine detail is not said from a small copy.
  return { verdicts: looked.verdicts.filter(({ check }) => isCoached(check)), face: looked.face }
}
