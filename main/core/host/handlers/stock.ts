/** Names the functions behind the commands of shared/ipc/commands/stock.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { countStock } from '../../commands/stock/count.ts'
import {
  destroyStock,
  drawStock,
  findStock,
  giveBackStock,
  loseStock,
  receiveStock,
  reverseStock,
  sendUpStock,
  spoilStock,
} from '../../commands/stock/move.ts'
import { viewStockBalance } from '../../queries/stock/balance.ts'
import { listCounts, listMoves, viewStock } from '../../queries/stock/view.ts'
import type { Who } from '../../records/context.ts'

export const stockHandlers = {
  'stock.view': viewStock,
  'stock.moves': listMoves,
  'stock.balance': viewStockBalance,
  'stock.receive': receiveStock,
  'stock.draw': drawStock,
  'stock.giveBack': giveBackStock,
  'stock.spoil': spoilStock,
  'stock.sendUp': sendUpStock,
  'stock.destroy': destroyStock,
  'stock.lose': loseStock,
  'stock.find': findStock,
  'stock.reverse': reverseStock,
  'stock.count': countStock,
  'stock.counts': listCounts,
} satisfies Partial<Handlers<'branch', Core, Who>>
