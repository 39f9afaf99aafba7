/** Searches all cases by any of their filters, page by page: the newest change first. */
import { type SqlBool, sql } from 'kysely'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { CaseMark } from '../../../../shared/ipc/shapes/search.ts'
import { Instant } from '../../../../shared/time.ts'
import { endOfDay, startOfDay } from '../../platform/day-bounds.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { soughtWhere } from './sought.ts'
import { listedCases, rowView } from './view.ts'

const page = 50

type Search = Parsed<'case.search'>

/** Read from the index alone, for the rows are wide; only those of the page are then read whole. */
export async function searchCases(core: RecordsContext, who: Who, wanted: Search): Promise<Out<'case.search'>> {
  const { query } = await filtered(core, who, wanted)
  const found = await query
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page + 1)
    .execute()
  const ids = found.slice(0, page).map(row => row.id)
  if (ids.length === 0) return { rows: [], next: null }
  const rows = await listedCases(core)
    .where('case_file.id', 'in', ids)
    .orderBy('case_file.changed_at', 'desc')
    .orderBy('case_file.id', 'desc')
    .execute()
  const last = rows.at(-1)
  return { rows: rows.map(rowView), next: found.length > page && last ? markOf(last) : null }
}

const markOf = (row: { readonly id: string; readonly changed_at: string }): CaseMark => ({
  changedAt: Instant.parse(row.changed_at),
  id: caseIdOf(row),
})

/** The ids of all cases that fit, in no order yet; wrapped, for a query is no answer that can be awaited. */
export async function filtered(core: RecordsContext, who: Who, { text, states, item, opened, operatorId, ticket, after }: Search) {
  let query = core.store.db.selectFrom('case_file').select('id')
  if (states.length > 0) query = query.where('state', 'in', states)
  if (item !== null) query = query.where('item', '=', item)
  if (operatorId !== null) query = query.where('maker_id', '=', operatorId)
  if (opened !== null) {
    // What was opened in the span changed no earlier: the older end of the index is not read at all.
    const start = startOfDay(opened.from)
    query = query.where('changed_at', '>=', start).where('opened_at', '>=', start).where('opened_at', '<', endOfDay(opened.to))
  }
  if (ticket !== null) query = query.where('ticket_id', 'in', ticketsNumbered(core, ticket))
  if (after !== null) {
    const { changedAt, id } = after
    query = query.where('changed_at', '<=', changedAt).where(eb => eb.or([eb('changed_at', '<', changedAt), eb('id', '<', id)]))
  }
  const where = await soughtWhere(core, who.session?.roles ?? [], false, text)
  if (where === undefined) return { query }
  return { query: where === null ? query.where(sql<SqlBool>`1 = 0`) : query.where(where) }
}

const ticketsNumbered = (core: RecordsContext, ticket: string) =>
  core.store.db
    .selectFrom('ticket')
    .select('id')
    .where('series', '=', ticket.slice(0, 1).toUpperCase())
    .where('seq', '=', Number(ticket.slice(1)))
