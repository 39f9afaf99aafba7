/** The commands that ask for the rules of the place and the code tables. */
import { CodeRow, CodesFind } from '../../form/code-row.ts'
import { Profile } from '../../profile/profile.ts'
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { desk, Nothing } from './callers.ts'

export const rulesCommands = {
  'profile.view': command({ at: 'core', kind: 'read', by: 'signed-in', from: desk, in: Nothing, out: Profile }),
  'codes.find': command({ at: 'core', kind: 'read', by: 'signed-in', from: desk, in: CodesFind, out: z.array(CodeRow) }),
} as const
