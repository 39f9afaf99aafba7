/** Takes entries out of the ledger that did not hold: the bank reversed a payment, it was never paid, or another way of payment was chosen. */
import type { OperatorId } from '../../../../shared/ids.ts'
import type { FeeMethod, ReversalCause } from '../../../../shared/money.ts'
import { startsIn } from '../../../../shared/workflow/step.ts'
import { record } from '../../platform/audit/record.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { FeeEntryRecord } from '../../platform/store/tables/money.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { move } from '../../records/case/move.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { keepEntry, type PaidBy, settledBy, unsettled } from '../../records/fee/ledger.ts'
import { touchFee } from '../../records/fee/touch.ts'
import { paysLater } from '../../records/fee/when.ts'
import type { Core } from '../core.ts'

type Why = { readonly note: string; readonly second: OperatorId | null }

/** The bank takes back what went through it; cash is only ever written down wrong. */
export const mayReverse = (cause: ReversalCause, method: FeeMethod | null): boolean => cause !== 'bank' || method !== 'cash'

/** In whatever state the case is. A card that is not being made yet waits for its fee again; any other case keeps its state and owes the fee. */
export async function reverseEntry(
  core: Core,
  tx: Tx,
  who: Who,
  row: CaseRecord,
  wrong: FeeEntryRecord,
  cause: Exclude<ReversalCause, 'wrong-way'>,
  { note, second }: Why,
): Promise<CaseRecord> {
  const caseId = caseIdOf(row)
  const { method, fen, terminal, reference } = wrong
  const kept = { case_id: caseId, kind: 'reversed', fen, method, terminal, reference, cause, note, undoes: wrong } as const
  await keepEntry(core, tx, who, { ...kept, ...(second === null ? {} : { second }) })
  const audit = { fen, cause, second }
  if (startsIn(row.state, 'reverseFee') && !paysLater(core, { ...row, ...unsettled }))
    return move(core, tx, who, row, { on: 'reverseFee', facts: { reasonGiven: true }, set: unsettled, audit })
  const touched = await touchFee(tx, row, unsettled)
  await record(core, tx, { who, what: 'case.reverseFee', caseId, facts: audit })
  return touched
}

/** The money is there, but came another way than the ledger says: one entry out, one in, the state stays. */
export async function changeWay(
  core: Core,
  tx: Tx,
  who: Who,
  row: CaseRecord,
  wrong: FeeEntryRecord,
  right: PaidBy,
  { note, second }: Why,
): Promise<CaseRecord> {
  const caseId = caseIdOf(row)
  const of = { case_id: caseId, fen: wrong.fen, note, ...(second === null ? {} : { second }) } as const
  const { method, terminal, reference } = wrong
  await keepEntry(core, tx, who, { ...of, kind: 'reversed', method, terminal, reference, cause: 'wrong-way', undoes: wrong })
  const entry = await keepEntry(core, tx, who, { ...of, kind: 'collected', ...right, insteadOf: wrong })
  await record(core, tx, { who, what: 'fee.changeWay', caseId, facts: { from: method, to: right.method, fen: wrong.fen, second } })
  // A case that ended without its card keeps what it said of its fee: the refund goes the right way all the same.
  return touchFee(tx, row, row.fee_at === null ? {} : settledBy(entry))
}
