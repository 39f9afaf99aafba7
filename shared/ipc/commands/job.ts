/** The commands of the work the branch does by itself. */
import { command } from '../command.ts'
import { JobItemRef, JobList, JobRetry } from '../shapes/job.ts'
import { desk, Nothing } from './callers.ts'

const by = ['manager'] as const

export const jobCommands = {
  'jobs.view': command({ at: 'branch', kind: 'read', by, from: desk, in: Nothing, out: JobList }),
  // A run a person asks for may judge the pictures of a whole inbox.
  'jobs.retry': command({ at: 'branch', kind: 'write', by, from: desk, deadline: 120_000, in: JobRetry, out: JobList }),
  'jobs.drop': command({ at: 'branch', kind: 'write', by, from: desk, in: JobItemRef, out: JobList }),
} as const
