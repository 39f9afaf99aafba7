/** The cards nobody came for: how long they lie here, and what is done with them when the time of the place is over. */

import { ItemCode } from '../../../../shared/business/items.ts'
import { FormDraft } from '../../../../shared/form/fields.ts'
import { maskName } from '../../../../shared/identity/mask.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { ageingOf } from '../../../../shared/pickup/ageing.ts'
import type { Action } from '../../../../shared/workflow/table.ts'
import { waitingCardStates } from '../../../../shared/workflow/table.ts'
import type { Core, Who } from '../../platform/core.ts'
import type { Tx } from '../../platform/store/open.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { moveCard } from '../../records/card/register.ts'
import { cardMadeBy } from '../../records/card/rows.ts'
import { type Move, move } from '../../records/case/move.ts'
import { caseAt, caseById, caseIdOf } from '../../records/case/rows.ts'
import { limitsOf, waitedOf } from '../../records/pickup/waited.ts'
import { cardGone, holderTold, waitingFacts } from '../../records/pickup/waiting.ts'
import { phoneFrom } from '../../records/reminder/words.ts'
import { viewCase } from '../case/view.ts'

/** Sent back, a card waits on for the word that it is void. */
const listed = [...waitingCardStates, 'sent-back'] as const

const waitingRows = (core: Core) =>
  core.store.db
    .selectFrom('case_file')
    .leftJoin('waiting_card', 'waiting_card.case_id', 'case_file.id')
    .leftJoin('pickup_seat', 'pickup_seat.case_id', 'case_file.id')
    .selectAll('case_file')
    .select(['waiting_card.arrived_at', 'waiting_card.told_at', 'pickup_seat.day', 'pickup_seat.start', 'pickup_seat.end'])
    .where('case_file.state', 'in', listed)
    .orderBy('waiting_card.arrived_at')

type WaitingRow = Awaited<ReturnType<ReturnType<typeof waitingRows>['execute']>>[number]

function waitingView(core: Core, row: WaitingRow): Out<'pickup.waiting'>[number] {
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
    reachable: phoneFrom(FormDraft.parse(JSON.parse(row.form))) !== null,
  }
}

/** The longest waiting first. */
export async function listWaiting(core: Core): Promise<Out<'pickup.waiting'>> {
  const rows = (await waitingRows(core).execute()).map(row => waitingView(core, row))
  return rows.sort((a, b) => b.days - a.days)
}

type Ref = { readonly caseId: CaseId; readonly revision: number }
type Step = { readonly on: Action; readonly after: (tx: Tx, row: CaseRecord) => Promise<unknown>; readonly more?: Partial<Move> }

async function stepping(core: Core, who: Who, { caseId, revision }: Ref, { on, after, more }: Step): Promise<Out<'pickup.notify'>> {
  await core.store.transaction(async tx => {
    const row = await caseAt(tx, caseId, revision)
    const facts = { ...(await waitingFacts(core, tx, row)), ...more?.facts }
    await after(tx, await move(core, tx, who, row, { ...more, on, facts }))
  })
  core.tell('case.changed', { caseId })
  return viewCase(core, who, { caseId })
}

/** Told by telephone or across the counter; a text that is handed on takes the same step by itself. */
export const notifyHolder = (core: Core, who: Who, ref: Parsed<'pickup.notify'>): Promise<Out<'pickup.notify'>> =>
  stepping(core, who, ref, { on: 'notify', after: tx => holderTold(core, tx, ref.caseId), more: { audit: { by: 'voice' } } })

/** Days and limits are asked of the table, whatever the list showed. */
export const markOverdue = (core: Core, who: Who, ref: Parsed<'pickup.markOverdue'>): Promise<Out<'pickup.markOverdue'>> =>
  stepping(core, who, ref, { on: 'markOverdue', after: async () => {} })

/** Turns every card whose limit has run out overdue, as the desk would one by one. */
export async function markOverdueByItself(core: Core): Promise<void> {
  for (const { state, ageing, caseId, revision } of await listWaiting(core)) {
    const late = ageing === 'past-limit' || ageing === 'past-grace'
    if (late && (state === 'at-branch' || state === 'notified')) await markOne(core, { caseId, revision })
  }
}

async function markOne(core: Core, { caseId, revision }: Ref): Promise<void> {
  const marked = await core.store.transaction(async tx => {
    const row = await caseById(tx, caseId)
    // Somebody was quicker.
    if (row.revision !== revision) return false
    await move(core, tx, null, row, { on: 'markOverdue', facts: await waitingFacts(core, tx, row) })
    return true
  })
  if (marked) core.tell('case.changed', { caseId })
}

export const sendBack = (core: Core, who: Who, ref: Parsed<'pickup.sendBack'>): Promise<Out<'pickup.sendBack'>> =>
  stepping(core, who, ref, { on: 'sendBack', after: tx => cardGone(tx, ref.caseId) })

export const voidCard = (core: Core, who: Who, { reason, ...ref }: Parsed<'pickup.voidCard'>): Promise<Out<'pickup.voidCard'>> =>
  stepping(core, who, ref, {
    on: 'voidUncollected',
    more: { facts: { reasonGiven: true }, set: { end_reason: reason } },
    after: async tx => {
      const made = await cardMadeBy(tx, ref.caseId)
      if (made?.state === 'sealed') await moveCard(core, tx, who, made, 'leaveUncollected', ref.caseId)
    },
  })
