/** Shows which branch this is, in which mode, and what time the core has; a manager changes what it says of itself. */
import type { Kysely } from 'kysely'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { practicePassword } from '../../../../shared/practice.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { practicePeople } from '../../../../shared/strings/zh-CN/practice.ts'
import { record } from '../../platform/audit/record.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Who } from '../../records/context.ts'
import { rolesOf } from '../../records/operator/rows.ts'
import { profileOf } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'

export async function viewBranch(core: Core): Promise<Out<'branch.view'>> {
  const { mode, code, name, address, phone, bank } = core.branch
  return {
    mode,
    code,
    codeFixed: await isCodeDrawn(core.store.db),
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

/** The code stays once a number carries it: of a case, a ticket or a receipt. @throws Refusal CODE_DRAWN */
export async function changeBranch(core: Core, who: Who, change: Parsed<'branch.change'>): Promise<Out<'branch.change'>> {
  const wanted = { ...change, code: change.code ?? core.branch.code }
  const changed = (['code', 'name', 'address', 'phone', 'bank'] as const).filter(field => wanted[field] !== core.branch[field])
  if (changed.length > 0) {
    await core.store.write(async ({ tx, tell, afterCommit }) => {
      if (changed.includes('code') && (await isCodeDrawn(tx))) throw new Refusal('CODE_DRAWN')
      await tx.updateTable('branch').set(wanted).execute()
      await record(core, tx, { who, what: 'branch.change', facts: { fields: changed.join(' ') } })
      afterCommit(() => core.changeBranch(wanted))
      tell('branch.changed', {})
    })
  }
  return viewBranch(core)
}

/** A receipt belongs to a case, so cases, tickets and batches of units are all that carry the code. */
async function isCodeDrawn(db: Kysely<Tables>): Promise<boolean> {
  const ticket = await db.selectFrom('ticket').select('id').limit(1).executeTakeFirst()
  const file = ticket ?? (await db.selectFrom('case_file').select('id').limit(1).executeTakeFirst())
  const unit = file ?? (await db.selectFrom('unit_batch').select('id').limit(1).executeTakeFirst())
  return unit !== undefined
}

async function practiceOperators(core: Core): Promise<Out<'branch.view'>['practiceOperators']> {
  const rows = await core.store.db.selectFrom('operator').selectAll().where('active', '=', 1).execute()
  const shown = rows.map(row => ({ login: row.login, name: row.name, roles: rolesOf(row, core.clock.today()), password: practicePassword }))
  return shown.sort((a, b) => placeOf(a.login) - placeOf(b.login))
}

/** In the order a case meets them; people added during practice come last. */
function placeOf(login: string): number {
  const place = practicePeople.findIndex(person => person.login === login)
  return place < 0 ? practicePeople.length : place
}
