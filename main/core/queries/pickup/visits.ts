/** Lists who has a seat when: the day of the lobby, and those whose time is no longer there. */
import { maskName } from '../../../../shared/identity/mask.ts'
import { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { type Slot, stillThere } from '../../../../shared/pickup/slots.ts'
import { Day } from '../../../../shared/time.ts'
import { finalStates } from '../../../../shared/workflow/table.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { isOver } from '../../records/pickup/visits.ts'

type VisitView = Out<'pickup.day'>[number]

const seatRows = (core: RecordsContext) =>
  core.store.db
    .selectFrom('pickup_seat')
    .innerJoin('case_file', 'case_file.id', 'pickup_seat.case_id')
    .leftJoin('pickup_visit', 'pickup_visit.case_id', 'pickup_seat.case_id')
    .selectAll('pickup_seat')
    .select(['case_file.number', 'case_file.revision', 'case_file.name', 'case_file.state', 'pickup_visit.missed'])
    .select(['case_file.promised_day', 'case_file.form'])
    .orderBy('pickup_seat.day')
    .orderBy('pickup_seat.start')
    .orderBy('pickup_seat.seat')

export type SeatRow = Awaited<ReturnType<ReturnType<typeof seatRows>['execute']>>[number]

export const visitView = (core: RecordsContext, row: SeatRow): VisitView => ({
  caseId: CaseId.parse(row.case_id),
  revision: row.revision,
  number: row.number,
  maskedName: maskName(row.name),
  state: row.state,
  day: row.day,
  start: row.start,
  end: row.end,
  walkIn: row.kind === 'walk-in',
  missed: row.missed ?? 0,
  over: isOver(core, row),
})

export async function visitsOn(core: RecordsContext, _who: Who, { day }: Parsed<'pickup.day'>): Promise<Out<'pickup.day'>> {
  const rows = await seatRows(core).where('pickup_seat.day', '=', day).execute()
  return rows.map(row => visitView(core, row))
}

/** People booked for a time the branch no longer has, from today on: they want another one. */
export async function strandedVisits(core: RecordsContext, slotsOf: (day: Day) => readonly Slot[]): Promise<VisitView[]> {
  return (await strandedRows(core, slotsOf)).map(row => visitView(core, row))
}

export async function strandedRows(core: RecordsContext, slotsOf: (day: Day) => readonly Slot[]): Promise<SeatRow[]> {
  const rows = await seatRows(core)
    .where('pickup_seat.day', '>=', core.clock.today())
    .where('pickup_seat.kind', '=', 'booked')
    .where('case_file.state', 'not in', finalStates)
    .execute()
  return rows.filter(row => !isOver(core, row) && !stillThere(slotsOf(Day.parse(row.day)), row))
}
