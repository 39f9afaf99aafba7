/** Finds lines of merged branches by whole values; through their names looks only who may look through ours. */
import type { Kysely } from 'kysely'
import { mayScanNames, readSought } from '../../../../shared/access/search.ts'
import { maskName, maskNumber } from '../../../../shared/identity/mask.ts'
import { MergedId } from '../../../../shared/ids.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import { mostMergedFound } from '../../../../shared/ipc/shapes/merged.ts'
import { Day } from '../../../../shared/time.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { RecordsContext, Who } from '../../records/context.ts'

const lines = (db: Kysely<Tables>) =>
  db
    .selectFrom('merged_case')
    .innerJoin('merged_register', 'merged_register.id', 'merged_case.register_id')
    .select(['merged_case.register_id', 'merged_case.at', 'merged_register.branch', 'merged_case.number', 'merged_case.name'])
    .select(['merged_case.doc_number', 'merged_case.item', 'merged_case.state', 'merged_case.opened'])
    .where('merged_register.state', '=', 'brought')
    .orderBy('merged_case.opened', order => order.desc().nullsLast())
    .limit(mostMergedFound)

export async function findMerged(core: RecordsContext, who: Who, text: string): Promise<Out<'merged.find'>> {
  const { db, engine } = core.store
  const sought = readSought(text)
  if (sought.by === 'nothing' || sought.by === 'part') return []
  const scans = (who.session?.roles ?? []).some(role => mayScanNames.includes(role))
  if (sought.by === 'name' && !scans) return []
  const query = lines(db)
  const found =
    sought.by === 'name'
      ? await query.where(engine.contains('merged_case.name', sought.name)).execute()
      : sought.by === 'person'
        ? await query
            .where('merged_case.name', '=', sought.name)
            .where(engine.tail('merged_case.doc_number', 4), '=', sought.tail)
            .execute()
        : await wholes(db, sought.value)
  return found.map(row => ({
    id: MergedId.parse(row.register_id),
    at: row.at,
    branch: row.branch,
    number: row.number,
    maskedName: maskName(row.name),
    maskedNumber: row.doc_number === '' ? '' : maskNumber(row.doc_number),
    item: row.item,
    state: row.state,
    opened: row.opened === null ? null : Day.parse(row.opened),
  }))
}

/** Each value from an index of its own. */
async function wholes(db: Kysely<Tables>, value: string) {
  const found = await Promise.all(
    (['number', 'doc_number', 'mobile'] as const).map(column => lines(db).where(`merged_case.${column}`, '=', value).execute()),
  )
  return [...new Map(found.flat().map(row => [`${row.register_id} ${row.at}`, row])).values()].slice(0, mostMergedFound)
}
