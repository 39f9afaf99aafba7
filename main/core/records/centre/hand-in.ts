/** Hands an approved case to the card centre: its message goes into the outbox with the decision. */
import { ItemCode } from '../../../../shared/business/items.ts'
import { CentreCase, type CentreChange } from '../../../../shared/centre/messages.ts'
import type { FormDraft } from '../../../../shared/form/fields.ts'
import { leadRule } from '../../../../shared/profile/ask.ts'
import { type Handover, pictureNameOf } from '../../../../shared/profile/handover.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { startsIn } from '../../../../shared/workflow/step.ts'
import { record } from '../../platform/audit/record.ts'
import { sha256Of, sm3Of } from '../../platform/blobs/seal.ts'
import { clearLane, enqueue } from '../../platform/outbox/outbox.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import { caseIdOf } from '../case/rows.ts'
import { formIn } from '../case/values.ts'
import type { RecordsContext, Who } from '../context.ts'
import { photoById } from '../photo/rows.ts'
import { signedIn } from '../sessions.ts'
import { centreChannels, channelOfWay, handInsOf, mayBeThere } from './there.ts'

/** Where the place makes cards during the visit and the holder waits for theirs, no message leaves the branch. */
export const isMadeHere = (core: RecordsContext, row: CaseRecord): boolean =>
  leadRule(profileOfCase(core, row), ItemCode.parse(row.item))?.value?.instant === true && formIn(row).pickupWay === 'instant'

/**
 * `row` as it is after the step; call it in the same transaction. Nothing happens unless the case may go to be made now and the
 * place has said how it hands its cases in.
 * @returns whether something is to be sent
 */
export async function handIn(core: RecordsContext, tx: Tx, who: Who, row: CaseRecord): Promise<boolean> {
  if (!startsIn(row.state, 'sendToMake')) return false
  // A fee that was reversed and paid again is no second card; a case that was corrected and approved again is.
  const approvals = await approvalsOf(tx, row.id)
  if (approvals === 0 || (await handInsOf(tx, row.id)).some(before => before.approvals === approvals)) return false
  return handInAs(core, tx, who, row, approvals)
}

/**
 * The same for a case that was called back or given up and is sent for once more, on the approval it has.
 * @returns whether something is to be sent
 */
export async function handInAnew(core: RecordsContext, tx: Tx, who: Who, row: CaseRecord): Promise<boolean> {
  const approvals = await approvalsOf(tx, row.id)
  return approvals > 0 && handInAs(core, tx, who, row, approvals)
}

async function handInAs(core: RecordsContext, tx: Tx, who: Who, row: CaseRecord, approvals: number): Promise<boolean> {
  const how = profileOfCase(core, row).handover.value
  if (!how || isMadeHere(core, row)) return false
  const caseId = caseIdOf(row)
  // Only over the line something that is there can be changed: a file or a form takes it anew.
  const there = how.way === 'http' ? await mayBeThere(tx, caseId) : null
  // What was refused before the correction stands in front of the corrected message and has nothing to say any more.
  for (const channel of centreChannels) await clearLane(core, tx, { channel, lane: caseId })
  const message = CentreCase.parse(JSON.parse(JSON.stringify(await messageOf(core, tx, row, how))))
  const change: CentreChange | null = there && { about: there.key, case: message }
  const body = JSON.stringify(change ?? message)
  const round = ((await handInsOf(tx, caseId)).at(-1)?.round ?? 0) + 1
  const key = `${caseId}/${round}`
  const bytes = Buffer.from(body)
  const [bodySha, bodySm3] = [sha256Of(bytes), sm3Of(bytes)]
  const channel = channelOfWay[how.way]
  // Over the line the picture goes ahead by itself; the other ways lay it beside its case.
  if (message.photo && how.way === 'http') {
    const picture = { channel, lane: caseId, key: `${key}/picture`, kind: 'picture', body: message.photo.sha256 }
    await enqueue(core, tx, picture)
  }
  await enqueue(core, tx, { channel, lane: caseId, key, kind: change ? 'change' : 'case', body })
  const by = { case_id: caseId, operator_id: signedIn(who).operatorId }
  if (change) {
    const asked = { key, kind: 'change', about: change.about, why: '', asked_at: core.clock.now() } as const
    await tx
      .insertInto('centre_ask')
      .values({ ...by, ...asked, answer: null, answered_at: null, words: '' })
      .execute()
  }
  await tx
    .insertInto('centre_case')
    .values({
      ...by,
      round,
      approvals,
      key,
      photo_sha: message.photo?.sha256 ?? null,
      photo_sm3: message.photo?.sm3 ?? null,
      body_sha: bodySha,
      body_sm3: bodySm3,
      handed_at: core.clock.now(),
      receipt: null,
      received_at: null,
      refusal: null,
    })
    .execute()
  const { sha256: picture = null, sm3: pictureSm3 = null } = message.photo ?? {}
  const facts = { round, message: bodySha, messageSm3: bodySm3, picture, pictureSm3 }
  await record(core, tx, { who, what: 'centre.handIn', caseId, facts })
  return true
}

async function approvalsOf(tx: Tx, caseId: string): Promise<number> {
  const approvals = tx.selectFrom('review').select(({ fn }) => fn.countAll<number>().as('count'))
  const { count } = await approvals.where('case_id', '=', caseId).where('decision', '=', 'approved').executeTakeFirstOrThrow()
  return Number(count)
}

async function messageOf(core: RecordsContext, tx: Tx, row: CaseRecord, how: Handover): Promise<CentreCase> {
  const form = formIn(row)
  const fields: FormDraft = Object.fromEntries(how.fields.map(key => [key, form[key]]))
  const photo = row.photo_id === null ? undefined : await photoById(tx, row.photo_id)
  const sha256 = photo?.finished_sha ?? null
  const size = sha256 === null ? undefined : await tx.selectFrom('blob').select('size').where('sha256', '=', sha256).executeTakeFirst()
  return {
    caseNumber: row.number,
    branch: core.branch.code,
    item: row.item,
    approvedAt: core.clock.now(),
    fields,
    photo:
      photo && sha256 !== null && size
        ? {
            sha256,
            ...(await sm3Said(core, sha256)),
            bytes: size.size,
            name: pictureNameOf(how.picture, { name: row.name, docNumber: row.doc_number, caseNumber: row.number }),
            takenAt: photo.taken_at,
          }
        : null,
  }
}

/** A damaged picture is found and said when it is sent; until then the fee is taken and the decision stands. */
async function sm3Said(core: RecordsContext, sha256: string): Promise<{ readonly sm3?: string }> {
  const bytes = await core.blobs.read(sha256).catch(error => {
    if (error instanceof Refusal && error.code === 'BLOB_DAMAGED') return null
    throw error
  })
  return bytes === null ? {} : { sm3: sm3Of(bytes) }
}
