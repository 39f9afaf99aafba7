/** Takes a picture into a case: judged and finished by the engine first, then kept in one short transaction. */

import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { isFileSource } from '../../../../shared/ipc/shapes/photo.ts'
import { type CameraName, cameraKey, cameraKind } from '../../../../shared/photo/camera-kind.ts'
import { specFor } from '../../../../shared/photo/ways.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { newId } from '../../platform/new-id.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { move } from '../../records/case/move.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { pinsOf } from '../../records/desk/pins.ts'
import { judgedBefore, type Shot } from '../../records/photo/judged-before.ts'
import { signedIn } from '../../records/sessions.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'

/** @throws Refusal CAMERA_UNSURE in live mode for a camera that is none on a plug and that no manager allowed here, or why the picture cannot be read */
export async function capture(
  core: Core,
  who: Who,
  { caseId, source, images, camera }: Parsed<'photo.capture'>,
): Promise<Out<'photo.capture'>> {
  const started = performance.now()
  const seen = isFileSource(source) ? null : await cameraAllowed(core, who, camera ?? { id: '', name: '' })
  const before = await caseById(core.store.db, caseId)
  const { index, judged } = await core.photos.best(images, specFor(source, profileOfCase(core, before).photo.value))
  if (!judged.readable) throw new Refusal(judged.code)
  // Of a burst only the kept frame is stored and vouched for; the others are forgotten here.
  const raw = await core.blobs.put(images[index] as Uint8Array)
  const finished = judged.finished === null ? null : await core.blobs.put(judged.finished)
  const shot: Shot = {
    source,
    judged: judgedBefore(judged),
    rawSha: raw.sha256,
    finishedSha: finished?.sha256 ?? null,
    frames: images.length,
    camera: seen,
  }
  await core.store.write(async ({ tx, tell }) => {
    await core.blobs.keep(tx, raw)
    if (finished) await core.blobs.keep(tx, finished)
    await keepShot(core, tx, who, caseId, shot)
    tell('case.changed', { caseId })
  })
  core.log('photo.taken', { case: caseId, outcome: judged.outcome, frames: images.length, ms: Math.round(performance.now() - started) })
  return viewCase(core, who, { caseId })
}

/** A program that stands as a camera could play anybody's picture: in live mode it takes a manager to let it. */
async function cameraAllowed({ branch, store }: Core, who: Who, camera: CameraName): Promise<NonNullable<Shot['camera']>> {
  const kind = cameraKind(camera)
  if (branch.mode === 'live' && kind !== 'plugged') {
    const pins = await pinsOf(store.db, signedIn(who).counter)
    const isAllowed = pins.some(({ purpose, device }) => purpose === 'camera' && device === cameraKey(camera))
    if (!isAllowed) throw new Refusal('CAMERA_UNSURE', { kind, name: camera.name })
  }
  return { name: camera.name, kind }
}

/** Writes a judged picture down as a shot of the case. Both its pictures are kept already. */
export async function keepShot(core: Core, tx: Tx, who: Who, caseId: CaseId, shot: Shot): Promise<void> {
  const { source, judged, rawSha, finishedSha, frames, camera = null } = shot
  const row = await caseById(tx, caseId)
  const audit = { source, outcome: judged.outcome, raw: rawSha, frames, ...(camera && { camera: camera.name, cameraKind: camera.kind }) }
  await move(core, tx, who, row, { on: 'shoot', facts: {}, audit })
  await tx
    .insertInto('photo')
    .values({
      id: newId(),
      case_id: caseId,
      source,
      taken_at: core.clock.now(),
      outcome: judged.outcome,
      verdicts: JSON.stringify(judged.verdicts),
      geometry: judged.geometry && JSON.stringify(judged.geometry),
      file: judged.file && JSON.stringify(judged.file),
      raw_sha: rawSha,
      raw_width: judged.width,
      raw_height: judged.height,
      finished_sha: finishedSha,
      decisions: '[]',
      looks: '[]',
      override_by: null,
      override_reason: null,
    })
    .execute()
}
