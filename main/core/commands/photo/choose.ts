/** Chooses the picture for the card, with the people's words on what the checks did not pass. */

import type { FormDraft } from '../../../../shared/form/fields.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CaseRecord, PhotoRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { formProblems } from '../../queries/form/problems.ts'
import { move } from '../../records/case/move.ts'
import { caseAt, caseById } from '../../records/case/rows.ts'
import { formIn } from '../../records/case/values.ts'
import type { Who } from '../../records/context.ts'
import { type Seconder, secondPerson } from '../../records/operator/second-person.ts'
import { isOverridable, lookedAtAll, photoById, undecided } from '../../records/photo/rows.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'

type Choice = Parsed<'photo.choose'>

/** Taken here; every other picture was brought or sent. */
const cameraSources: readonly PhotoRecord['source'][] = ['preview', 'camera']

/** @throws Refusal PHOTO_REFUSED where nobody may speak for the picture, PHOTO_UNDECIDED with the checks still open. */
export async function choosePhoto(core: Core, who: Who, choice: Choice): Promise<Out<'photo.choose'>> {
  const seconder = choice.override && (await secondPerson(core, who, choice.override))
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, choice.caseId, choice.revision)
    const photo = await photoOf(tx, row, choice.photoId)
    refuseUnusable(core, row, photo, seconder !== null)
    const open = undecided(photo, choice.decisions)
    if (open.length > 0) throw new Refusal('PHOTO_UNDECIDED', { checks: open })
    await keepWords(tx, photo, choice, seconder)
    await moveTo(core, tx, who, row, photo, choice, seconder)
    tell('case.changed', { caseId: choice.caseId })
  })
  return viewCase(core, who, { caseId: choice.caseId })
}

async function photoOf(tx: Tx, row: CaseRecord, photoId: string): Promise<PhotoRecord> {
  const photo = await photoById(tx, photoId)
  if (!photo || photo.case_id !== row.id) throw new Refusal('NOT_FOUND')
  return photo
}

function refuseUnusable(core: Core, row: CaseRecord, photo: PhotoRecord, seconded: boolean): void {
  if (photo.outcome !== 'refused') return
  const allowed = profileOfCase(core, row).photo.value.overrideBySecondPerson && isOverridable(photo)
  if (!allowed || !(seconded || photo.override_reason !== null)) throw new Refusal('PHOTO_REFUSED', { overridable: allowed })
}

function keepWords(tx: Tx, photo: PhotoRecord, { decisions, looks }: Choice, seconder: Seconder | null): Promise<void> {
  const words = {
    decisions: JSON.stringify(decisions),
    looks: JSON.stringify(looks),
    ...(seconder ? { override_by: seconder.operatorId, override_reason: seconder.reason } : {}),
  }
  return updateOne(tx.updateTable('photo').set(words).where('id', '=', photo.id))
}

async function moveTo(
  core: Core,
  tx: Tx,
  who: Who,
  row: CaseRecord,
  photo: PhotoRecord,
  choice: Choice,
  seconder: Seconder | null,
): Promise<void> {
  const draft: FormDraft = {
    ...formIn(await caseById(tx, choice.caseId)),
    photoSource: cameraSources.includes(photo.source) ? 'camera' : 'upload',
  }
  await move(core, tx, who, row, {
    on: 'choosePhoto',
    facts: {
      formProblems: formProblems(core, row).length,
      photoOutcome: photo.outcome,
      photoFlagsDecided: true,
      photoLooked: lookedAtAll(choice.looks),
      photoOverridden: seconder !== null || photo.override_reason !== null,
    },
    set: { photo_id: photo.id, form: JSON.stringify(draft) },
    audit: {
      photo: photo.id,
      outcome: photo.outcome,
      decided: choice.decisions.map(decision => decision.check).join(' '),
      secondPerson: seconder?.operatorId ?? null,
    },
  })
}
