/** Names the functions behind the commands of shared/ipc/commands/print.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { beginPrint, endPrint, listJobs } from '../../commands/print/jobs.ts'
import { keepPrint } from '../../commands/print/keep.ts'
import { lookAtPrint, lookAtSlip } from '../../commands/print/look.ts'
import { listPrints } from '../../queries/print/kept.ts'
import type { Who } from '../../records/context.ts'

export const printHandlers = {
  'slip.page': lookAtSlip,
  'print.keep': keepPrint,
  'print.begin': beginPrint,
  'print.end': endPrint,
  'print.jobs': listJobs,
  'print.list': listPrints,
  'print.bytes': lookAtPrint,
} satisfies Partial<Handlers<'branch', Core, Who>>
