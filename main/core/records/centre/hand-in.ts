/** Hands an approved case to the card centre: its message goes into the outbox with the decision. */
import { createHash } from 'node:crypto'
import { ItemCode } from '../../../../shared/business/items.ts'
import { CentreCase } from '../../../../shared/centre/messages.ts'
import type { FormDraft } from '../../../../shared/form/fields.ts'
import { leadRule } from '../../../../shared/profile/ask.ts'
import { type Handover, pictureNameOf } from '../../../../shared/profile/handover.ts'
import { startsIn } from '../../../../shared/workflow/step.ts'
import { record } from '../../platform/audit/record.ts'
import { drop, enqueue } from '../../platform/outbox/outbox.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import { caseIdOf } from '../case/rows.ts'
import { formIn } from '../case/values.ts'
import type { RecordsContext, Who } from '../context.ts'
import { photoById } from '../photo/rows.ts'
import { signedIn } from '../sessions.ts'

export const centreChannel = 'centre'

/** Where the place makes cards during the visit and the holder waits for theirs, no message leaves the branch. */
export const isMadeHere = (core: RecordsContext, row: CaseRecord): boolean =>
  leadRule(profileOfCase(core, row), ItemCode.parse(row.item))?.value?.instant === true && formIn(row).pickupWay === 'instant'

/**
 * `row` as it is after the step; call it in the same transaction. Nothing happens unless the case may go to be made now and the
 * place hands its cases over the line.
 * @returns whether something is to be sent
 */
export async function handIn(core: RecordsContext, tx: Tx, who: Who, row: CaseRecord): Promise<boolean> {
  const how = profileOfCase(core, row).handover.value
  if (how?.way !== 'http' || !startsIn(row.state, 'sendToMake') || isMadeHere(core, row)) return false
  // A fee that was reversed and paid again is no second card; a case that was corrected and approved again is.
  const round = await approvalsOf(tx, row.id)
  if (round === 0 || (await isHandedIn(tx, row.id, round))) return false
  await dropRefused(core, tx, row.id)
  const body = JSON.stringify(await messageOf(core, tx, row, how))
  const caseId = caseIdOf(row)
  const key = `${caseId}/${round}`
  const bodySha = createHash('sha256').update(body).digest('hex')
  const message = CentreCase.parse(JSON.parse(body))
  if (message.photo) {
    const picture = { channel: centreChannel, lane: caseId, key: `${key}/picture`, kind: 'picture', body: message.photo.sha256 }
    await enqueue(core, tx, picture)
  }
  await enqueue(core, tx, { channel: centreChannel, lane: caseId, key, kind: 'case', body })
  await tx
    .insertInto('centre_case')
    .values({
      case_id: caseId,
      round,
      key,
      photo_sha: message.photo?.sha256 ?? null,
      body_sha: bodySha,
      operator_id: signedIn(who).operatorId,
      handed_at: core.clock.now(),
      receipt: null,
      received_at: null,
      refusal: null,
    })
    .execute()
  await record(core, tx, { who, what: 'centre.handIn', caseId, facts: { round, message: bodySha, picture: message.photo?.sha256 ?? null } })
  return true
}

async function approvalsOf(tx: Tx, caseId: string): Promise<number> {
  const approvals = tx.selectFrom('review').select(({ fn }) => fn.countAll<number>().as('count'))
  const { count } = await approvals.where('case_id', '=', caseId).where('decision', '=', 'approved').executeTakeFirstOrThrow()
  return Number(count)
}

async function isHandedIn(tx: Tx, caseId: string, round: number): Promise<boolean> {
  const found = tx.selectFrom('centre_case').select('round').where('case_id', '=', caseId).where('round', '=', round)
  return (await found.executeTakeFirst()) !== undefined
}

/** What was refused before the correction stands in front of the corrected message and has nothing to say any more. */
async function dropRefused(core: RecordsContext, tx: Tx, caseId: string): Promise<void> {
  const before = await tx
    .selectFrom('outbox')
    .select('seq')
    .where('channel', '=', centreChannel)
    .where('lane', '=', caseId)
    .where('state', 'in', ['behind', 'due', 'dead'])
    .orderBy('seq')
    .execute()
  for (const { seq } of before) await drop(core, tx, seq)
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
            bytes: size.size,
            name: pictureNameOf(how.picture, { name: row.name, docNumber: row.doc_number, caseNumber: row.number }),
            takenAt: photo.taken_at,
          }
        : null,
  }
}
