/** Shows which branch this is, in which mode, and what time the core has. */
import type { Out } from '../../shared/ipc/contract.ts'
import { practicePassword } from '../../shared/practice.ts'
import { practicePeople } from '../../shared/strings/zh-CN/practice.ts'
import type { Core } from './core.ts'
import { rolesOf } from './operator/rows.ts'
import { profileOf } from './profile/current.ts'

export async function viewBranch(core: Core): Promise<Out<'branch.view'>> {
  const { mode, code, name, address, phone } = core.branch
  return {
    mode,
    code,
    name,
    address,
    phone,
    profile: profileOf(core).id,
    today: core.clock.today(),
    now: core.clock.now(),
    practiceOperators: mode === 'practice' ? await practiceOperators(core) : [],
  }
}

async function practiceOperators(core: Core): Promise<Out<'branch.view'>['practiceOperators']> {
  const rows = await core.store.db.selectFrom('operator').selectAll().where('active', '=', 1).execute()
  const shown = rows.map(row => ({ login: row.login, name: row.name, roles: rolesOf(row), password: practicePassword }))
  return shown.sort((a, b) => placeOf(a.login) - placeOf(b.login))
}

/** In the order a case meets them; people added during practice come last. */
function placeOf(login: string): number {
  const place = practicePeople.findIndex(person => person.login === login)
  return place < 0 ? practicePeople.length : place
}
