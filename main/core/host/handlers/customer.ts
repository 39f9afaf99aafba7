/** Names the functions behind the commands of shared/ipc/commands/customer.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { viewSheet } from '../../queries/customer/sheet.ts'
import type { Who } from '../../records/context.ts'

export const customerHandlers = {
  'customer.sheet': viewSheet,
} satisfies Partial<Handlers<'branch', Core, Who>>
