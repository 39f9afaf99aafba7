/** Shows the audit log of a case or a day and whether the whole chain is intact. */
import type { Kysely } from 'kysely'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import { z } from '../../../shared/zod.ts'
import type { Core, Who } from '../core.ts'
import { endOfDay, startOfDay } from '../day-bounds.ts'
import type { Tables } from '../store/schema.ts'
import { chainStart, type Head, hashOf, headOf } from './record.ts'

const most = 1000
const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

export async function findAudit(core: Core, _who: Who, { caseId, day }: Parsed<'audit.find'>): Promise<Out<'audit.find'>> {
  let query = core.store.db
    .selectFrom('audit')
    .leftJoin('operator', 'operator.id', 'audit.operator_id')
    .leftJoin('case_file', 'case_file.id', 'audit.case_id')
    .select([
      'audit.seq',
      'audit.at',
      'operator.name as operator',
      'audit.counter',
      'audit.what',
      'case_file.number',
      'audit.from_state',
      'audit.to_state',
      'audit.facts',
    ])
    .orderBy('audit.seq', 'desc')
    .limit(most)
  if (caseId) query = query.where('audit.case_id', '=', caseId)
  if (day) query = query.where('audit.at', '>=', startOfDay(day)).where('audit.at', '<', endOfDay(day))
  const rows = await query.execute()
  const brokenAt = await firstBreak(core.store.db)
  return {
    entries: rows.map(row => ({
      seq: row.seq,
      at: row.at,
      operator: row.operator,
      counter: row.counter,
      what: row.what,
      caseNumber: row.number,
      from: row.from_state,
      to: row.to_state,
      facts: Facts.parse(JSON.parse(row.facts)),
    })),
    intact: brokenAt === null,
    brokenAt,
  }
}

/**
 * The sequence number of the first entry that was changed, moved or follows a missing one, or of the first one cut off
 * at the end; null when all fits.
 */
export async function firstBreak(db: Kysely<Tables>): Promise<number | null> {
  const rows = await db.selectFrom('audit').selectAll().orderBy('seq').execute()
  let last: Head = { seq: 0, hash: chainStart }
  for (const row of rows) {
    if (row.seq !== last.seq + 1 || row.previous !== last.hash || row.hash !== hashOf(row)) return row.seq
    last = row
  }
  const head = await headOf(db)
  if (head.seq === last.seq && head.hash === last.hash) return null
  return Math.min(head.seq, last.seq) + 1
}
