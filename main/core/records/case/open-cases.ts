/** Lists the cases that are not at their end, with what the rules and the calendar look at in them. */
import type { Kysely } from 'kysely'
import { FormDraft } from '../../../../shared/form/fields.ts'
import { finalStates } from '../../../../shared/workflow/table.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'

const columns = [
  'id',
  'number',
  'state',
  'item',
  'reason',
  'birth',
  'opened_at',
  'form',
  'profile',
  'profile_version',
  'signed_at',
  'promised_day',
] as const
export type OpenCase = Omit<Pick<CaseRecord, (typeof columns)[number]>, 'form'> & { readonly byAgent: boolean }

/** The oldest first. */
export async function openCases(db: Kysely<Tables>): Promise<readonly OpenCase[]> {
  const rows = await db.selectFrom('case_file').select(columns).where('state', 'not in', finalStates).orderBy('number').execute()
  return rows.map(({ form, ...row }) => ({ ...row, byAgent: FormDraft.parse(JSON.parse(form)).agentFlag === true }))
}
