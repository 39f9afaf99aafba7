/** The commands for units: a sheet and pictures are checked row by row, then become cases. */
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { PictureBytes } from '../shapes/online.ts'
import {
  UnitAsk,
  UnitDrop,
  UnitLook,
  UnitOpen,
  UnitPhotosPicked,
  UnitPicture,
  UnitRef,
  UnitSummary,
  UnitView,
  UnitWorkbook,
} from '../shapes/unit.ts'
import { desk, Nothing, picked } from './callers.ts'

const by = ['teller'] as const
const seenBy = ['teller', 'reviewer', 'cards', 'manager'] as const
const dialogMs = 600_000
const Picked = z.object({ picked: z.boolean() })
const inDialog = { at: 'shell', kind: 'write', by, from: ['desk'], deadline: dialogMs } as const

export const unitCommands = {
  'unit.list': command({ at: 'branch', kind: 'read', by: seenBy, from: desk, in: Nothing, out: z.array(UnitSummary) }),
  'unit.view': command({ at: 'branch', kind: 'read', by: seenBy, from: desk, in: UnitAsk, out: UnitView }),
  'unit.picture': command({ at: 'branch', kind: 'read', by: seenBy, from: desk, in: UnitPicture, out: PictureBytes }),
  'unit.open': command({ at: 'branch', kind: 'write', by, from: desk, in: UnitOpen, out: UnitSummary }),
  'unit.look': command({ at: 'branch', kind: 'write', by, from: desk, in: UnitLook, out: UnitSummary }),
  'unit.make': command({ at: 'branch', kind: 'write', by, from: desk, in: UnitRef, out: UnitSummary }),
  'unit.resume': command({ at: 'branch', kind: 'write', by, from: desk, in: UnitRef, out: UnitSummary }),
  'unit.pause': command({ at: 'branch', kind: 'write', by, from: desk, in: UnitRef, out: UnitSummary }),
  'unit.drop': command({ at: 'branch', kind: 'write', by, from: desk, in: UnitDrop, out: UnitSummary }),
  'unit.template': command({ at: 'branch', kind: 'read', by, from: desk, in: Nothing, out: UnitWorkbook }),
  'unit.result': command({ at: 'branch', kind: 'read', by, from: desk, in: UnitRef, out: UnitWorkbook }),

  // picked in a dialog of the shell, which passes the result on to the core
  'unit.pickSheet': command({ ...inDialog, in: UnitRef, out: Picked }),
  'unit.pickPhotos': command({ ...inDialog, in: UnitRef.extend({ packed: z.boolean() }), out: Picked }),
  'unit.saveTemplate': command({ ...inDialog, in: Nothing, out: z.object({ saved: z.boolean() }) }),
  'unit.saveResult': command({ ...inDialog, in: UnitRef, out: z.object({ saved: z.boolean() }) }),
  'unit.takeSheet': command({ at: 'branch', kind: 'write', by, from: picked, deadline: 60_000, in: UnitPhotosPicked, out: UnitSummary }),
  'unit.takePhotos': command({ at: 'branch', kind: 'write', by, from: picked, deadline: 60_000, in: UnitPhotosPicked, out: UnitSummary }),
} as const
