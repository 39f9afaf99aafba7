/** Hands a case in by hand: the picture into the other system's folder, its fields one by one, the receipt back. */

import { saidOutside } from '../../../../../shared/centre/columns.ts'
import { CentreReceipt } from '../../../../../shared/centre/messages.ts'
import type { OwnFault } from '../../../../../shared/centre/standing.ts'
import { CaseId } from '../../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import { isFailed, isUndecided, statesIn } from '../../../../../shared/workflow/table.ts'
import type { Core } from '../../../commands/core.ts'
import { record } from '../../../platform/audit/record.ts'
import { sha256Of, sm3Of } from '../../../platform/blobs/seal.ts'
import { newId } from '../../../platform/new-id.ts'
import { answered, layOut, takeBack } from '../../../platform/outbox/handed.ts'
import type { CentreHandRecord } from '../../../platform/store/tables/centre-ways.ts'
import { caseById } from '../../../records/case/rows.ts'
import { caseIn, otherOfReceipt } from '../../../records/centre/rows.ts'
import { lyingPictureOf, lyingPictures, placesOf } from '../../../records/centre/ways.ts'
import type { Who } from '../../../records/context.ts'
import { hold, isInBand } from '../batch/make.ts'
import { checkFolder, picturesIn, putWhole, removed } from '../folder.ts'
import { received } from '../send.ts'
import { atHand, viewHand } from './offer.ts'

/** In the turn of the job that clears the folder away, so that neither works against the other. */
const inTurn = <T>(core: Core, work: () => Promise<T>): Promise<T> => core.jobs.inTurn('centre-hand', work)

/**
 * The picture lies in the folder when this has ended well, and nothing lies there otherwise.
 * @throws Refusal CENTRE_FOLDER, HAND_FOLDER_USED, HAND_HELD, WRONG_STATE, CENTRE_OTHER_WAY
 */
export async function putPicture(core: Core, who: Who, { caseId }: Parsed<'centre.handPut'>): Promise<Out<'centre.handPut'>> {
  return inTurn(core, async () => {
    const { how, message } = await atHand(core, who, caseId)
    const { state } = await caseById(core.store.db, caseId)
    if (!['due', 'handed'].includes(message.state) || isFailed(state) || isUndecided(state) || statesIn('fee').includes(state))
      throw new Refusal('WRONG_STATE', { state, action: 'handIn' })
    const { fields, photo } = caseIn(message.body)
    const fault: OwnFault | null = how.fields.some(key => saidOutside(how, key, fields[key]) === null)
      ? 'CODE_UNMAPPED'
      : photo && !isInBand(how, photo.bytes)
        ? 'PICTURE_BAND'
        : null
    if (fault) {
      await hold(core, message, fault)
      throw new Refusal('HAND_HELD', { why: fault })
    }
    const folder = await checkFolder(core, (await placesOf(core.store.db)).hand)
    await clearUnplaced(core)
    await refuseOthers(core, folder, message.key, photo?.name ?? null)
    const bytes = photo === null ? null : await core.blobs.read(photo.sha256)
    if (photo !== null && (bytes === null || sha256Of(bytes) !== photo.sha256))
      throw new Error('a picture that is to be handed in has no file')
    const before = await lyingPictureOf(core.store.db, message.key)
    const id = before?.id ?? newId()
    if (!before) await begin(core, { id, case_id: caseId, key: message.key, folder, file: photo?.name ?? null })
    if (photo !== null && bytes !== null) {
      await putWhole(folder, photo.name, bytes).catch(async error => {
        // A stick that was pulled out may hold the picture or not: it stays known until it is surely gone.
        if (!before) await clearUnplaced(core)
        throw error
      })
    }
    await core.store.write(async ({ tx, tell }) => {
      if (message.state === 'due' && !(await layOut(core, tx, message.seq))) throw new Refusal('STALE')
      await tx.updateTable('centre_hand').set({ placed_at: core.clock.now(), folder }).where('id', '=', id).execute()
      const facts = { key: message.key, picture: photo?.sha256 ?? null, pictureSm3: bytes && sm3Of(bytes) }
      await record(core, tx, { who, what: 'centre.handPut', caseId, facts })
      tell('case.changed', { caseId })
      tell('centre.changed', {})
    })
    return viewHand(core, who, { caseId })
  })
}

type Begun = Pick<CentreHandRecord, 'id' | 'case_id' | 'key' | 'folder' | 'file'>

/** Known before it is written: a kill leaves no picture there that nobody knows of. */
const begin = (core: Core, begun: Begun): Promise<void> =>
  core.store.write(async ({ tx }) => {
    await tx
      .insertInto('centre_hand')
      .values({ ...begun, begun_at: core.clock.now(), placed_at: null, removed_at: null })
      .execute()
  })

