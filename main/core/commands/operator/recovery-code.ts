/** Gives the manager a new recovery code, where the first was lost or seen by the wrong eyes. */
import type { Out } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import type { Who } from '../../records/context.ts'
import type { Core } from '../core.ts'

/** @throws Refusal NOT_ALLOWED in practice mode, whose key lies in the clear and needs no code. */
export async function newRecoveryCode(core: Core, who: Who): Promise<Out<'store.newRecoveryCode'>> {
  if (core.branch.mode === 'practice') throw new Refusal('NOT_ALLOWED')
  // A copy that is being taken would carry the old one away.
  const recoveryCode = await core.jobs.inTurn('copy', () => core.store.renewRecovery())
  await core.store.write(({ tx }) => record(core, tx, { who, what: 'store.newRecoveryCode', facts: {} }))
  core.jobs.wake('copy-away')
  return { recoveryCode }
}
