/** The commands of the copies: how old they are, one now, and where the second place is. */
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { CopiesInBar, CopiesView } from '../shapes/copies.ts'
import { PathPicked } from '../shapes/online.ts'
import { desk, floor, Nothing, picked } from './callers.ts'

const by = ['manager'] as const
/** A whole store goes onto a slow stick. */
const slowMs = 600_000
const Picked = z.object({ picked: z.boolean() })

export const copiesCommands = {
  'copies.bar': command({ at: 'branch', kind: 'read', by: [...floor, 'auditor'], from: desk, in: Nothing, out: CopiesInBar }),
  'copies.view': command({ at: 'branch', kind: 'read', by: ['manager', 'auditor'], from: desk, in: Nothing, out: CopiesView }),
  'copies.now': command({ at: 'branch', kind: 'write', by, from: desk, deadline: slowMs, in: Nothing, out: CopiesView }),
  'copies.pickPlace': command({ at: 'shell', kind: 'write', by, from: ['desk'], deadline: slowMs, in: Nothing, out: Picked }),
  'copies.setPlace': command({ at: 'branch', kind: 'write', by, from: picked, deadline: 30_000, in: PathPicked, out: Nothing }),
  'copies.leavePlace': command({ at: 'branch', kind: 'write', by, from: desk, in: Nothing, out: CopiesView }),
} as const
