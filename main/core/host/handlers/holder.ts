/** Names the functions behind the commands of shared/ipc/commands/holder.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import { closeAccount } from '../../commands/card/effect.ts'
import { holderCards, tellCard } from '../../commands/card/holder.ts'
import type { Core } from '../../commands/core.ts'
import type { Who } from '../../records/context.ts'

export const holderHandlers = {
  'holder.cards': holderCards,
  'holder.tellCard': tellCard,
  'holder.closeAccount': closeAccount,
} satisfies Partial<Handlers<'branch', Core, Who>>
