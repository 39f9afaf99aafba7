/** Keeps what went to the printers of a counter, one row a try, and what became of it. */
import type { Kysely } from 'kysely'
import { PrintId, PrintJobId } from '../../../../shared/ids.ts'
import type { PrintJobView } from '../../../../shared/ipc/shapes/print.ts'
import { jobAsOf } from '../../../../shared/printing/job.ts'
import type { Instant } from '../../../../shared/time.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

const jobs = (db: Kysely<Tables>) =>
  db
    .selectFrom('print_job')
    .innerJoin('print', 'print.id', 'print_job.print_id')
    .select([
      'print_job.id',
      'print_job.print_id',
      'print.kind',
      'print.pages',
      'print_job.first_page',
      'print_job.state',
      'print_job.reason',
      'print_job.again',
      'print_job.name',
      'print_job.counter',
      'print_job.at',
    ])
    .orderBy('print_job.at')
    .orderBy('print_job.id')

type Row = Awaited<ReturnType<ReturnType<typeof jobs>['execute']>>[number]

const viewOf = (row: Row, now: Instant): PrintJobView =>
  jobAsOf(
    {
      id: PrintJobId.parse(row.id),
      printId: PrintId.parse(row.print_id),
      kind: row.kind,
      pages: row.pages,
      from: row.first_page,
      state: row.state,
      reason: row.reason,
      again: row.again === 1,
      printer: row.name,
      counter: row.counter,
      at: row.at,
    },
    Date.parse(now),
  )

export async function jobsOfCase(db: Kysely<Tables>, caseId: string, now: Instant): Promise<PrintJobView[]> {
  return (await jobs(db).where('print_job.case_id', '=', caseId).execute()).map(row => viewOf(row, now))
}

export async function jobsOfPrint(db: Kysely<Tables>, printId: string, now: Instant): Promise<PrintJobView[]> {
  return (await jobs(db).where('print_job.print_id', '=', printId).execute()).map(row => viewOf(row, now))
}

/** Of all papers of one kind that were made for one case or one ticket: the customer holds the same paper twice, whichever it was. */
export async function jobsOfKind(db: Kysely<Tables>, printId: string, now: Instant): Promise<PrintJobView[]> {
  const { kind, case_id, ticket_id } = await db
    .selectFrom('print')
    .select(['kind', 'case_id', 'ticket_id'])
    .where('id', '=', printId)
    .executeTakeFirstOrThrow()
  if (case_id === null && ticket_id === null) return jobsOfPrint(db, printId, now)
  const of = case_id === null ? (['print.ticket_id', ticket_id] as const) : (['print.case_id', case_id] as const)
  const rows = await jobs(db).where('print.kind', '=', kind).where(of[0], '=', of[1]).execute()
  return rows.map(row => viewOf(row, now))
}

export async function jobById(db: Kysely<Tables>, id: string, now: Instant): Promise<PrintJobView | null> {
  const row = await jobs(db).where('print_job.id', '=', id).executeTakeFirst()
  return row ? viewOf(row, now) : null
}

/** Ends a job once: what was told of it first stands. */
export async function endJob(tx: Tx, id: string, end: Pick<PrintJobView, 'state' | 'reason'>, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('print_job')
    .set({ ...end, ended_at: at })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
