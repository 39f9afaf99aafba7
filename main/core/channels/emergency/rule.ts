/** Keeps after how many minutes without its branch a desk may go on by itself. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { Core } from '../../commands/core.ts'
import { record } from '../../platform/audit/record.ts'
import type { Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import { listPieces } from './list.ts'

export async function setRule(core: Core, who: Who, { afterMinutes: minutes }: Parsed<'emergency.set'>): Promise<Out<'emergency.set'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = { after_minutes: minutes, at: core.clock.now(), operator_id: signedIn(who).operatorId }
    await tx
      .insertInto('emergency_rule')
      .values({ id: 1, ...row })
      .onConflict(conflict => conflict.column('id').doUpdateSet(row))
      .execute()
    await record(core, tx, { who, what: 'emergency.set', facts: { minutes } })
    tell('emergency.changed', {})
  })
  return listPieces(core, who)
}
