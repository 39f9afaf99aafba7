/** Shows the audit log of a case or a day, page by page. */

import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { AuditEntry } from '../../../../shared/ipc/shapes/audit.ts'
import { endOfDay, startOfDay } from '../../platform/day-bounds.ts'
import { factsIn } from '../../records/audit/facts.ts'
import type { RecordsContext, Who } from '../../records/context.ts'
import { disclosureReasons } from '../../records/disclosure/rows.ts'
import { unmaskingReasons } from './unmasking-reasons.ts'

const page = 1000

export async function findAudit(core: RecordsContext, _who: Who, asked: Parsed<'audit.find'>): Promise<Out<'audit.find'>> {
  const rows = await entriesOf(core, asked)
    .limit(page + 1)
    .execute()
  const shown = rows.slice(0, page).map(row => ({ ...row, facts: factsIn(row) }))
  const said = await wordsOf(core, shown)
  const entries: AuditEntry[] = shown.map(({ number, from_state, to_state, ...row }) => ({
    ...row,
    caseNumber: number,
    from: from_state,
    to: to_state,
    words: said.get(row.seq) ?? null,
  }))
  return { entries, more: rows.length > page }
}

type Shown = { readonly seq: number; readonly what: string; readonly facts: ReturnType<typeof factsIn> }

/** What the person typed, for the entries whose words stand beside the log. */
async function wordsOf(core: RecordsContext, shown: readonly Shown[]): Promise<ReadonlyMap<number, string>> {
  const idsOf = (event: string, fact: string) => shown.flatMap(({ what, facts }) => (what === event ? [String(facts[fact])] : []))
  const looks = await unmaskingReasons(core, idsOf('case.unmask', 'reason'))
  const given = await disclosureReasons(core.store.db, idsOf('disclosure.give', 'disclosure'))
  return new Map(
    shown.flatMap(({ seq, facts }) => {
      const words = looks.get(String(facts.reason)) ?? given.get(String(facts.disclosure))
      return words === undefined ? [] : [[seq, words] as const]
    }),
  )
}

function entriesOf(core: RecordsContext, { caseId, day, before }: Parsed<'audit.find'>) {
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
  if (caseId) query = query.where('audit.case_id', '=', caseId)
  if (day) query = query.where('audit.at', '>=', startOfDay(day)).where('audit.at', '<', endOfDay(day))
  return before === null ? query : query.where('audit.seq', '<', before)
}
