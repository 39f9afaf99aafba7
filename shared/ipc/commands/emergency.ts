/** The commands of emergency mode: what a desk keeps, its time on its own, and what it hands in. */
import { command } from '../command.ts'
import { mostPictureBytes } from '../measure.ts'
import {
  EmergencyBegin,
  EmergencyEmptied,
  EmergencyHanded,
  EmergencyKeep,
  EmergencyKit,
  EmergencyList,
  EmergencyPiece,
  EmergencyPieceAsk,
  EmergencyPieces,
  EmergencyRule,
  EmergencyView,
  PieceDrop,
  PieceRef,
} from '../shapes/emergency.ts'
import { SessionView } from '../shapes/session.ts'
import { desk, floor, Nothing, staff } from './callers.ts'

const program = ['program'] as const
const decides = ['teller', 'manager'] as const

export const emergencyCommands = {
  // What the program of a desk asks of its branch.
  'emergency.keep': command({ at: 'branch', kind: 'read', by: 'desk', from: program, in: EmergencyKeep, out: EmergencyKit }),
  'emergency.handIn': command({
    at: 'branch',
    kind: 'write',
    by: 'desk',
    from: program,
    deadline: 60_000,
    bytes: { raw: mostPictureBytes, oldCard: mostPictureBytes },
    in: EmergencyPiece,
    out: EmergencyHanded,
  }),
  'emergency.emptied': command({ at: 'branch', kind: 'write', by: 'desk', from: program, in: EmergencyEmptied, out: Nothing }),
  // What the program of a desk asks of the store it has on its own.
  'emergency.pieces': command({ at: 'branch', kind: 'read', by: 'desk', from: program, in: Nothing, out: EmergencyPieces }),
  'emergency.piece': command({ at: 'branch', kind: 'read', by: 'desk', from: program, in: EmergencyPieceAsk, out: EmergencyPiece }),

  // What people do.
  'emergency.view': command({ at: 'desk', kind: 'read', by: 'anyone', from: desk, in: Nothing, out: EmergencyView }),
  'session.beginEmergency': command({
    at: 'desk',
    kind: 'write',
    by: 'anyone',
    from: desk,
    deadline: 60_000,
    in: EmergencyBegin,
    out: SessionView,
  }),
  'emergency.end': command({ at: 'desk', kind: 'write', by: floor, from: desk, in: Nothing, out: EmergencyView }),
  'emergency.list': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: Nothing, out: EmergencyList }),
  'emergency.again': command({ at: 'branch', kind: 'write', by: decides, from: desk, in: PieceRef, out: EmergencyList }),
  'emergency.drop': command({ at: 'branch', kind: 'write', by: decides, from: desk, in: PieceDrop, out: EmergencyList }),
  'emergency.set': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, in: EmergencyRule, out: EmergencyList }),
} as const
