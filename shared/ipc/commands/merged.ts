/** The commands about registers of branches that were merged into this one. */

import { z } from '../../zod.ts'
import { command } from '../command.ts'
import {
  MergedBring,
  MergedBrought,
  MergedDrop,
  MergedFind,
  MergedList,
  MergedLook,
  MergedLooked,
  MergedOnly,
  MergedRow,
} from '../shapes/merged.ts'
import { desk, Nothing, picked, staff } from './callers.ts'

const by = ['manager'] as const

export const mergedCommands = {
  'merged.list': command({ at: 'branch', kind: 'read', by: ['manager', 'auditor'], from: desk, in: Nothing, out: MergedList }),
  'merged.find': command({ at: 'branch', kind: 'read', by: [...staff, 'auditor'], from: desk, in: MergedFind, out: z.array(MergedRow) }),
  'merged.take': command({
    at: 'branch',
    kind: 'write',
    by,
    from: picked,
    deadline: 300_000,
    in: z.object({ path: z.string().min(1).max(4096) }),
    out: MergedOnly,
  }),
  // A person is looking for a file, and a hundred thousand lines take their time.
  'merged.pick': command({ at: 'shell', kind: 'write', by, from: ['desk'], deadline: 900_000, in: Nothing, out: MergedOnly.nullable() }),
  'merged.bring': command({ at: 'branch', kind: 'write', by, from: desk, deadline: 300_000, in: MergedBring, out: MergedBrought }),
  'merged.drop': command({ at: 'branch', kind: 'write', by, from: desk, deadline: 60_000, in: MergedDrop, out: Nothing }),
  'merged.look': command({ at: 'branch', kind: 'write', by, from: desk, in: MergedLook, out: MergedLooked }),
} as const