/** What a kill left between the two. */
export async function clearUnplaced(core: Core): Promise<void> {
  for (const one of await lyingPictures(core.store.db)) {
    if (one.placed_at !== null || !(one.file === null || (await removed(one.folder, one.file)))) continue
    await core.store.write(({ tx }) => tx.deleteFrom('centre_hand').where('id', '=', one.id).execute())
  }
}

/** Two pictures in the folder may be mixed up. */
async function refuseOthers(core: Core, folder: string, key: string, file: string | null): Promise<void> {
  const other = (await lyingPictures(core.store.db)).find(one => one.key !== key && one.file !== null && one.folder === folder)
  if (other) throw new Refusal('HAND_FOLDER_USED', { number: (await caseById(core.store.db, CaseId.parse(other.case_id))).number })
  const strange = (await picturesIn(folder)).filter(name => name !== file)
  if (strange.length > 0) throw new Refusal('HAND_FOLDER_USED', { count: strange.length })
}

/** What the shell puts into the clipboard. @throws Refusal NOT_FOUND */
export async function fieldForClipboard(
  core: Core,
  who: Who,
  { caseId, field }: Parsed<'centre.handField'>,
): Promise<Out<'centre.handField'>> {
  const { fields } = await viewHand(core, who, { caseId })
  const found = fields.find(({ key }) => key === field)
  if (!found) throw new Refusal('NOT_FOUND')
  await core.store.write(({ tx }) => record(core, tx, { who, what: 'centre.handCopy', caseId, facts: { field } }))
  return { text: found.value }
}

/**
 * @throws Refusal WRONG_STATE where it was not handed in, or has a receipt already; RECEIPT_USED where another case has the same one, of
 * which a slip of the hand or of the scanner is the likelier cause
 */
export async function noteReceipt(
  core: Core,
  who: Who,
  { caseId, receipt, alsoOf }: Parsed<'centre.handReceipt'>,
): Promise<Out<'centre.handReceipt'>> {
  return inTurn(core, async () => {
    const { message } = await atHand(core, who, caseId)
    if (message.state !== 'handed') throw new Refusal('WRONG_STATE', { state: message.state, action: 'receipt' })
    const said = CentreReceipt.parse({ receipt, receivedAt: core.clock.now() })
    const follows = received(core, message, said, who)
    await core.store.write(async unit => {
      const other = (await otherOfReceipt(unit.tx, receipt, caseId))?.number ?? null
      if (other !== null && other !== alsoOf) throw new Refusal('RECEIPT_USED', { number: other })
      if (other !== null) await record(core, unit.tx, { who, what: 'centre.sameReceipt', caseId, facts: { receipt, other } })
      if (!(await answered(core, unit.tx, message.key, { is: 'done', receipt }))) throw new Refusal('STALE')
      await follows.keep?.(unit)
      await follows.follow?.(unit)
    })
    await clearAway(core, message.key)
    return viewHand(core, who, { caseId })
  })
}

/** The person gives it up for now: the picture goes, and the case waits as before. @throws Refusal WRONG_STATE */
export async function takeBackPicture(core: Core, who: Who, { caseId }: Parsed<'centre.handBack'>): Promise<Out<'centre.handBack'>> {
  return inTurn(core, async () => {
    const { message } = await atHand(core, who, caseId)
    if (message.state !== 'handed') throw new Refusal('WRONG_STATE', { state: message.state, action: 'back' })
    await core.store.write(async ({ tx, tell }) => {
      await takeBack(core, tx, message.key)
      await record(core, tx, { who, what: 'centre.handBack', caseId, facts: { key: message.key } })
      tell('case.changed', { caseId })
      tell('centre.changed', {})
    })
    await clearAway(core, message.key)
    return viewHand(core, who, { caseId })
  })
}

/** Removes the picture of a handing-in that is over. Where the folder is away the job goes on trying, and the day's end says so. */
async function clearAway(core: Core, key: string): Promise<void> {
  const lying = await lyingPictureOf(core.store.db, key)
  if (lying) await clear(core, lying)
}

/** @returns whether it is gone */
export async function clear(core: Core, lying: CentreHandRecord): Promise<boolean> {
  if (lying.file !== null && !(await removed(lying.folder, lying.file))) return false
  await core.store.write(async ({ tx, tell }) => {
    await tx.updateTable('centre_hand').set({ removed_at: core.clock.now() }).where('id', '=', lying.id).execute()
    tell('centre.changed', {})
  })
  return true
}
