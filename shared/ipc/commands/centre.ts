/** The commands of the way to the card centre and back. */
import { command } from '../command.ts'
import { CentreBar, CentreEventRef, CentreLineSet, CentreOfCase, CentreRejects, CentreView, CentreWish } from '../shapes/centre.ts'
import { CaseOnly, desk, floor, Nothing, staff } from './callers.ts'

const by = ['cards', 'manager'] as const

export const centreCommands = {
  'centre.bar': command({ at: 'core', kind: 'read', by: floor, from: desk, in: Nothing, out: CentreBar }),
  'centre.view': command({ at: 'core', kind: 'read', by, from: desk, in: Nothing, out: CentreView }),
  'centre.ofCase': command({ at: 'core', kind: 'read', by: staff, from: desk, in: CaseOnly, out: CentreOfCase }),
  'centre.setLine': command({ at: 'core', kind: 'write', by: ['manager'], from: desk, in: CentreLineSet, out: CentreView }),
  /** What the centre is likely to refuse, before the case is handed in. */
  'centre.rejects': command({ at: 'core', kind: 'read', by: staff, from: desk, in: CaseOnly, out: CentreRejects }),
  /** Has the card not made: what waits is stopped, what is there is asked back. */
  'centre.recall': command({ at: 'core', kind: 'write', by, from: desk, in: CentreWish, out: CentreOfCase }),
  /** The one right thing for a case that is stuck: the same once more, or the case as it is now. */
  'centre.again': command({ at: 'core', kind: 'write', by, from: desk, in: CentreWish, out: CentreOfCase }),
  /** A person sees to it in another way; the words say how. */
  'centre.giveUp': command({ at: 'core', kind: 'write', by, from: desk, in: CentreWish, out: CentreOfCase }),
  'centre.seen': command({ at: 'core', kind: 'write', by, from: desk, in: CentreEventRef, out: CentreView }),
} as const
