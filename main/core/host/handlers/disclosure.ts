/** Names the functions behind the commands of shared/ipc/commands/disclosure.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { casePage } from '../../commands/disclosure/case-file.ts'
import { registerWorkbook } from '../../commands/disclosure/register.ts'
import { registerChoice } from '../../queries/disclosure/register-rows.ts'
import type { Who } from '../../records/context.ts'

export const disclosureHandlers = {
  'disclosure.casePage': casePage,
  'disclosure.columns': registerChoice,
  'disclosure.register': registerWorkbook,
} satisfies Partial<Handlers<'branch', Core, Who>>
