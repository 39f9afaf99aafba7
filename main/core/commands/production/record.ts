/** Records what happened to a card on its way: sent or made here, failed, made again, at the city bank, at the branch, refused. */
import { ItemCode } from '../../../../shared/business/items.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { leadRule } from '../../../../shared/profile/ask.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Fault } from '../../../../shared/review/fault.ts'
import { isFailed } from '../../../../shared/workflow/table.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { lyingOf } from '../../records/card/place.ts'
import { move } from '../../records/case/move.ts'
import { caseAt, caseIdOf } from '../../records/case/rows.ts'
import { keepOverruled, tickAgainst } from '../../records/centre/word.ts'
import type { Who } from '../../records/context.ts'
import { bookedSeat } from '../../records/pickup/rows.ts'
import { keepEvent } from '../../records/production/keep-event.ts'
import { queueDecision } from '../../records/reminder/queue.ts'
import { dropTexts } from '../../records/reminder/rows.ts'
import { keepSentBack } from '../../records/review/sent-back.ts'
import { bindBlank } from '../../records/stock/use.ts'
import { cardArrived } from '../../records/waiting/card.ts'
import { keepPromise, promiseAnew } from '../../records/waiting/delay.ts'
import { freeSeat } from '../../records/waiting/free-seat.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import { cameAfterEnd } from '../card/after-end.ts'
import { issueCard } from '../card/issue.ts'
import type { Core } from '../core.ts'

type Told = Parsed<'production.record'>

/** @throws Refusal MADE_ELSEWHERE, STOCK_STATE, and whatever `move` refuses */
export async function recordProduction(core: Core, who: Who, told: Told): Promise<Out<'production.record'>> {
  await recordOne(core, who, told)
  return viewCase(core, who, { caseId: told.caseId })
}

/** The same news of many: each card is written for itself, so that one that moved meanwhile does not hold up the box. */
export async function recordMany(core: Core, who: Who, input: Parsed<'production.recordMany'>): Promise<Out<'production.recordMany'>> {
  const { event, note, cases } = input
  const done: Out<'production.recordMany'> = []
  const placeOf = async (caseId: CaseId) => (event === 'branchReceived' ? (await lyingOf(core.store.db, caseId)).place : null)
  for (const one of cases) {
    const refused = await recordOne(core, who, { ...one, event, note, blank: null, faults: [] }).then(
      () => null,
      error => {
        if (error instanceof Refusal) return error.code
        throw error
      },
    )
    done.push({ caseId: one.caseId, refused, place: refused === null ? await placeOf(one.caseId) : null })
  }
  return done
}

/** @throws Refusal CENTRE_SAYS_OTHER where it stands against the centre's word and no reason is given, MADE_ELSEWHERE, STOCK_STATE, and whatever `move` refuses */
export async function recordOne(core: Core, who: Who, told: Told): Promise<void> {
  const { caseId, revision, event, note, cardTail } = told
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    if (event === 'branchReceived' && isFailed(row.state)) {
      await cameAfterEnd(core, tx, who, row, { cardTail, note })
      await keepEvent(core, tx, who, caseId, event, note)
      return tell('case.changed', { caseId })
    }
    const against = await tickAgainst(tx, who, row, event)
    // What failed or goes back has no number any more.
    const tail =
      event === 'makeFailed' || event === 'backToCounter' ? { card_tail: null } : cardTail === null ? {} : { card_tail: cardTail }
    const moved = await move(core, tx, who, row, { on: event, facts: { reasonGiven: note !== '' }, set: tail })
    if (against !== null) {
      if (note === '') throw new Refusal('CENTRE_SAYS_OTHER', { said: against })
      await keepOverruled(core, tx, who, moved, { tick: event, against, words: note })
    }
    await follow(core, tx, who, moved, told)
    await keepEvent(core, tx, who, caseId, event, note)
    tell('case.changed', { caseId })
  })
}

/** What an event brings with it, besides the state. */
async function follow(core: Core, tx: Tx, who: Who, row: CaseRecord, { event, blank, faults, note }: Told): Promise<void> {
  if (blank !== null) await takeBlank(core, tx, who, row, event, blank)
  if (event === 'branchReceived') {
    await issueCard(core, tx, who, row)
    await cardArrived(core, tx, row)
  }
  if (event === 'makeFailed') await promiseAnew(core, tx, who, row, { why: 'make-failed' })
  if (event === 'remake') await promiseAnew(core, tx, who, row, { why: 'remade' })
  if (event === 'backToCounter') await backAtCounter(core, tx, who, row, faults, note)
}

/** Made at this counter, from a card of this branch. */
async function takeBlank(
  core: Core,
  tx: Tx,
  who: Who,
  row: CaseRecord,
  event: Told['event'],
  blank: NonNullable<Told['blank']>,
): Promise<void> {
  if (event !== 'sendToMake' && event !== 'remake') throw new Refusal('WRONG_STATE', { state: row.state, action: event })
  const lead = leadRule(profileOfCase(core, row), ItemCode.parse(row.item))?.value
  if (!lead?.instant) throw new Refusal('MADE_ELSEWHERE')
  await bindBlank(core, tx, who, blank, caseIdOf(row))
}

/** The card centre refused it: whoever mends it is told what, and nobody is expected for a card that will not come. */
async function backAtCounter(core: Core, tx: Tx, who: Who, row: CaseRecord, faults: readonly Fault[], note: string): Promise<void> {
  const named: readonly Fault[] = faults.length > 0 ? faults : [{ part: 'photo', what: null }]
  await keepSentBack(core, tx, who, row, { finder: 'card-centre', faults: named, note })
  const caseId = caseIdOf(row)
  if (await bookedSeat(tx, caseId)) await freeSeat(tx, caseId)
  await dropTexts(tx, caseId)
  // Counted anew once it is handed in again.
  const now = await keepPromise(core, tx, who, row, null, 'returned')
  await queueDecision(core, tx, now, 'returned')
}
