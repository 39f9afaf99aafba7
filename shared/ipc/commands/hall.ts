/** The commands of the screen in the hall. */
import { HallVoice } from '../../queue/spoken.ts'
import { command } from '../command.ts'
import { HallView } from '../shapes/hall.ts'
import { desk, Nothing } from './callers.ts'

export const hallCommands = {
  // It hangs on a wall where nobody signs in, and says nothing that is not called out anyway.
  'hall.view': command({ at: 'branch', kind: 'read', by: 'anyone', from: ['hall'], in: Nothing, out: HallView }),
  'hall.voice': command({ at: 'branch', kind: 'read', by: ['lobby', 'manager'], from: desk, in: Nothing, out: HallVoice }),
  'hall.setVoice': command({ at: 'branch', kind: 'write', by: ['lobby', 'manager'], from: desk, in: HallVoice, out: HallVoice }),
  'hall.open': command({ at: 'shell', kind: 'write', by: ['lobby', 'manager'], from: ['desk'], in: Nothing, out: Nothing }),
} as const
