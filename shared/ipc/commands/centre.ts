/** The commands of the way to the card centre and back. */
import { command } from '../command.ts'
import { CentreBar, CentreEventRef, CentreLineSet, CentreOfCase, CentreView } from '../shapes/centre.ts'
import { CaseOnly, desk, floor, Nothing, staff } from './callers.ts'

const by = ['cards', 'manager'] as const

export const centreCommands = {
  'centre.bar': command({ at: 'core', kind: 'read', by: floor, from: desk, in: Nothing, out: CentreBar }),
  'centre.view': command({ at: 'core', kind: 'read', by, from: desk, in: Nothing, out: CentreView }),
  'centre.ofCase': command({ at: 'core', kind: 'read', by: staff, from: desk, in: CaseOnly, out: CentreOfCase }),
  'centre.setLine': command({ at: 'core', kind: 'write', by: ['manager'], from: desk, in: CentreLineSet, out: CentreView }),
  'centre.seen': command({ at: 'core', kind: 'write', by, from: desk, in: CentreEventRef, out: CentreView }),
} as const
