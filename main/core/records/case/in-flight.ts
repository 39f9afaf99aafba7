/** Keeps one application and one act at most under way for a person, and tells of the one beside a case. */
import type { Kysely } from 'kysely'
import { ItemCode } from '../../../../shared/business/items.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { type CaseKind, kindOf } from '../../../../shared/workflow/path.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { openCasesOf } from './rows.ts'

const codes = { application: 'CASE_IN_FLIGHT', act: 'ACT_IN_FLIGHT' } as const satisfies Record<CaseKind, string>

export const inFlight = (kind: CaseKind, open?: CaseRecord): Refusal =>
  new Refusal(codes[kind], ...(open ? [{ case: open.number, state: open.state }] : []))

/** @throws Refusal CASE_IN_FLIGHT, ACT_IN_FLIGHT for another case of the kind; `own` is the case that may become one. */
export async function refuseSecond(tx: Tx, person: string, kind: CaseKind, own: string | null): Promise<void> {
  const open = (await openCasesOf(tx, person)).find(row => row.id !== own && kindOf(row.path) === kind)
  if (open) throw inFlight(kind, open)
}

/** What else is under way for the holder of a case. */
export async function itemBeside(db: Kysely<Tables>, { id, person }: Pick<CaseRecord, 'id' | 'person'>): Promise<ItemCode | null> {
  const other = (await openCasesOf(db, person)).find(row => row.id !== id)
  return other ? ItemCode.parse(other.item) : null
}
