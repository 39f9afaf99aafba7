/** Makes one row of a unit's sheet a case, through the same steps as at the counter and in one transaction with the row. */
import { consentsFor, noticesFor } from '../../../../shared/business/notices.ts'
import { assurancesFor } from '../../../../shared/business/pre-checks.ts'
import { isLive } from '../../../../shared/card/held-card.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Parsed } from '../../../../shared/ipc/contract.ts'
import { tellerLooks } from '../../../../shared/photo/verdict.ts'
import { papersNeeded } from '../../../../shared/profile/requirements.ts'
import { unitText } from '../../../../shared/strings/zh-CN/unit.ts'
import { Instant } from '../../../../shared/time.ts'
import { itemOfUnit } from '../../../../shared/unit/row.ts'
import { giveNotices } from '../../commands/business/give.ts'
import { holderCards, tellCard } from '../../commands/card/holder.ts'
import { openCase } from '../../commands/case/open-case.ts'
import { submitCase } from '../../commands/case/submit.ts'
import type { Core } from '../../commands/core.ts'
import { completeDraft } from '../../commands/form/draft.ts'
import { keepShot } from '../../commands/photo/capture.ts'
import { choosePhoto } from '../../commands/photo/choose.ts'
import type { UnitBatchRecord, UnitRowRecord } from '../../platform/store/tables/channels.ts'
import { viewCase } from '../../queries/case/view.ts'
import { confirmElsewhere } from '../../records/confirm/elsewhere.ts'
import type { Who } from '../../records/context.ts'
import { judgedIn } from '../../records/online/rows.ts'
import { keepUnitPerson } from '../../records/people/rows.ts'
import { agentOf, changeRow, lineIn, termsOf } from '../../records/unit/rows.ts'
import { profileOf } from '../../rules/profile/current.ts'
import { type LineRead, readLine } from './line.ts'

/** All of it or nothing: a core that dies in the middle leaves the row as it was, and the row is taken up again. */
export async function makeCase(core: Core, who: Who, batch: UnitBatchRecord, row: UnitRowRecord): Promise<void> {
  await core.store.write(async ({ tx }) => {
    const caseId = await openedFor(core, who, batch, row)
    if (row.raw_sha !== null) await pictured(core, who, caseId, row)
    await confirmElsewhere(core, who, caseId, 'sheet', Instant.parse(batch.opened_at))
    const { revision } = await viewCase(core, who, { caseId })
    await submitCase(core, who, { caseId, revision })
    await changeRow(tx, row, { state: 'made', case_id: caseId, faults: '[]' })
  })
}

async function openedFor(core: Core, who: Who, batch: UnitBatchRecord, row: UnitRowRecord): Promise<CaseId> {
  const read = readLine(core, lineIn(row), termsOf(batch))
  const { identity, guardian: companion, draft } = read
  if (!identity) throw new Error('a good row has a person')
  const item = itemOfUnit(batch.reason)
  // A case is opened for the counter's own items; the batch is told at the business step.
  const { id: caseId } = await openCase(core, who, {
    ticketId: null,
    identity,
    companion,
    after: null,
    ...(item === 'BATCH' ? {} : { item }),
  })
  await core.store.write(({ tx }) => keepUnitPerson(core, tx, who, caseId, agentOf(batch), batch.agent_mobile))
  await tellOldCard(core, who, caseId, read)
  const { revision, age } = await viewCase(core, who, { caseId })
  await giveNotices(core, who, { caseId, revision, ...givenFor(core, batch, row, age) }, Instant.parse(batch.opened_at))
  await completeDraft(core, who, { caseId, draft })
  return caseId
}

type Given = Omit<Parsed<'business.give'>, 'caseId' | 'revision'>
/** What was seen and said when the batch was opened stands for each of its people. */
function givenFor(core: Core, batch: UnitBatchRecord, row: UnitRowRecord, age: number): Given {
  const item = itemOfUnit(batch.reason)
  const photoPlan = row.raw_sha === null ? 'none' : 'new'
  return {
    item,
    reason: batch.reason,
    photoPlan,
    papers: papersNeeded(profileOf(core), { item, reason: batch.reason, by: 'unit', age, docType: null }).map(({ material }) => material),
    // The unit's person was told of each, and each holder or guardian signed for the consents on the sheet.
    notices: [...noticesFor(item)],
    consents: [...consentsFor(item, age, photoPlan)],
    photoReceipt: null,
    cardId: null,
    // Looked up person by person.
    assured: assurancesFor(item).flatMap(({ id, must }) => (must ? [id] : [])),
  }
}

/** Where the branch knows none, the card the unit wrote of is the one that is replaced. */
async function tellOldCard(core: Core, who: Who, caseId: CaseId, { told }: LineRead): Promise<void> {
  const { cards } = await holderCards(core, who, { caseId })
  if (told !== null && !cards.some(isLive)) await tellCard(core, who, { caseId, card: told })
}

async function pictured(core: Core, who: Who, caseId: CaseId, row: UnitRowRecord): Promise<void> {
  const judged = judgedIn(row)
  const { raw_sha: rawSha } = row
  if (!judged || rawSha === null || row.seen_by === null) throw new Error('a good row has a picture somebody looked at')
  const shot = { source: 'unit' as const, judged, rawSha, finishedSha: row.finished_sha, frames: 1 }
  await core.store.write(({ tx }) => keepShot(core, tx, who, caseId, shot))
  const { revision, photos } = await viewCase(core, who, { caseId })
  const [photo] = photos
  if (!photo) throw new Error('the picture was kept just now')
  const flagged = photo.verdicts.filter(({ level }) => level === 'flag')
  const decisions = flagged.map(({ check }) => ({ check, reason: unitText.look.reason }))
  await choosePhoto(core, who, { caseId, revision, photoId: photo.id, decisions, looks: [...tellerLooks], override: null })
}
