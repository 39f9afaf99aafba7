/** The commands of slips. */
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { mostPictureBytes } from '../measure.ts'
import { PrintBytes, Printed, PrintKeep, PrintRef, PrintView, SlipPage, SlipPrint } from '../shapes/print.ts'
import { CaseOnly, desk, floor, staff } from './callers.ts'

export const printCommands = {
  'slip.print': command({ at: 'shell', kind: 'write', by: floor, from: ['desk'], deadline: 30_000, in: SlipPrint, out: Printed }),
  'slip.saveAs': command({
    at: 'shell',
    kind: 'write',
    by: floor,
    from: ['desk'],
    deadline: 600_000,
    in: PrintRef,
    out: z.object({ saved: z.boolean() }),
  }),
  'slip.page': command({ at: 'branch', kind: 'read', by: floor, from: [...desk, 'print'], in: SlipPrint, out: SlipPage }),
  'print.keep': command({
    at: 'branch',
    kind: 'write',
    by: floor,
    from: ['print'],
    bytes: { pdf: mostPictureBytes },
    in: PrintKeep,
    out: PrintView,
  }),
  'print.list': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: CaseOnly, out: z.array(PrintView) }),
  'print.bytes': command({ at: 'branch', kind: 'read', by: floor, from: [...desk, 'print'], in: PrintRef, out: PrintBytes }),
} as const
