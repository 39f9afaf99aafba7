/** Takes an appointment back, with the text about it. */
import type { CaseId } from '../../../../shared/ids.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { keepVisit, releaseSeat, visitOf } from '../pickup/rows.ts'
import { dropTexts } from '../reminder/rows.ts'

/** Takes the appointment back, with the text about it; the calendar of the holder hears of it by the sequence. */
export async function freeSeat(tx: Tx, caseId: CaseId): Promise<void> {
  await releaseSeat(tx, caseId)
  await dropTexts(tx, caseId, ['booked'])
  await keepVisit(tx, caseId, { sequence: (await visitOf(tx, caseId)).sequence + 1 })
}
