/** Makes one row of a unit's sheet a case, through the same steps as at the counter and in one transaction with the row. */

import { consentsFor, noticesFor } from '../../../shared/business/notices.ts'
import type { CaseId } from '../../../shared/ids.ts'
import { tellerLooks } from '../../../shared/photo/verdict.ts'
import { papersFor } from '../../../shared/profile/ask.ts'
import { unitText } from '../../../shared/strings/zh-CN/unit.ts'
import { ageOn, Instant } from '../../../shared/time.ts'
import { asOne } from '../as-one.ts'
import { giveNotices } from '../business/give.ts'
import { openCase } from '../case/open-case.ts'
import { submitCase } from '../case/submit.ts'
import { viewCase } from '../case/view.ts'
import { confirmElsewhere } from '../confirm/elsewhere.ts'
import type { Core, Who } from '../core.ts'
import { completeDraft } from '../form/draft.ts'
import { judgedIn } from '../online/rows.ts'
import { keepShot } from '../photo/capture.ts'
import { choosePhoto } from '../photo/choose.ts'
import { profileOf } from '../profile/current.ts'
import type { UnitBatchRecord, UnitRowRecord } from '../store/tables/channels.ts'
import { readLine, unitItem, unitReason } from './line.ts'
import { changeRow, defaultsOf, lineIn } from './rows.ts'

/** All of it or nothing: a core that dies in the middle leaves the row as it was, and the row is taken up again. */
export async function makeCase(core: Core, who: Who, batch: UnitBatchRecord, row: UnitRowRecord): Promise<void> {
  await asOne(core, async joined => {
    const caseId = await openedFor(joined, who, batch, row)
    await pictured(joined, who, caseId, row)
    await confirmElsewhere(joined, who, caseId, 'sheet', Instant.parse(batch.opened_at))
    const { revision } = await viewCase(joined, who, { caseId })
    await submitCase(joined, who, { caseId, revision })
    await joined.store.transaction(tx => changeRow(tx, row, { state: 'made', case_id: caseId, faults: '[]' }))
  })
}

async function openedFor(core: Core, who: Who, batch: UnitBatchRecord, row: UnitRowRecord): Promise<CaseId> {
  const { identity, draft } = readLine(core, lineIn(row), defaultsOf(batch))
  if (!identity) throw new Error('a good row has a person')
  const { id: caseId, revision } = await openCase(core, who, { ticketId: null, identity, companion: null, after: null })
  await giveNotices(core, who, {
    caseId,
    revision,
    item: unitItem,
    reason: unitReason,
    photoPlan: 'new',
    photoReceipt: null,
    papers: papersFor(profileOf(core), unitItem, { under16: false, byAgent: false, byUnit: true }).map(({ material }) => material),
    // The unit's person was told of each, and each holder signed for the consents on the sheet: seen when the batch was opened.
    notices: [...noticesFor(unitItem)],
    consents: [...consentsFor(unitItem, ageOn(identity.birth, core.clock.today()), 'new')],
    cardId: null,
    assured: [],
  })
  await completeDraft(core, who, { caseId, draft })
  return caseId
}

async function pictured(core: Core, who: Who, caseId: CaseId, row: UnitRowRecord): Promise<void> {
  const judged = judgedIn(row)
  const { raw_sha: rawSha } = row
  if (!judged || rawSha === null || row.seen_by === null) throw new Error('a good row has a picture somebody looked at')
  const shot = { source: 'unit' as const, judged, rawSha, finishedSha: row.finished_sha, frames: 1 }
  await core.store.transaction(tx => keepShot(core, tx, who, caseId, shot))
  const { revision, photos } = await viewCase(core, who, { caseId })
  const [photo] = photos
  if (!photo) throw new Error('the picture was kept just now')
  const flagged = photo.verdicts.filter(({ level }) => level === 'flag')
  const decisions = flagged.map(({ check }) => ({ check, reason: unitText.look.reason }))
  await choosePhoto(core, who, { caseId, revision, photoId: photo.id, decisions, looks: [...tellerLooks], override: null })
}
