/** The commands of the devices that stand on a desk. */
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { ChipDocumentShape, DevicePin, DeviceView, PinView, ReaderAsk } from '../shapes/device.ts'
import { desk, Nothing } from './callers.ts'

const by = ['teller', 'cards', 'manager'] as const

export const deviceCommands = {
  'device.pins': command({ at: 'branch', kind: 'read', by, from: desk, in: Nothing, out: z.array(PinView) }),
  'device.pin': command({ at: 'branch', kind: 'write', by, from: desk, in: DevicePin, out: z.array(PinView) }),
  'reader.list': command({ at: 'desk', kind: 'read', by, from: desk, in: Nothing, out: z.array(DeviceView) }),
  /** A card is read once: what was sent again would wait for a card that has gone. */
  'reader.read': command({
    at: 'desk',
    kind: 'write',
    by: ['teller', 'cards'],
    from: desk,
    deadline: 6000,
    in: ReaderAsk,
    out: ChipDocumentShape,
  }),
} as const
