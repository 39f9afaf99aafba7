/** Names the functions behind the commands of shared/ipc/commands/pay.ts that the branch answers. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { drawCode, orderPayment } from '../../commands/fee/pay-order.ts'
import type { Who } from '../../records/context.ts'

export const payHandlers = { 'pay.order': orderPayment, 'pay.draw': drawCode } satisfies Partial<Handlers<'branch', Core, Who>>
