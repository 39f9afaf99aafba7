/** The commands about the serials of the card system and the bank. */
import { command } from '../command.ts'
import { SerialCompareAsk, SerialCompared, SerialDay, SerialList, SerialNote, SerialsOf } from '../shapes/serial.ts'
import { CaseOnly, desk, picked } from './callers.ts'

const hands = ['teller', 'cards', 'manager'] as const
const by = ['manager'] as const

export const serialCommands = {
  'serial.of': command({ at: 'branch', kind: 'read', by: hands, from: desk, in: CaseOnly, out: SerialsOf }),
  'serial.note': command({ at: 'branch', kind: 'write', by: hands, from: desk, in: SerialNote, out: SerialsOf }),
  'serial.list': command({ at: 'branch', kind: 'read', by, from: desk, in: SerialDay, out: SerialList }),
  'serial.compare': command({ at: 'branch', kind: 'read', by, from: picked, deadline: 30_000, in: SerialCompareAsk, out: SerialCompared }),
  // A person is looking for a file.
  'serial.pick': command({
    at: 'shell',
    kind: 'write',
    by,
    from: ['desk'],
    deadline: 600_000,
    in: SerialDay,
    out: SerialCompared.nullable(),
  }),
} as const
