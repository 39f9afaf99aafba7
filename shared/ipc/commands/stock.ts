/** The commands of the stock of blank cards. */

import { z } from '../../zod.ts'
import { command } from '../command.ts'
import {
  StockBalance,
  StockByTwo,
  StockCount,
  StockCounted,
  StockDay,
  StockMove,
  StockMoves,
  StockReceive,
  StockReverse,
  StockSpoil,
  StockTold,
  StockView,
} from '../shapes/stock.ts'
import { desk, Nothing } from './callers.ts'

const hands = ['teller', 'cards'] as const
const keepers = ['cards', 'manager'] as const
const seen = ['teller', 'cards', 'manager'] as const

export const stockCommands = {
  'stock.view': command({ at: 'branch', kind: 'read', by: seen, from: desk, in: Nothing, out: StockView }),
  'stock.moves': command({ at: 'branch', kind: 'read', by: seen, from: desk, in: StockMoves, out: z.array(StockMove) }),
  'stock.balance': command({ at: 'branch', kind: 'read', by: seen, from: desk, in: StockDay, out: StockBalance }),
  'stock.receive': command({ at: 'branch', kind: 'write', by: keepers, from: desk, in: StockReceive, out: StockMove }),
  'stock.draw': command({ at: 'branch', kind: 'write', by: hands, from: desk, in: StockByTwo, out: StockMove }),
  'stock.giveBack': command({ at: 'branch', kind: 'write', by: seen, from: desk, in: StockByTwo, out: StockMove }),
  'stock.spoil': command({ at: 'branch', kind: 'write', by: seen, from: desk, in: StockSpoil, out: StockMove }),
  'stock.sendUp': command({ at: 'branch', kind: 'write', by: keepers, from: desk, in: StockByTwo, out: StockMove }),
  'stock.destroy': command({ at: 'branch', kind: 'write', by: keepers, from: desk, in: StockByTwo, out: StockMove }),
  'stock.lose': command({ at: 'branch', kind: 'write', by: seen, from: desk, in: StockTold, out: StockMove }),
  'stock.find': command({ at: 'branch', kind: 'write', by: seen, from: desk, in: StockTold, out: StockMove }),
  'stock.reverse': command({ at: 'branch', kind: 'write', by: keepers, from: desk, in: StockReverse, out: StockMove }),
  'stock.count': command({ at: 'branch', kind: 'write', by: seen, from: desk, in: StockCount, out: StockCounted }),
  'stock.counts': command({ at: 'branch', kind: 'read', by: seen, from: desk, in: Nothing, out: z.array(StockCounted) }),
} as const
