/** Lets a person overrule the line to the card centre, with a reason: have a card not made, try again, hand in anew, or give up. */

import { nextOf } from '../../../../shared/centre/next.ts'
import { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { statesIn } from '../../../../shared/workflow/table.ts'
import type { Core } from '../../commands/core.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { clearLane, replay } from '../../platform/outbox/outbox.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { CentreOverruledRecord } from '../../platform/store/tables/outbox.ts'
import type { Unit } from '../../platform/store/unit-of-work.ts'
import { caseById } from '../../records/case/rows.ts'
import { handInAnew } from '../../records/centre/hand-in.ts'
import { keptOf, lineSetting, newestMessage, setOutcome } from '../../records/centre/rows.ts'
import { centreChannels } from '../../records/centre/there.ts'
import { withdraw } from '../../records/centre/withdraw.ts'
import type { Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import { centreOfCase, standingOfCase } from './view.ts'

type Wish = Parsed<'centre.recall'>

const inProduction = statesIn('production')

/** @throws Refusal WRONG_STATE where no card is on its way to be made, NOT_FOUND where the centre has nothing and nothing waits */
export const recallCard = (core: Core, who: Who, wish: Wish): Promise<Out<'centre.recall'>> =>
  decided(core, who, wish, 'centre.recall', async ({ tx }, row) => {
    if (!inProduction.includes(row.state)) throw new Refusal('WRONG_STATE', { state: row.state, action: 'centre.recall' })
    if ((await withdraw(core, tx, who, row, { why: 'recalled', words: wish.reason })) === 'nothing') throw new Refusal('NOT_FOUND')
  })

/** @throws Refusal WRONG_STATE where trying again is not what the case needs */
export const again = (core: Core, who: Who, wish: Wish): Promise<Out<'centre.again'>> =>
  decided(core, who, wish, 'centre.again', async ({ tx }, row) => {
    const next = nextOf(await standingOfCase(core, row, await lineSetting(tx)))
    if (next === 'again') {
      const message = await newestMessage(tx, row.id)
      if (!message || !(await replay(core, tx, message.seq))) throw new Refusal('NOT_FOUND')
    } else if (next !== 'anew' || !inProduction.includes(row.state) || !(await handInAnew(core, tx, who, row)))
      throw new Refusal('WRONG_STATE', { state: row.state, action: 'centre.again' })
  })

/** @throws Refusal NOT_FOUND where nothing of the case waits */
export const giveUp = (core: Core, who: Who, wish: Wish): Promise<Out<'centre.giveUp'>> =>
  decided(core, who, wish, 'centre.giveUp', async ({ tx }, row) => {
    let stopped = 0
    for (const channel of centreChannels) stopped += await clearLane(core, tx, { channel, lane: row.id })
    if (stopped === 0) throw new Refusal('NOT_FOUND')
  })

/** @throws Refusal NOT_FOUND where nothing was kept of the case */
export const settleNews = (core: Core, who: Who, wish: Wish): Promise<Out<'centre.settle'>> =>
  decided(core, who, wish, 'centre.settle', async ({ tx }, row) => {
    const kept = await keptOf(tx, row.id)
    if (kept.length === 0) throw new Refusal('NOT_FOUND')
    for (const { id } of kept) await setOutcome(tx, id, 'seen')
  })

async function decided(
  core: Core,
  who: Who,
  { caseId, reason }: Wish,
  what: CentreOverruledRecord['what'],
  decide: (unit: Unit, row: CaseRecord) => Promise<void>,
): Promise<Out<'centre.ofCase'>> {
  await core.store.write(async unit => {
    await decide(unit, await caseById(unit.tx, caseId))
    // The words may name a person: they stand with the case, and the log says that there are some.
    const said = { id: newId(), case_id: caseId, what, words: reason, operator_id: signedIn(who).operatorId, at: core.clock.now() }
    await unit.tx.insertInto('centre_overruled').values(said).execute()
    await record(core, unit.tx, { who, what, caseId, facts: { words: reason.length } })
    unit.tell('case.changed', { caseId })
    unit.tell('centre.changed', {})
    unit.afterCommit(() => core.jobs.wake('centre'))
  })
  return centreOfCase(core, who, { caseId: CaseId.parse(caseId) })
}
