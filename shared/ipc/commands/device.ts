/** The commands of the devices that stand on a desk. */
import { Bytes } from '../../bytes.ts'
import { jobReasons } from '../../printing/job.ts'
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { mostPictureBytes } from '../measure.ts'
import {
  ChipDocumentShape,
  DeviceEvent,
  DeviceNote,
  DevicePin,
  DeviceView,
  DockFail,
  DockView,
  DrawerOpen,
  DrawerOpened,
  PinView,
  PrinterLook,
  ReaderAsk,
} from '../shapes/device.ts'
import { desk, floor, Nothing } from './callers.ts'

const by = ['teller', 'cards', 'manager'] as const

export const deviceCommands = {
  'device.pins': command({ at: 'branch', kind: 'read', by: floor, from: desk, in: Nothing, out: z.array(PinView) }),
  'device.pin': command({ at: 'branch', kind: 'write', by: [...by, 'lobby'], from: desk, in: DevicePin, out: z.array(PinView) }),
  'printer.look': command({ at: 'desk', kind: 'read', by: floor, from: desk, deadline: 20_000, in: Nothing, out: PrinterLook }),
  /** What went wrong with a device, for the log that helps to mend it. */
  'device.note': command({ at: 'branch', kind: 'write', by: floor, from: desk, in: DeviceNote, out: Nothing }),
  'device.log': command({ at: 'branch', kind: 'read', by: ['manager'], from: desk, in: Nothing, out: z.array(DeviceEvent) }),
  /** The simulated devices of a practice counter; nothing at a live one. */
  'dock.view': command({ at: 'desk', kind: 'read', by: floor, from: desk, in: Nothing, out: z.array(DockView) }),
  'dock.fail': command({ at: 'desk', kind: 'write', by: floor, from: desk, in: DockFail, out: z.array(DockView) }),
  'health.view': command({
    at: 'branch',
    kind: 'read',
    by: floor,
    from: desk,
    in: Nothing,
    out: z.object({ freeMb: z.number().int().nullable() }),
  }),
  /** For whoever helps from afar: versions, states and codes, and nothing that names a person. */
  'support.save': command({
    at: 'shell',
    kind: 'write',
    by: floor,
    from: ['desk'],
    deadline: 600_000,
    in: Nothing,
    out: z.object({ saved: z.boolean() }),
  }),
  'support.bundle': command({
    at: 'branch',
    kind: 'write',
    by: floor,
    from: ['dialog'],
    in: z.object({ version: z.string().max(40), log: z.string().max(400_000) }),
    out: z.object({ name: z.string(), bytes: Bytes }),
  }),
  /** A drawer is opened once: what was sent again would open it a second time. */
  'drawer.open': command({ at: 'desk', kind: 'write', by, from: desk, deadline: 15_000, in: DrawerOpen, out: DrawerOpened }),
  'drawer.note': command({ at: 'branch', kind: 'write', by, from: desk, in: DrawerOpen, out: Nothing }),
  'reader.list': command({ at: 'desk', kind: 'read', by, from: desk, in: Nothing, out: z.array(DeviceView) }),
  /** Printers of the roll that this desk sees; one in the network is known by its address only. */
  'printer.list': command({ at: 'desk', kind: 'read', by: floor, from: desk, in: Nothing, out: z.array(DeviceView) }),
  /** A slip is printed once: what was sent again would come out twice. `dots` deflated. */
  'printer.print': command({
    at: 'desk',
    kind: 'write',
    by: floor,
    from: ['print'],
    deadline: 50_000,
    bytes: { dots: mostPictureBytes },
    in: z.object({ device: z.string().min(1).max(200), dots: Bytes }),
    out: z.object({ state: z.enum(['printed', 'unsure', 'failed']), reason: z.enum(jobReasons).nullable() }),
  }),
  /** Printers of A4 that this desk sees, once for each of their trays. */
  'sheet.list': command({ at: 'desk', kind: 'read', by: floor, from: desk, deadline: 10_000, in: Nothing, out: z.array(DeviceView) }),
  /** A paper is printed once: what was sent again would come out twice. */
  'sheet.print': command({
    at: 'desk',
    kind: 'write',
    by: floor,
    from: ['print'],
    deadline: 50_000,
    bytes: { pdf: mostPictureBytes },
    in: z.object({ device: z.string().min(1).max(200), pdf: Bytes }),
    out: z.object({ state: z.enum(['printed', 'unsure', 'failed']), reason: z.enum(jobReasons).nullable() }),
  }),
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
