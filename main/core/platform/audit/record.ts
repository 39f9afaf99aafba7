/** Appends to the audit log: each entry contains the hash of the previous one, so that changed or missing entries are detected. */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { CaseId } from '../../../../shared/ids.ts'
import type { State } from '../../../../shared/workflow/table.ts'
import type { Clock } from '../clock.ts'
import type { AuditRecord, Tables } from '../store/schema.ts'
import type { Tx } from '../store/unit-of-work.ts'

/** Ids, codes and figures only, because the log is kept longer than the personal data it refers to. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | null>>
/** The part of a caller that is logged. */
type Author = { readonly session: { readonly operatorId: string; readonly counter: string } | null }

export type Happening = {
  /** Null if the program acted by itself. */
  readonly who: Author | null
  readonly what: string
  readonly facts: AuditFacts
  readonly caseId?: CaseId
  readonly from?: State
  readonly to?: State
}

/** The previous hash of the first entry. */
export const chainStart = '0'.repeat(64)

type Unhashed = Omit<AuditRecord, 'seq' | 'hash'>

/** SHA-256 over all fields in a fixed order, including the previous hash. */
export const hashOf = (row: Unhashed): string =>
  createHash('sha256')
    .update(
      JSON.stringify([row.previous, row.at, row.operator_id, row.counter, row.what, row.case_id, row.from_state, row.to_state, row.facts]),
    )
    .digest('hex')

/** Must run in the transaction of the change it records; otherwise one of the two could be lost. */
export async function record(core: { readonly clock: Clock }, tx: Tx, happening: Happening): Promise<void> {
  const head = await headOf(tx)
  const row: Unhashed = {
    at: core.clock.now(),
    operator_id: happening.who?.session?.operatorId ?? null,
    counter: happening.who?.session?.counter ?? null,
    what: happening.what,
    case_id: happening.caseId ?? null,
    from_state: happening.from ?? null,
    to_state: happening.to ?? null,
    facts: JSON.stringify(happening.facts),
    previous: head.hash,
  }
  const hash = hashOf(row)
  const seq = head.seq + 1
  await tx
    .insertInto('audit')
    .values({ ...row, seq, hash })
    .execute()
  await tx
    .insertInto('audit_head')
    .values({ id: 1, seq, hash })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ seq, hash }))
    .execute()
}

export type Head = { readonly seq: number; readonly hash: string }

/** The stored end of the log, written with the last entry, so that entries cut off at the end are detected. */
export async function headOf(db: Kysely<Tables>): Promise<Head> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst()
  return head ?? { seq: 0, hash: chainStart }
}
