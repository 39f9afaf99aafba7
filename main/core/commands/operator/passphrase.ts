/** Has the manager put another passphrase in the place of the one that opens the store. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import type { Who } from '../../records/context.ts'
import { provenOperator } from '../../records/operator/prove.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/**
 * Whoever finds the seat open does not lock the branch out: the manager's own password is asked.
 * @throws Refusal NOT_ALLOWED in practice mode, whose key lies in the clear; BAD_LOGIN, LOGIN_WAIT, PASSPHRASE_SHORT
 */
export async function newPassphrase(
  core: Core,
  who: Who,
  { password, passphrase }: Parsed<'store.changePassphrase'>,
): Promise<Out<'store.changePassphrase'>> {
  if (core.branch.mode === 'practice') throw new Refusal('NOT_ALLOWED')
  await provenOperator(core, who, signedIn(who).login, password)
  // A copy that is being taken would carry the old one away.
  await core.jobs.inTurn('copy', () => core.store.changePassphrase(passphrase))
  await core.store.write(({ tx }) => record(core, tx, { who, what: 'store.changePassphrase', facts: {} }))
  core.jobs.wake('copy-away')
  return {}
}
