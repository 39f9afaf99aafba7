/** Hands a case in for its card as soon as it may go, or has it given back, and wakes the way out when that stands. */
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { handIn } from '../../records/centre/hand-in.ts'
import { type Withdrawn, withdraw } from '../../records/centre/withdraw.ts'
import type { Who } from '../../records/context.ts'
import type { Core } from '../core.ts'

/** `row` as it is after the step. Call it in the same transaction, after the decision was written. */
export const handInNow = (core: Core, tx: Tx, who: Who, row: CaseRecord): Promise<void> =>
  core.store.write(async ({ afterCommit }) => {
    if (await handIn(core, tx, who, row)) afterCommit(() => core.jobs.wake('centre'))
  })

/** The same for a case that ended before its card was here: nobody wants it made any more. */
export const withdrawNow = (core: Core, tx: Tx, who: Who, row: CaseRecord, words: string): Promise<Withdrawn> =>
  core.store.write(async ({ afterCommit }) => {
    const withdrawn = await withdraw(core, tx, who, row, { why: 'ended', words })
    if (withdrawn === 'asked') afterCommit(() => core.jobs.wake('centre'))
    return withdrawn
  })
