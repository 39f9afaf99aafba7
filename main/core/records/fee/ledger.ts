/** Writes and reads the ledger of fees: every fen that was taken, let off, given back or reversed, under a number of its own. */

import type { Kysely } from 'kysely'
import { type CaseId, FeeEntryId, type OperatorId } from '../../../../shared/ids.ts'
import type { FeeMethod } from '../../../../shared/money.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { day8 } from '../../../../shared/time.ts'
import { newId } from '../../platform/new-id.ts'
import { nextNumber } from '../../platform/store/running-number.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { FeeEntryInsert, FeeEntryRecord } from '../../platform/store/tables/money.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'

/** What the bank knows a payment by; empty for cash. */
export type PaidBy = { readonly method: FeeMethod; readonly terminal: string; readonly reference: string }

type Entry = Pick<FeeEntryInsert, 'kind' | 'fen' | 'note'> &
  Partial<Pick<FeeEntryInsert, 'reason' | 'cause' | 'payment_id' | 'receipt' | 'terminal' | 'reference'>> & {
    readonly case_id: CaseId
    readonly method: FeeMethod | null
    /** The entry this one takes back. */
    readonly undoes?: FeeEntryRecord
    /** The entry this one stands in place of, where only the way of payment was wrong. */
    readonly insteadOf?: FeeEntryRecord
    readonly second?: OperatorId
  }

/** `R` for a receipt, `T` for money given back, `C` for an entry reversed, `D` for one payment of many cases. */
const heads = { collected: 'R', refunded: 'T', reversed: 'C', waived: null } as const satisfies Record<
  FeeEntryRecord['kind'],
  string | null
>

export async function keepEntry(core: RecordsContext, tx: Tx, who: Who, entry: Entry): Promise<FeeEntryRecord> {
  const { undoes, insteadOf, second, ...told } = entry
  const head = heads[entry.kind]
  const before = await entriesOf(tx, entry.case_id)
  const { operatorId } = signedIn(who)
  const kept: FeeEntryRecord = {
    reason: null,
    cause: null,
    payment_id: null,
    terminal: '',
    reference: '',
    ...told,
    id: newId(),
    seq: before.length,
    receipt: head === null ? null : (told.receipt ?? (await nextReceipt(core, tx, head))),
    undoes: undoes?.id ?? null,
    drawer_id: drawerOf(core, operatorId, entry),
    operator_id: operatorId,
    second_id: second ?? null,
    day: core.clock.today(),
    at: core.clock.now(),
  }
  await tx.insertInto('fee_entry').values(kept).execute()
  return kept
}

/**
 * Cash moves in the drawer of whoever takes it or gives it out. What is put right changes the drawer it was said to lie in, but only on
 * the same day: an earlier day was counted as it was.
 */
function drawerOf(core: RecordsContext, operatorId: OperatorId, { kind, method, undoes, insteadOf }: Entry): string | null {
  if (method !== 'cash') return null
  const mended = kind === 'reversed' ? undoes : insteadOf
  if (!mended) return operatorId
  return mended.day === core.clock.today() ? (mended.drawer_id ?? mended.operator_id) : null
}

const nextReceipt = (core: RecordsContext, tx: Tx, letter: string): Promise<string> =>
  nextNumber(tx, { table: 'fee_entry', column: 'receipt', digits: 4 }, `${letter}${day8(core.clock.today())}-`)

export const nextPayment = (core: RecordsContext, tx: Tx): Promise<string> =>
  nextNumber(tx, { table: 'fee_payment', column: 'number', digits: 3 }, `D${day8(core.clock.today())}-`)

export const feeEntryIdOf = (entry: Pick<FeeEntryRecord, 'id'>): FeeEntryId => FeeEntryId.parse(entry.id)

export const entriesOf = (db: Kysely<Tables>, caseId: CaseId): Promise<FeeEntryRecord[]> =>
  db.selectFrom('fee_entry').selectAll().where('case_id', '=', caseId).orderBy('seq').execute()

/** What was collected and neither given back nor reversed. A case pays once at a time. */
export function standingIn(entries: readonly FeeEntryRecord[]): FeeEntryRecord | null {
  const undone = new Set(entries.map(entry => entry.undoes))
  return entries.findLast(entry => entry.kind === 'collected' && !undone.has(entry.id)) ?? null
}

/** @throws Refusal FEE_ENTRY where that entry does not stand any more */
export async function standingEntry(tx: Tx, caseId: CaseId, entryId: FeeEntryId): Promise<FeeEntryRecord> {
  const standing = standingIn(await entriesOf(tx, caseId))
  if (standing?.id !== entryId) throw new Refusal('FEE_ENTRY')
  return standing
}

/** Columns of a case whose fee was settled by this entry, or is open again. */
export const settledBy = ({ method, at, receipt }: FeeEntryRecord) => ({ fee_method: method, fee_at: at, receipt })
export const unsettled = { fee_method: null, fee_at: null, receipt: null } as const
