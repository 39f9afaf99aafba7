/** The commands of a branch that many desks share. */
import { command } from '../command.ts'
import { DeskBar, DeskInvited, DeskList, LineView } from '../shapes/desk.ts'
import { desk, Nothing } from './callers.ts'

const by = ['manager'] as const

export const deskCommands = {
  'line.view': command({ at: 'desk', kind: 'read', by: 'anyone', from: desk, in: Nothing, out: LineView }),
  'desk.list': command({ at: 'branch', kind: 'read', by, from: desk, in: Nothing, out: DeskList }),
  'desk.invite': command({ at: 'branch', kind: 'write', by, from: desk, in: Nothing, out: DeskInvited }),
  'desk.endInvitation': command({ at: 'branch', kind: 'write', by, from: desk, in: Nothing, out: DeskList }),
  'desk.bar': command({ at: 'branch', kind: 'write', by, from: desk, in: DeskBar, out: DeskList }),
} as const
