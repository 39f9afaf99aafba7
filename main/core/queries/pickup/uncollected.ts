/** The cards nobody came for: how long they lie here, and what is done with them when the time of the place is over. */

import { ItemCode } from '../../../../shared/business/items.ts'
import { maskName } from '../../../../shared/identity/mask.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import { ageingOf } from '../../../../shared/pickup/ageing.ts'
import { waitingCardStates } from '../../../../shared/workflow/table.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import { formIn } from '../../records/case/values.ts'
import type { RecordsContext } from '../../records/context.ts'
import { limitsOf, waitedOf } from '../../records/pickup/waited.ts'
import { phoneFrom } from '../../records/reminder/words.ts'

/** Sent back, a card waits on for the word that it is void. */
const listed = [...waitingCardStates, 'sent-back'] as const

const waitingRows = (core: RecordsContext) =>
  core.store.db
    .selectFrom('case_file')
    .leftJoin('waiting_card', 'waiting_card.case_id', 'case_file.id')
    .leftJoin('pickup_seat', 'pickup_seat.case_id', 'case_file.id')
    .selectAll('case_file')
    .select(['waiting_card.arrived_at', 'waiting_card.told_at', 'pickup_seat.day', 'pickup_seat.start', 'pickup_seat.end'])
    .where('case_file.state', 'in', listed)
    .orderBy('waiting_card.arrived_at')

type WaitingRow = Awaited<ReturnType<ReturnType<typeof waitingRows>['execute']>>[number]

function waitingView(core: RecordsContext, row: WaitingRow): Out<'pickup.waiting'>[number] {
  const { since, told, days } = waitedOf(core, row)
  const limits = limitsOf(core, row)
  const { day, start, end } = row
  return {
    caseId: caseIdOf(row),
    revision: row.revision,
    number: row.number,
    item: ItemCode.parse(row.item),
    maskedName: maskName(row.name),
    state: row.state,
    since,
    told,
    days,
    ...limits,
    ageing: ageingOf(days, limits),
    booked: day && start && end ? { day, start, end } : null,
    reachable: phoneFrom(formIn(row)) !== null,
  }
}

/** The longest waiting first. */
export async function listWaiting(core: RecordsContext): Promise<Out<'pickup.waiting'>> {
  const rows = (await waitingRows(core).execute()).map(row => waitingView(core, row))
  return rows.sort((a, b) => b.days - a.days)
}
