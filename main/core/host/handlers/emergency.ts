/** Names the functions behind the commands of shared/ipc/commands/emergency.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import { keepForEmergency } from '../../channels/emergency/keep.ts'
import { listPieces } from '../../channels/emergency/list.ts'
import { emergencyPiece, emergencyPieces } from '../../channels/emergency/pieces.ts'
import { setRule } from '../../channels/emergency/rule.ts'
import { dropPiece, noteEmptied, takeAgain, takePiece } from '../../channels/emergency/take.ts'
import type { Core } from '../../commands/core.ts'
import type { Who } from '../../records/context.ts'

export const emergencyHandlers = {
  'emergency.keep': keepForEmergency,
  'emergency.handIn': takePiece,
  'emergency.emptied': noteEmptied,
  'emergency.pieces': emergencyPieces,
  'emergency.piece': emergencyPiece,
  'emergency.list': listPieces,
  'emergency.again': takeAgain,
  'emergency.drop': dropPiece,
  'emergency.set': setRule,
} satisfies Partial<Handlers<'branch', Core, Who>>
