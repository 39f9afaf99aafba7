/** Moves a case one step through the workflow table, in the transaction of the feature that asks. */

import { Refusal } from '../../../../shared/refusal.ts'
import type { Facts, Need } from '../../../../shared/workflow/guards.ts'
import { step } from '../../../../shared/workflow/step.ts'
import { type Action, isAtCounter, isFinal, type State } from '../../../../shared/workflow/table.ts'
import { type AuditFacts, record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CaseChange, CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { endHold, refuseHeld } from './lease.ts'
import { caseIdOf } from './rows.ts'

export type Move = {
  readonly on: Action
  readonly facts: Facts
  /** Columns the feature sets together with the state. */
  readonly set?: CaseChange
  readonly audit?: AuditFacts
}

/**
 * Takes the step, writes the row and the audit entry; `who` is null where the clock takes it.
 * @returns the row as it is now
 * @throws Refusal CASE_HELD, WRONG_STATE, SAME_PERSON, NOT_READY with the needs that are not met, STALE where the row is no longer as it was read
 */
export async function move(
  core: RecordsContext,
  tx: Tx,
  who: Who | null,
  row: CaseRecord,
  { on, facts, set = {}, audit = {} }: Move,
): Promise<CaseRecord> {
  const stepped = step(row, on, facts)
  if (stepped === null) throw new Refusal('WRONG_STATE', { state: row.state, action: on })
  if ('unmet' in stepped) throw unmetRefusal(stepped.unmet)
  if (isAtCounter(row.state)) await refuseHeld(core, tx, who, row.id)
  const change = { ...set, state: stepped.to, revision: row.revision + 1, changed_at: core.clock.now() }
  await updateOne(tx.updateTable('case_file').set(change).where('id', '=', row.id).where('revision', '=', row.revision))
  await record(core, tx, { who, what: `case.${on}`, caseId: caseIdOf(row), from: row.state, to: stepped.to, facts: audit })
  // Whoever takes it up next finds it free.
  if (isAtCounter(row.state) && !isAtCounter(stepped.to)) await endHold(tx, row.id)
  return { ...row, ...change } as CaseRecord
}

/**
 * Takes a case to where it would stand had the fact been right at once; only for corrections, which the table of facts guards and which
 * write their own audit entry. A case that stays at its end keeps the time of it, for the reports count by that.
 */
export async function moveCorrected(
  core: RecordsContext,
  tx: Tx,
  row: CaseRecord,
  { to, set = {} }: { readonly to: State; readonly set?: CaseChange },
): Promise<CaseRecord> {
  const ended = to === row.state && isFinal(to)
  const change = { ...set, state: to, revision: row.revision + 1, ...(ended ? {} : { changed_at: core.clock.now() }) }
  await updateOne(tx.updateTable('case_file').set(change).where('id', '=', row.id).where('revision', '=', row.revision))
  return { ...row, ...change } as CaseRecord
}

/** Before questions that only make sense where the step is possible at all. @throws Refusal WRONG_STATE */
export function refuseWrongState(row: CaseRecord, on: Action): void {
  if (step(row, on, {}) === null) throw new Refusal('WRONG_STATE', { state: row.state, action: on })
}

const unmetRefusal = (unmet: readonly Need[]): Refusal =>
  unmet.includes('otherPerson') ? new Refusal('SAME_PERSON') : new Refusal('NOT_READY', { unmet: [...unmet] })
