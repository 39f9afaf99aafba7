/** The shapes of the work the branch does by itself. */
import { JobName } from '../../jobs/jobs.ts'
import { z } from '../../zod.ts'

/** `error` is a machine word: a refusal's code, a system's error code, or `INTERNAL`. */
export const JobItemView = z.object({
  key: z.string(),
  /** What a person knows it by: the name of a file, the number of a case or a batch. */
  label: z.string(),
  attempts: z.number(),
  error: z.string(),
  since: z.string(),
  /** Set aside: it is not tried again until a person says so. */
  quarantined: z.boolean(),
})
export type JobItemView = z.infer<typeof JobItemView>

export const JobView = z.object({
  name: JobName,
  running: z.boolean(),
  lastAt: z.string().nullable(),
  lastOkAt: z.string().nullable(),
  /** Null where only an event or a key runs it. */
  nextAt: z.string().nullable(),
  /** Runs in a row that failed. */
  attempts: z.number(),
  lastError: z.string().nullable(),
  failingSince: z.string().nullable(),
  items: z.array(JobItemView),
})
export type JobView = z.infer<typeof JobView>
export const JobList = z.array(JobView)

/** `key` null: the job itself. */
export const JobRetry = z.object({ job: JobName, key: z.string().min(1).max(1000).nullable() })
export const JobItemRef = z.object({ job: JobName, key: z.string().min(1).max(1000) })
