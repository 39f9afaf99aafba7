/** The commands of a branch that many desks share. */
import { command } from '../command.ts'
import { CaseLease, CaseTakeOver, DeskBar, DeskInvited, DeskList, LineView } from '../shapes/desk.ts'
import { CaseOnly, desk, Nothing, staff } from './callers.ts'

const by = ['manager'] as const

export const deskCommands = {
  'line.view': command({ at: 'desk', kind: 'read', by: 'anyone', from: desk, in: Nothing, out: LineView }),
  'desk.list': command({ at: 'branch', kind: 'read', by, from: desk, in: Nothing, out: DeskList }),
  'desk.invite': command({ at: 'branch', kind: 'write', by, from: desk, in: Nothing, out: DeskInvited }),
  'desk.endInvitation': command({ at: 'branch', kind: 'write', by, from: desk, in: Nothing, out: DeskList }),
  'desk.bar': command({ at: 'branch', kind: 'write', by, from: desk, in: DeskBar, out: DeskList }),
  // A case that two people have open.
  'lease.view': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: CaseOnly, out: CaseLease.nullable() }),
  'lease.take': command({ at: 'branch', kind: 'write', by: staff, from: desk, in: CaseOnly, out: CaseLease }),
  'lease.release': command({ at: 'branch', kind: 'write', by: staff, from: desk, in: CaseOnly, out: Nothing }),
  'lease.takeOver': command({ at: 'branch', kind: 'write', by: staff, from: desk, in: CaseTakeOver, out: CaseLease }),
} as const
