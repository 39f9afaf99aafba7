/** Gathers the sheet on which a unit's person signs for the cards of its people that lie at the branch. */
import { maskName, maskNumber } from '../../../../shared/identity/mask.ts'
import type { UnitId } from '../../../../shared/ids.ts'
import { docTypeText } from '../../../../shared/strings/zh-CN/identity.ts'
import { transferText } from '../../../../shared/strings/zh-CN/unit.ts'
import { clockAt, dayOf, Instant } from '../../../../shared/time.ts'
import { isCardHere, isFinal } from '../../../../shared/workflow/table.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { RecordsContext } from '../../records/context.ts'
import { agentOf, batchById } from '../../records/unit/rows.ts'
import { profileOf } from '../../rules/profile/current.ts'
import type { TransferSheet } from '../slips/slip-data.ts'

export async function transferSheet(core: RecordsContext, unitId: UnitId): Promise<TransferSheet> {
  const batch = await batchById(core.store.db, unitId)
  const cases = await core.store.db
    .selectFrom('unit_row')
    .innerJoin('case_file', 'case_file.id', 'unit_row.case_id')
    .selectAll('case_file')
    .where('unit_row.batch_id', '=', unitId)
    .orderBy('unit_row.at')
    .execute()
  const agent = agentOf(batch)
  const listed = cases.filter(row => isCardHere(row.state) || handedToday(core, row))
  return {
    batchNumber: batch.number,
    unitName: batch.unit_name,
    unitCode: batch.unit_code,
    agent: transferText.person(maskName(agent.name), docTypeText[agent.docType], maskNumber(agent.number)),
    branchName: core.branch.name,
    madeAt: clockAt(core.clock.now()).slice(0, 16),
    rows: listed.map(row => ({
      caseNumber: row.number,
      maskedName: maskName(row.name),
      maskedNumber: maskNumber(row.doc_number),
      cardTail: row.card_tail ?? '',
      handed: row.state === 'closed',
    })),
    later: cases.filter(row => !isCardHere(row.state) && !isFinal(row.state)).length,
    people: profileOf(core).unitPickup.value?.people ?? 1,
  }
}

/** The sheet may be printed once more after the last card: those of today belong on it. */
const handedToday = (core: RecordsContext, { state, closed_at }: CaseRecord): boolean =>
  state === 'closed' && closed_at !== null && dayOf(Instant.parse(closed_at)) === core.clock.today()
