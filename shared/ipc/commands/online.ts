/** The commands of applications made online. */
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import {
  OnlineAccept,
  OnlineFolder,
  OnlineFolderPicked,
  OnlineList,
  OnlinePicture,
  OnlineReceived,
  OnlineRef,
  OnlineRefuse,
  OnlineTaken,
  OnlineView,
  PathPicked,
  PictureBytes,
} from '../shapes/online.ts'
import { desk, Nothing, picked } from './callers.ts'

const by = ['teller'] as const
const seenBy = ['teller', 'reviewer', 'manager'] as const
/** Ten minutes, because a person is looking for a file. */
const dialogMs = 600_000

export const onlineCommands = {
  'online.list': command({ at: 'branch', kind: 'read', by: seenBy, from: desk, in: Nothing, out: OnlineList }),
  'online.view': command({ at: 'branch', kind: 'read', by: seenBy, from: desk, in: OnlineRef, out: OnlineView }),
  'online.picture': command({ at: 'branch', kind: 'read', by: seenBy, from: desk, in: OnlinePicture, out: PictureBytes }),
  'online.receive': command({ at: 'branch', kind: 'write', by, from: desk, deadline: 120_000, in: Nothing, out: OnlineReceived }),
  'online.accept': command({ at: 'branch', kind: 'write', by, from: desk, in: OnlineAccept, out: OnlineView }),
  'online.refuse': command({ at: 'branch', kind: 'write', by, from: desk, in: OnlineRefuse, out: OnlineView }),
  'online.answer': command({ at: 'branch', kind: 'write', by, from: desk, in: OnlineRef, out: OnlineView }),

  // picked in a dialog of the shell, which passes the result on to the core
  'online.pick': command({
    at: 'shell',
    kind: 'write',
    by,
    from: ['desk'],
    deadline: dialogMs,
    in: Nothing,
    out: OnlineTaken.nullable(),
  }),
  'online.pickFolder': command({
    at: 'shell',
    kind: 'write',
    by: ['teller', 'manager'],
    from: ['desk'],
    deadline: dialogMs,
    in: z.object({ which: OnlineFolder }),
    out: z.object({ picked: z.boolean() }),
  }),
  'online.take': command({ at: 'branch', kind: 'write', by, from: picked, deadline: 60_000, in: PathPicked, out: OnlineTaken }),
  'online.setFolder': command({
    at: 'branch',
    kind: 'write',
    by: ['teller', 'manager'],
    from: picked,
    in: OnlineFolderPicked,
    out: Nothing,
  }),
} as const
