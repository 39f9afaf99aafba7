/** Steps of production that were noted and did not happen: sent, at the city bank, at the branch. */
import type { FactName } from '../../../../../shared/correction/facts.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import { type Action, type State, workflow } from '../../../../../shared/workflow/table.ts'
import type { CaseRecord } from '../../../platform/store/schema.ts'
import type { Tx } from '../../../platform/store/unit-of-work.ts'
import { earliestDay } from '../../../queries/pickup/offer.ts'
import { freePlace } from '../../../records/card/place.ts'
import { isUntouched, withdrawCard } from '../../../records/card/register.ts'
import { cardMadeBy } from '../../../records/card/rows.ts'
import { moveCorrected } from '../../../records/case/move.ts'
import { caseAt, caseIdOf } from '../../../records/case/rows.ts'
import type { Who } from '../../../records/context.ts'
import { bookedSeat } from '../../../records/pickup/rows.ts'
import { eventsOf } from '../../../records/production/events.ts'
import { dropTexts } from '../../../records/reminder/rows.ts'
import { takeBackUsed } from '../../../records/stock/use.ts'
import { freeSeat } from '../../../records/waiting/free-seat.ts'
import type { Core } from '../../core.ts'
import type { Change, FactOn } from '../fact.ts'

type StepFact = Extract<FactName, 'sent' | 'city-bank' | 'arrived'>
/** What goes with the step when it is taken back; gives what is to be kept of it. */
type Undo = (core: Core, tx: Tx, who: Who, row: CaseRecord) => Promise<unknown>

/** Where an event led, by the workflow; whatever went before production began counts as paid. */
function stateAfter(event: string | undefined): State {
  const row = event === 'backToCounter' ? undefined : workflow.find(({ on }: { readonly on: Action }) => on === event)
  return row === undefined || row.to === 'same' ? 'paid' : row.to
}

const stepFact = (events: readonly string[], undo: Undo): FactOn<Change<StepFact>> => ({
  async read(_core, tx, _who, { caseId, revision, fact }) {
    const row = await caseAt(tx, caseId, revision)
    const [last] = await eventsOf(tx, caseId)
    if (!last || !events.includes(last.event)) throw new Refusal('CORRECTION_LATE', { state: row.state, fact })
    return { subjectId: last.id, row, was: { event: last.event, at: last.at }, now: { event: null, at: null } }
  },
  async apply(core, tx, who, { caseId, revision }) {
    const row = await caseAt(tx, caseId, revision)
    const [, before] = await eventsOf(tx, caseId)
    const kept = await undo(core, tx, who, row)
    const now = await moveCorrected(core, tx, row, { to: stateAfter(before?.event), set: { card_tail: null } })
    await giveUpEarlySeat(core, tx, now)
    return { row: now, kept: { ...(kept === null ? {} : { gone: kept }), cardTail: row.card_tail } }
  },
  tell: tell => tell('pickup.changed', {}),
})

/** An appointment from before the card can be here is one with a closed drawer. */
async function giveUpEarlySeat(core: Core, tx: Tx, row: CaseRecord): Promise<void> {
  const seat = await bookedSeat(tx, caseIdOf(row))
  const earliest = earliestDay(core, row)
  if (seat && (earliest === null || seat.day < earliest)) await freeSeat(tx, caseIdOf(row))
}

export const sent = stepFact(['sendToMake', 'remake'], (core, tx, who, row) => takeBackUsed(core, tx, who, caseIdOf(row)))

export const cityBank = stepFact(['cityBankReceived'], async () => null)

/** The card that never came leaves the register and the drawer, and nobody is told of it. */
export const arrived = stepFact(['branchReceived'], async (core, tx, who, row) => {
  const caseId = caseIdOf(row)
  const waiting = await tx.selectFrom('waiting_card').selectAll().where('case_id', '=', caseId).executeTakeFirst()
  await tx.deleteFrom('waiting_card').where('case_id', '=', caseId).execute()
  await freePlace(tx, caseId)
  await dropTexts(tx, caseId, ['ready', 'overdue-soon', 'overdue'])
  return { waiting: waiting ?? null, card: await withdrawMade(core, tx, who, row) }
})

async function withdrawMade(core: Core, tx: Tx, who: Who, row: CaseRecord): Promise<unknown> {
  const caseId = caseIdOf(row)
  const made = await cardMadeBy(tx, caseId)
  if (!made) return null
  if (!(await isUntouched(tx, made))) throw new Refusal('CORRECTION_LATE', { state: row.state, fact: 'arrived' })
  await withdrawCard(core, tx, made, { who, caseId })
  return made
}
