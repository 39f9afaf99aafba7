/** Names the functions behind the commands of shared/ipc/commands/job.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import type { Who } from '../../records/context.ts'
import { dropJobItem, retryJob, viewJobs } from '../jobs/table.ts'

export const jobHandlers = {
  'jobs.view': viewJobs,
  'jobs.retry': retryJob,
  'jobs.drop': dropJobItem,
} satisfies Partial<Handlers<'branch', Core, Who>>
