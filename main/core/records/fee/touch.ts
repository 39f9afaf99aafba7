/** Changes what a case says of its fee without moving the case: its state and the time of its last step stay. */
import { updateOne } from '../../platform/store/guarded.ts'
import type { CaseChange, CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

/** Whoever looked at the case before has to look again. @returns the row as it is now */
export async function touchFee(tx: Tx, row: CaseRecord, set: Omit<CaseChange, 'state' | 'revision' | 'changed_at'>): Promise<CaseRecord> {
  const change = { ...set, revision: row.revision + 1 }
  await updateOne(tx.updateTable('case_file').set(change).where('id', '=', row.id).where('revision', '=', row.revision))
  return { ...row, ...change } as CaseRecord
}
