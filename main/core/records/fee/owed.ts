/** Finds money that was taken for a case and must be given back. */
import type { Kysely } from 'kysely'
import { CaseId } from '../../../../shared/ids.ts'
import type { Out } from '../../../../shared/ipc/contract.ts'
import { fen } from '../../../../shared/money.ts'
import { failedStates } from '../../../../shared/workflow/table.ts'
import type { Tables } from '../../platform/store/schema.ts'

/**
 * Money taken for cases that ended before their card was made and that still lies here: neither given back nor reversed. A card that
 * was made and never fetched is paid for.
 */
export async function owedRefunds(db: Kysely<Tables>): Promise<Out<'fee.balance'>['owed']> {
  const rows = await db
    .selectFrom('case_file')
    .innerJoin('fee_entry', 'fee_entry.case_id', 'case_file.id')
    .select(['case_file.id as caseId', 'case_file.number', 'case_file.revision', 'fee_entry.fen', 'fee_entry.method'])
    .where('case_file.state', 'in', failedStates)
    .where('fee_entry.kind', '=', 'collected')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('fee_entry as back').select('back.id').whereRef('back.undoes', '=', 'fee_entry.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('audit')
            .select('audit.seq')
            .whereRef('audit.case_id', '=', 'case_file.id')
            .where('audit.what', '=', 'case.voidUncollected'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('case_end')
            .select('case_end.case_id')
            .whereRef('case_end.case_id', '=', 'case_file.id')
            .where('case_end.fee_back', '=', 0),
        ),
      ),
    )
    .orderBy('case_file.changed_at')
    .execute()
  return rows.flatMap(({ method, ...row }) =>
    method === null ? [] : [{ ...row, caseId: CaseId.parse(row.caseId), fen: fen(row.fen), method }],
  )
}
