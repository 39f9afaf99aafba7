/** Prepares a new key of the store: draws the recovery code that will open it, and has the manager prove that it is wanted. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import { makeRecoveryCode } from '../../platform/store/custody.ts'
import type { Who } from '../../records/context.ts'
import { provenOperator } from '../../records/operator/prove.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/**
 * Nothing changes yet: the code is written down first, so that whatever happens to the machine meanwhile, somebody holds what opens the store.
 * @throws Refusal NOT_ALLOWED in practice mode, HALL_NO_REKEY at a desk across the hall, BAD_LOGIN, LOGIN_WAIT, PASSPHRASE_WRONG
 */
export async function drawRecoveryCode(
  core: Core,
  who: Who,
  wish: Parsed<'store.drawRecoveryCode'>,
): Promise<Out<'store.drawRecoveryCode'>> {
  await prove(core, who, wish)
  return { recoveryCode: makeRecoveryCode() }
}

/** Asked by the shell before it closes the store for the new key. @throws what `drawRecoveryCode` throws */
export async function allowRekey(core: Core, who: Who, wish: Parsed<'store.allowRekey'>): Promise<Out<'store.allowRekey'>> {
  await prove(core, who, wish)
  await core.store.write(({ tx }) => record(core, tx, { who, what: 'store.allowRekey', facts: {} }))
  return {}
}

async function prove(core: Core, who: Who, { password, passphrase }: Parsed<'store.allowRekey'>): Promise<void> {
  if (core.hall !== null) throw new Refusal('HALL_NO_REKEY')
  if (core.branch.mode === 'practice') throw new Refusal('NOT_ALLOWED')
  await provenOperator(core, who, signedIn(who).login, password)
  await core.store.proveSecrets({ passphrase })
}
