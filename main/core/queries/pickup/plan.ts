/** Shows whom a closure leaves without a time, and proposes another one for each. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Day } from '../../../../shared/time.ts'
import { startsIn } from '../../../../shared/workflow/step.ts'
import { formIn } from '../../records/case/values.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { branchSlots } from '../../records/pickup/hours.ts'
import { ungrounded } from '../../records/pickup/promise.ts'
import { nextSeat } from '../../records/pickup/visits.ts'
import { phoneFrom } from '../../records/reminder/words.ts'
import { earliestDay } from './offer.ts'
import { type SeatRow, strandedRows, visitView } from './visits.ts'

type Hit = Out<'pickup.plan'>['hit'][number]

/** In the order of their appointments, so that nobody is overtaken; a seat is proposed once. */
export async function planMoves(core: RecordsContext, _who: Who, { closure }: Parsed<'pickup.plan'>): Promise<Out<'pickup.plan'>> {
  const { db } = core.store
  const slotsOf = await branchSlots(core, db, closure ? [closure] : [])
  const proposed: NonNullable<Hit['to']>[] = []
  const hit: Hit[] = []
  for (const row of await strandedRows(core, slotsOf)) {
    const movable = startsIn(row.state, 'movePickup')
    const to = movable ? await proposal(core, row, slotsOf, proposed) : null
    if (to) proposed.push(to)
    const reachable = phoneFrom(formIn(row)) !== null
    hit.push({ ...visitView(core, row), to, movable, reachable })
  }
  const promises = closure ? (await ungrounded(core, db, { planned: [closure] })).length : 0
  return { hit, promises }
}

async function proposal(
  core: RecordsContext,
  row: SeatRow,
  slotsOf: Awaited<ReturnType<typeof branchSlots>>,
  proposed: readonly NonNullable<Hit['to']>[],
): Promise<Hit['to']> {
  const held = Day.parse(row.day)
  const earliest = earliestDay(core, row) ?? held
  const meant = (day: Day, start: string) => proposed.filter(one => one.day === day && one.start === start).length
  const next = await nextSeat(core, core.store.db, { from: earliest > held ? earliest : held, start: row.start, slotsOf, meant })
  return next && { day: next.day, start: next.slot.start, end: next.slot.end }
}
