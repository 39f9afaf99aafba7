/** Lists cases for a desk: what waits there, or what matches a text. */
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import { counterStates, type State } from '../../../shared/workflow/table.ts'
import type { Core, Who } from '../core.ts'
import { signedIn } from '../operator/sessions.ts'
import { listedCases, rowView } from './view.ts'

type Listing = Parsed<'case.find'>['which']

/** The states each desk works on; `all` is the manager's and the search's. */
const statesOf = {
  mine: counterStates,
  review: ['submitted'],
  fee: ['approved'],
  production: ['paid', 'making', 'make-failed', 'at-city-bank'],
  pickup: ['at-branch', 'notified', 'handing-over', 'overdue', 'sent-back'],
  all: null,
} as const satisfies Record<Listing, readonly State[] | null>

const most = 200

export async function findCases(core: Core, who: Who, { which, text }: Parsed<'case.find'>): Promise<Out<'case.find'>> {
  let query = listedCases(core).limit(most)
  const states = statesOf[which]
  if (states) query = query.where('case_file.state', 'in', states)
  if (which === 'mine') query = query.where('case_file.maker_id', '=', signedIn(who).operatorId)
  const wanted = text.trim()
  if (wanted !== '') {
    const like = `%${wanted.replaceAll(/[\\%_]/g, '')}%`
    query = query.where(eb =>
      eb.or([eb('case_file.number', 'like', like), eb('case_file.name', 'like', like), eb('case_file.doc_number', 'like', like)]),
    )
  }
  // A desk works the oldest first; a search shows the newest first.
  const rows = await query.orderBy('case_file.changed_at', which === 'all' ? 'desc' : 'asc').execute()
  return rows.map(rowView)
}
