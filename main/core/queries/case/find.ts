/** Lists cases for a desk: what waits there, or what matches a text. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { type StateGroup, statesIn } from '../../../../shared/workflow/table.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import { soughtWhere } from './sought.ts'
import { listedCases, rowView } from './view.ts'

type Listing = Parsed<'case.find'>['which']

/** Where each list finds its cases; `absent` is the work of colleagues who are not there, `all` the manager's and the search's. */
const groupsOf = {
  mine: ['counter'],
  absent: ['counter'],
  review: ['review'],
  fee: ['fee'],
  production: ['production'],
  pickup: ['pickup', 'late'],
  all: [],
} as const satisfies Record<Listing, readonly StateGroup[]>

const most = 200

export async function findCases(core: RecordsContext, who: Who, { which, text }: Parsed<'case.find'>): Promise<Out<'case.find'>> {
  // The newest of a search, the oldest of a desk's work; read from the index alone, for the rows are wide.
  const order = which === 'all' ? 'desc' : 'asc'
  let query = core.store.db.selectFrom('case_file').select('id').limit(most)
  const states = statesIn(...groupsOf[which])
  if (states.length > 0) query = query.where('state', 'in', states)
  if (which === 'absent') query = query.where('maker_id', 'in', absentPeople(core))
  if (which === 'mine') query = query.where('maker_id', '=', signedIn(who).operatorId)
  const roles = who.session?.roles ?? []
  const where = await soughtWhere(core, roles, which !== 'all', text)
  // The lobby looks for the one case of whoever stands there; it has no list of everybody.
  if (where === null || (where === undefined && which === 'all' && roles.every(role => role === 'lobby'))) return []
  if (where !== undefined) query = query.where(where)
  const found = await query.orderBy('changed_at', order).orderBy('id', order).execute()
  if (found.length === 0) return []
  const ids = found.map(row => row.id)
  const rows = await listedCases(core)
    .where('case_file.id', 'in', ids)
    .orderBy('case_file.changed_at', order)
    .orderBy('case_file.id', order)
    .execute()
  return rows.map(rowView)
}

const absentPeople = ({ store }: RecordsContext) => store.db.selectFrom('operator').select('id').where('absent_since', 'is not', null)
