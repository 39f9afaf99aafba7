/** Puts an entry of the ledger of fees right: it did not hold, or the money came another way. */
import { Refusal } from '../../../../../shared/refusal.ts'
import type { FeeEntryRecord } from '../../../platform/store/tables/money.ts'
import type { Tx } from '../../../platform/store/unit-of-work.ts'
import { caseAt } from '../../../records/case/rows.ts'
import { standingEntry } from '../../../records/fee/ledger.ts'
import { changeWay, mayReverse, reverseEntry } from '../../fee/put-right.ts'
import type { Change, Fact, Standing } from '../fact.ts'

type OfEntry = Pick<Change<'fee-reversal'>, 'caseId' | 'revision' | 'entryId'>

const entryFor = (tx: Tx, { caseId, entryId }: OfEntry): Promise<FeeEntryRecord> => standingEntry(tx, caseId, entryId)

/** @throws Refusal FEE_ENTRY where the entry does not stand, or cannot be reversed for that cause */
export const feeReversal: Fact<'fee-reversal'> = {
  async read(_core, tx, _who, change): Promise<Standing> {
    const row = await caseAt(tx, change.caseId, change.revision)
    const wrong = await entryFor(tx, change)
    if (!mayReverse(change.cause, wrong.method)) throw new Refusal('FEE_ENTRY')
    return { subjectId: wrong.id, row, was: { collected: wrong.fen }, now: { collected: 0 } }
  },
  async apply(core, tx, who, change, { row }, { reason, second }) {
    if (row === null) throw new Error('an entry belongs to a case')
    const why = { note: reason, second: second?.operatorId ?? null }
    return { row: await reverseEntry(core, tx, who, row, await entryFor(tx, change), change.cause, why) }
  },
  tell: tell => tell('fee.changed', {}),
}

export const feeWay: Fact<'fee-way'> = {
  async read(_core, tx, _who, change): Promise<Standing> {
    const row = await caseAt(tx, change.caseId, change.revision)
    const { id, method, terminal, reference } = await entryFor(tx, change)
    const now = { method: change.method, terminal: change.terminal, reference: change.reference }
    return { subjectId: id, row, was: { method, terminal, reference }, now }
  },
  async apply(core, tx, who, change, { row }, { reason, second }) {
    if (row === null) throw new Error('an entry belongs to a case')
    const { method, terminal, reference } = change
    const why = { note: reason, second: second?.operatorId ?? null }
    return { row: await changeWay(core, tx, who, row, await entryFor(tx, change), { method, terminal, reference }, why) }
  },
  tell: tell => tell('fee.changed', {}),
}
