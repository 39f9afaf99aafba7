/** The commands for the cards the holder at the counter has. */
import { command } from '../command.ts'
import { CaseView } from '../shapes/case.ts'
import { AccountClose, HolderAsk, HolderCards, HolderTell } from '../shapes/holder.ts'
import { desk, staff } from './callers.ts'

export const holderCommands = {
  'holder.cards': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: HolderAsk, out: HolderCards }),
  'holder.closeAccount': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: AccountClose, out: CaseView }),
  'holder.tellCard': command({ at: 'branch', kind: 'write', by: ['teller'], from: desk, in: HolderTell, out: HolderCards }),
} as const
