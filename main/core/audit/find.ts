/** Shows the audit log of a case or a day. */
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import { z } from '../../../shared/zod.ts'
import type { Core, Who } from '../core.ts'
import { endOfDay, startOfDay } from '../day-bounds.ts'

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
  }
}
