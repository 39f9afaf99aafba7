/** Names the functions behind the commands of shared/ipc/commands/hall.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { setHallVoice, viewHallVoice } from '../../commands/ticket/hall-voice.ts'
import { viewHall } from '../../queries/ticket/hall.ts'
import type { Who } from '../../records/context.ts'

export const hallHandlers = {
  'hall.view': viewHall,
  'hall.voice': viewHallVoice,
  'hall.setVoice': setHallVoice,
} satisfies Partial<Handlers<'branch', Core, Who>>
