/** Names the functions behind the commands of shared/ipc/commands/errand.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { askErrand, contactOfErrand, stepErrand } from '../../commands/errand/errands.ts'
import { casesOfErrand, listErrands } from '../../queries/errand/list.ts'
import type { Who } from '../../records/context.ts'

export const errandHandlers = {
  'errand.list': listErrands,
  'errand.cases': casesOfErrand,
  'errand.contact': contactOfErrand,
  'errand.ask': askErrand,
  'errand.step': stepErrand,
} satisfies Partial<Handlers<'branch', Core, Who>>
