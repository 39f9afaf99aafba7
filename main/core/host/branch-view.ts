/** Shows which branch this is, in which mode, and what time the core has; a manager changes what it says of itself. */
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import { practicePassword } from '../../../shared/practice.ts'
import { practicePeople } from '../../../shared/strings/zh-CN/practice.ts'
import type { Core } from '../commands/core.ts'
import { record } from '../platform/audit/record.ts'
import type { Who } from '../records/context.ts'
import { rolesOf } from '../records/operator/rows.ts'
import { profileOf } from '../rules/profile/current.ts'

export async function viewBranch(core: Core): Promise<Out<'branch.view'>> {
  const { mode, code, name, address, phone, bank } = core.branch
  return {
    mode,
    code,
    name,
    address,
    phone,
    bank,
    profile: profileOf(core).id,
    today: core.clock.today(),
    now: core.clock.now(),
    practiceOperators: mode === 'practice' ? await practiceOperators(core) : [],
  }
}

/** The code stays: every number of a case, a ticket or a receipt carries it. */
export async function changeBranch(core: Core, who: Who, change: Parsed<'branch.change'>): Promise<Out<'branch.change'>> {
  const changed = (['name', 'address', 'phone', 'bank'] as const).filter(field => change[field] !== core.branch[field])
  if (changed.length > 0) {
    await core.store.write(async ({ tx, tell, afterCommit }) => {
      await tx.updateTable('branch').set(change).execute()
      await record(core, tx, { who, what: 'branch.change', facts: { fields: changed.join(' ') } })
      afterCommit(() => core.changeBranch(change))
      tell('branch.changed', {})
    })
  }
  return viewBranch(core)
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
