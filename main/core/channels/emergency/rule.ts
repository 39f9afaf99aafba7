/** Keeps after how many minutes without its branch a desk may go on by itself, and whether it carries the waiting cards along. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { Core } from '../../commands/core.ts'
import { record } from '../../platform/audit/record.ts'
import type { Who } from '../../records/context.ts'
import { emergencyRule } from '../../records/emergency/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import { listPieces } from './list.ts'

export async function setRule(core: Core, who: Who, input: Parsed<'emergency.set'>): Promise<Out<'emergency.set'>> {
  await core.store.write(async ({ tx, tell }) => {
    const { afterMinutes: minutes, carriesCards = (await emergencyRule(tx)).carriesCards } = input
    const row = { after_minutes: minutes, carries_cards: carriesCards ? 1 : 0, at: core.clock.now(), operator_id: signedIn(who).operatorId }
    await tx
      .insertInto('emergency_rule')
      .values({ id: 1, ...row })
      .onConflict(conflict => conflict.column('id').doUpdateSet(row))
      .execute()
    await record(core, tx, { who, what: 'emergency.set', facts: { minutes, carriesCards } })
    tell('emergency.changed', {})
  })
  return listPieces(core, who)
}
