/** The commands that put right what was recorded wrong, and show what was put right. */
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { CorrectionMake, CorrectionView } from '../shapes/correction.ts'
import { CaseOnly, desk, staff } from './callers.ts'

export const correctionCommands = {
  // The table of facts narrows these roles for each fact.
  'correction.make': command({
    at: 'branch',
    kind: 'write',
    by: ['teller', 'cards', 'manager', 'reviewer'],
    from: desk,
    in: CorrectionMake,
    out: CorrectionView,
  }),
  'correction.list': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: CaseOnly, out: z.array(CorrectionView) }),
} as const
