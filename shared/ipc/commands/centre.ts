/** The commands of the way to the card centre and back. */

import { z } from '../../zod.ts'
import { command } from '../command.ts'
import {
  CentreBar,
  CentreBatchRef,
  CentreCallBackSet,
  CentreEventRef,
  CentreFolderRef,
  CentreHand,
  CentreHandField,
  CentreHandReceipt,
  CentreLineSet,
  CentreOfCase,
  CentreRejects,
  CentreResultRef,
  CentreSealSet,
  CentreView,
  CentreWays,
  CentreWish,
} from '../shapes/centre.ts'
import { PathPicked } from '../shapes/online.ts'
import { CaseOnly, desk, floor, Nothing, picked, staff } from './callers.ts'

const by = ['cards', 'manager'] as const
/** A person is looking for a folder, or ten thousand pictures are written onto a slow stick. */
const slowMs = 600_000
const Picked = z.object({ picked: z.boolean() })

export const centreCommands = {
  'centre.bar': command({ at: 'branch', kind: 'read', by: floor, from: desk, in: Nothing, out: CentreBar }),
  'centre.view': command({ at: 'branch', kind: 'read', by, from: desk, in: Nothing, out: CentreView }),
  'centre.ofCase': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: CaseOnly, out: CentreOfCase }),
  'centre.setLine': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: CentreLineSet, out: CentreView }),
  'centre.setCallBack': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: CentreCallBackSet, out: CentreView }),
  /** What the centre is likely to refuse, before the case is handed in. */
  'centre.rejects': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: CaseOnly, out: CentreRejects }),
  /** Has the card not made: what waits is stopped, what is there is asked back. */
  'centre.recall': command({ at: 'branch', kind: 'write', by, from: desk, in: CentreWish, out: CentreOfCase }),
  /** The one right thing for a case that is stuck: the same once more, or the case as it is now. */
  'centre.again': command({ at: 'branch', kind: 'write', by, from: desk, in: CentreWish, out: CentreOfCase }),
  /** A person sees to it in another way; the words say how. */
  'centre.giveUp': command({ at: 'branch', kind: 'write', by, from: desk, in: CentreWish, out: CentreOfCase }),
  /** What the centre said of a case that stands elsewhere has been looked into; the words say what is right. */
  'centre.settle': command({ at: 'branch', kind: 'write', by, from: desk, in: CentreWish, out: CentreOfCase }),
  'centre.seen': command({ at: 'branch', kind: 'write', by, from: desk, in: CentreEventRef, out: CentreView }),

  // by hand and by files
  'centre.ways': command({ at: 'branch', kind: 'read', by, from: desk, in: Nothing, out: CentreWays }),
  'centre.setSeal': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: CentreSealSet, out: CentreWays }),
  'centre.batch': command({
    at: 'branch',
    kind: 'write',
    by,
    from: desk,
    deadline: slowMs,
    in: Nothing,
    out: z.object({ cases: z.number() }),
  }),
  'centre.batchAgain': command({ at: 'branch', kind: 'write', by, from: desk, deadline: slowMs, in: CentreBatchRef, out: CentreWays }),
  'centre.resultSeen': command({ at: 'branch', kind: 'write', by, from: desk, in: CentreResultRef, out: CentreWays }),
  'centre.handView': command({ at: 'branch', kind: 'read', by, from: desk, in: CaseOnly, out: CentreHand }),
  'centre.handPut': command({ at: 'branch', kind: 'write', by, from: desk, deadline: 30_000, in: CaseOnly, out: CentreHand }),
  'centre.handReceipt': command({ at: 'branch', kind: 'write', by, from: desk, deadline: 30_000, in: CentreHandReceipt, out: CentreHand }),
  'centre.handBack': command({ at: 'branch', kind: 'write', by, from: desk, deadline: 30_000, in: CaseOnly, out: CentreHand }),
  // The shell asks for one field and puts it into the clipboard: the page says which, never what.
  'centre.handField': command({
    at: 'branch',
    kind: 'write',
    by,
    from: picked,
    in: CentreHandField,
    out: z.object({ text: z.string() }),
  }),
  'centre.copyField': command({ at: 'shell', kind: 'write', by, from: ['desk'], in: CentreHandField, out: Nothing }),
  'centre.emptyClipboard': command({ at: 'shell', kind: 'write', by, from: ['desk'], in: Nothing, out: Nothing }),

  // picked in a dialog of the shell
  'centre.pickFolder': command({
    at: 'shell',
    kind: 'write',
    by: ['manager'],
    from: ['desk'],
    deadline: slowMs,
    in: CentreFolderRef,
    out: Picked,
  }),
  'centre.setFolder': command({
    at: 'branch',
    kind: 'write',
    by: ['manager'],
    from: picked,
    deadline: 30_000,
    in: PathPicked.extend(CentreFolderRef.shape),
    out: Nothing,
  }),
  'centre.pickStick': command({ at: 'shell', kind: 'write', by, from: ['desk'], deadline: slowMs, in: CentreBatchRef, out: Picked }),
  'centre.batchTo': command({
    at: 'branch',
    kind: 'write',
    by,
    from: picked,
    deadline: slowMs,
    in: PathPicked.extend(CentreBatchRef.shape),
    out: Nothing,
  }),
} as const
