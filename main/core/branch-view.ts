/** Shows which branch this is, in which mode, and what time the core has. */
import type { Out } from '../../shared/ipc/contract.ts'
import { practicePassword } from '../../shared/practice.ts'
import type { Core } from './core.ts'
import { rolesOf } from './operator/rows.ts'

export async function viewBranch(core: Core): Promise<Out<'branch.view'>> {
  const { mode, code, name, address, phone, profile } = core.branch
  return {
    mode,
    code,
    name,
    address,
    phone,
    profile,
    today: core.clock.today(),
    now: core.clock.now(),
    practiceOperators: mode === 'practice' ? await practiceOperators(core) : [],
  }
}

async function practiceOperators(core: Core): Promise<Out<'branch.view'>['practiceOperators']> {
  const rows = await core.store.db.selectFrom('operator').selectAll().where('active', '=', 1).orderBy('created_at').orderBy('id').execute()
  return rows.map(row => ({ login: row.login, name: row.name, roles: rolesOf(row), password: practicePassword }))
}
