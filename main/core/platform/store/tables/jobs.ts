/** The tables of the work the branch does by itself, as Kysely sees them. */
import type { JobName } from '../../../../../shared/jobs/jobs.ts'

/** One row a job; errors are machine words, never messages, which may quote what a person wrote. */
type JobTable = {
  name: JobName
  attempts: number
  last_at: string | null
  last_ok_at: string | null
  last_error: string | null
  failing_since: string | null
}

/** What a job could not do, one row a thing, until it is done, gone or dropped. */
type JobItemTable = {
  job: JobName
  key: string
  attempts: number
  error: string
  since: string
  /** Not tried again before; null where it is quarantined. */
  next_at: string | null
  quarantined: number
}

export type JobTables = { job: JobTable; job_item: JobItemTable }
