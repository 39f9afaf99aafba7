/** Shows the fee of a case as everybody sees it: what is due, what was settled and how, and the ledger line by line. */
import type { Kysely } from 'kysely'
import type { CaseId } from '../../../../shared/ids.ts'
import type { CaseView } from '../../../../shared/ipc/shapes/case.ts'
import { fen } from '../../../../shared/money.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { RecordsContext } from '../context.ts'
import { feeEntryIdOf, standingIn } from './ledger.ts'
import { openFee } from './when.ts'

export async function feeOf(core: RecordsContext, caseId: CaseId, row: CaseRecord): Promise<CaseView['fee']> {
  const entries = await namedEntries(core.store.db, caseId)
  const waived = entries.findLast(entry => entry.kind === 'waived')
  const refund = entries.findLast(entry => entry.kind === 'refunded')
  const standing = standingIn(entries)
  return {
    due: row.fee_due,
    method: row.fee_method,
    waived: row.fee_waived === null ? null : { reason: row.fee_waived, note: waived?.note ?? '' },
    settledAt: row.fee_at,
    receipt: row.receipt,
    refund: refund ? { fen: refund.fen, receipt: refund.receipt ?? '', at: refund.at } : null,
    open: openFee(core, row),
    standing:
      standing && standing.method !== null ? { entryId: feeEntryIdOf(standing), fen: fen(standing.fen), method: standing.method } : null,
    ledger: entries.map(entry => ({
      entryId: feeEntryIdOf(entry),
      kind: entry.kind,
      fen: fen(entry.fen),
      method: entry.method,
      paper: entry.receipt,
      cause: entry.cause,
      terminal: entry.terminal,
      reference: entry.reference,
      note: entry.note,
      by: entry.by,
      second: entry.second,
      at: entry.at,
    })),
  }
}

const namedEntries = (db: Kysely<Tables>, caseId: CaseId) =>
  db
    .selectFrom('fee_entry')
    .innerJoin('operator', 'operator.id', 'fee_entry.operator_id')
    .leftJoin('operator as second', 'second.id', 'fee_entry.second_id')
    .selectAll('fee_entry')
    .select(['operator.name as by', 'second.name as second'])
    .where('fee_entry.case_id', '=', caseId)
    .orderBy('fee_entry.seq')
    .execute()
