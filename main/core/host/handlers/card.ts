/** Names the functions behind the commands of shared/ipc/commands/card.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import { matchBank } from '../../channels/lists/bank.ts'
import type { Core } from '../../commands/core.ts'
import { changeFeeWay, reverseFee } from '../../commands/correction/fee.ts'
import { countDrawer } from '../../commands/fee/count-drawer.ts'
import { payMany } from '../../commands/fee/pay-many.ts'
import { refundFee } from '../../commands/fee/refund.ts'
import { collectFee, waiveFee } from '../../commands/fee/settle.ts'
import { recordMany, recordProduction } from '../../commands/production/record.ts'
import { viewBalance } from '../../queries/fee/balance.ts'
import { listOpenFees } from '../../queries/fee/open.ts'
import { viewStatement } from '../../queries/fee/statement.ts'
import { feeWorkbook } from '../../queries/fee/workbook.ts'
import type { Who } from '../../records/context.ts'

export const cardHandlers = {
  'fee.collect': collectFee,
  'fee.waive': waiveFee,
  'fee.refund': refundFee,
  'fee.reverse': reverseFee,
  'fee.changeWay': changeFeeWay,
  'fee.payMany': payMany,
  'fee.open': listOpenFees,
  'fee.balance': viewBalance,
  'fee.statement': viewStatement,
  'fee.workbook': feeWorkbook,
  'fee.match': matchBank,
  'fee.count': countDrawer,
  'production.record': recordProduction,
  'production.recordMany': recordMany,
} satisfies Partial<Handlers<'branch', Core, Who>>
