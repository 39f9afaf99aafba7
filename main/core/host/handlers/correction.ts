/** Names the functions behind the commands of shared/ipc/commands/correction.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { makeCorrection } from '../../commands/correction/make.ts'
import { listCorrections } from '../../queries/correction/list.ts'
import type { Who } from '../../records/context.ts'

export const correctionHandlers = {
  'correction.make': makeCorrection,
  'correction.list': listCorrections,
} satisfies Partial<Handlers<'branch', Core, Who>>
