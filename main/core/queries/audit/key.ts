/** Shows the fingerprint by which a signed log of this branch is known. */
import type { Out } from '../../../../shared/ipc/contract.ts'
import { fingerprintOf } from '../../platform/audit/signed-file.ts'
import type { RecordsContext } from '../../records/context.ts'
import { signingKeyOf } from '../../records/disclosure/rows.ts'

export async function auditKey(core: RecordsContext): Promise<Out<'audit.key'>> {
  const key = await signingKeyOf(core.store.db)
  return { fingerprint: key && fingerprintOf(key.publicKey) }
}
