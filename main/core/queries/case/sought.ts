/** Finds cases by what was typed: each whole value from an index of its own, a part of a name only for whoever needs it. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Role } from '../../../../shared/access/roles.ts'
import { mayScanNames, readSought, type Sought } from '../../../../shared/access/search.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { RecordsContext } from '../../records/context.ts'

/** More cases than anybody has; a list shows fewer. */
const most = 1_000

type Where = (eb: ExpressionBuilder<Tables, 'case_file'>) => Expression<SqlBool>

/** The condition on the cases; null where nothing is to be found, undefined where nothing was typed. */
export async function soughtWhere(
  core: RecordsContext,
  roles: readonly Role[],
  own: boolean,
  text: string,
): Promise<Where | null | undefined> {
  const sought = readSought(text)
  if (sought.by === 'nothing') return undefined
  if (sought.by === 'part') return null
  if (sought.by === 'name') {
    const { name } = sought
    if (!roles.some(role => mayScanNames.includes(role))) return own ? eb => eb('name', '=', name) : null
    const { contains } = core.store.engine
    return eb => eb.or([contains('name', name), contains('name', name.toUpperCase())])
  }
  const ids = await idsOf(core, sought)
  return ids.length === 0 ? null : eb => eb('id', 'in', ids)
}

async function idsOf({ store }: RecordsContext, sought: Extract<Sought, { by: 'whole' | 'person' }>): Promise<readonly string[]> {
  const cases = store.db.selectFrom('case_file').select('id').limit(most)
  if (sought.by === 'person') {
    const rows = await cases.where('name', '=', sought.name).where(store.engine.tail('doc_number', 4), '=', sought.tail).execute()
    return rows.map(({ id }) => id)
  }
  const inForm = (key: 'mobile' | 'phone') => sql<string>`${sql.raw(store.engine.jsonText('form', key))}`
  const found = await Promise.all([
    cases.where('number', '=', sought.value).execute(),
    cases.where('emergency_number', '=', sought.value).execute(),
    cases.where('receipt', '=', sought.value).execute(),
    cases.where('doc_number', '=', sought.value).execute(),
    cases.where(inForm('mobile'), '=', sought.value).execute(),
    cases.where(inForm('phone'), '=', sought.value).execute(),
  ])
  return [...new Set(found.flat().map(({ id }) => id))]
}
