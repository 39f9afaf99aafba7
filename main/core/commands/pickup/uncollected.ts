/** Does what is due with cards nobody came for: tells the holder, marks overdue, sends back, voids. */
import type { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { Action } from '../../../../shared/workflow/table.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { casesPastLimit } from '../../queries/pickup/uncollected.ts'
import { moveCard } from '../../records/card/register.ts'
import { cardMadeBy } from '../../records/card/rows.ts'
import { type Move, move } from '../../records/case/move.ts'
import { caseAt, caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { cardArrived, cardGone, holderTold, waitingFacts } from '../../records/waiting/card.ts'
import type { Core } from '../core.ts'

type Ref = { readonly caseId: CaseId; readonly revision: number }

type Step = { readonly on: Action; readonly after: (tx: Tx, row: CaseRecord) => Promise<unknown>; readonly more?: Partial<Move> }

async function stepping(core: Core, who: Who, { caseId, revision }: Ref, { on, after, more }: Step): Promise<Out<'pickup.notify'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    const facts = { ...(await waitingFacts(core, tx, row)), ...more?.facts }
    await after(tx, await move(core, tx, who, row, { ...more, on, facts }))
    tell('case.changed', { caseId })
  })
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
  for (const late of await casesPastLimit(core)) await markOne(core, late)
}

async function markOne(core: Core, { caseId, revision }: Ref): Promise<void> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseById(tx, caseId)
    // Somebody was quicker.
    if (row.revision !== revision) return
    await move(core, tx, null, row, { on: 'markOverdue', facts: await waitingFacts(core, tx, row) })
    tell('case.changed', { caseId })
  })
}

export const sendBack = (core: Core, who: Who, ref: Parsed<'pickup.sendBack'>): Promise<Out<'pickup.sendBack'>> =>
  stepping(core, who, ref, { on: 'sendBack', after: tx => cardGone(tx, ref.caseId) })

/** The card lies in the drawer again, and its holder is told as when it first came. */
export const fetchBack = (core: Core, who: Who, ref: Parsed<'pickup.fetchBack'>): Promise<Out<'pickup.fetchBack'>> =>
  stepping(core, who, ref, { on: 'fetchBack', after: (tx, row) => cardArrived(core, tx, row) })

export const voidCard = (core: Core, who: Who, { reason, ...ref }: Parsed<'pickup.voidCard'>): Promise<Out<'pickup.voidCard'>> =>
  stepping(core, who, ref, {
    on: 'voidUncollected',
    more: { facts: { reasonGiven: true }, set: { end_reason: reason } },
    after: async tx => {
      const made = await cardMadeBy(tx, ref.caseId)
      if (made?.state === 'sealed') await moveCard(core, tx, who, made, 'leaveUncollected', ref.caseId)
    },
  })
