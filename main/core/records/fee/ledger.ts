/** Writes and reads the ledger of fees: every fen that was taken, let off or given back, under a number of its own. */
import type { Kysely } from 'kysely'
import { ulid } from 'ulid'
import type { CaseId } from '../../../../shared/ids.ts'
import type { CaseView } from '../../../../shared/ipc/shapes/case.ts'
import { day8 } from '../../../../shared/time.ts'
import { nextNumber } from '../../platform/store/running-number.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { FeeEntryInsert, FeeEntryRecord } from '../../platform/store/tables/money.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'

type Entry = Pick<FeeEntryInsert, 'case_id' | 'kind' | 'fen' | 'method' | 'reason' | 'note'>

/** `R` for a receipt, `T` for money given back. */
const heads = { collected: 'R', refunded: 'T', waived: null } as const satisfies Record<FeeEntryRecord['kind'], string | null>

/** @returns the number of the paper that goes with it, null for a waiver */
export async function keepEntry(core: RecordsContext, tx: Tx, who: Who, entry: Entry): Promise<string | null> {
  const head = heads[entry.kind]
  const receipt = head === null ? null : await nextReceipt(core, tx, head)
  const written = { id: ulid(), receipt, operator_id: signedIn(who).operatorId, day: core.clock.today(), at: core.clock.now() }
  await tx
    .insertInto('fee_entry')
    .values({ ...entry, ...written })
    .execute()
  return receipt
}

const nextReceipt = (core: RecordsContext, tx: Tx, letter: string): Promise<string> =>
  nextNumber(tx, { table: 'fee_entry', column: 'receipt', digits: 4 }, `${letter}${day8(core.clock.today())}-`)

export const entriesOf = (db: Kysely<Tables>, caseId: CaseId): Promise<FeeEntryRecord[]> =>
  db.selectFrom('fee_entry').selectAll().where('case_id', '=', caseId).orderBy('id').execute()

/** The fee of a case as everybody sees it. */
export async function feeOf(db: Kysely<Tables>, caseId: CaseId, row: CaseRecord): Promise<CaseView['fee']> {
  const entries = await entriesOf(db, caseId)
  const waived = entries.find(entry => entry.kind === 'waived')
  const refund = entries.find(entry => entry.kind === 'refunded')
  return {
    due: row.fee_due,
    method: row.fee_method,
    waived: row.fee_waived === null ? null : { reason: row.fee_waived, note: waived?.note ?? '' },
    settledAt: row.fee_at,
    receipt: row.receipt,
    refund: refund ? { fen: refund.fen, receipt: refund.receipt ?? '', at: refund.at } : null,
  }
}
