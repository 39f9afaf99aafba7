/** The commands of slips. */
import { z } from '../../zod.ts'
import { command } from '../command.ts'
import { mostPictureBytes } from '../measure.ts'
import {
  PrintBegun,
  PrintBytes,
  PrintEnd,
  Printed,
  PrintJobView,
  PrintKeep,
  PrintRef,
  PrintSend,
  PrintView,
  SlipPage,
  SlipPrint,
} from '../shapes/print.ts'
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
    bytes: { pdf: mostPictureBytes, dots: mostPictureBytes },
    in: PrintKeep,
    out: PrintView,
  }),
  /** To the printer this counter chose for such a paper. Answers what became of it; a printer in trouble is no refusal. */
  'slip.send': command({ at: 'shell', kind: 'write', by: floor, from: ['desk'], deadline: 60_000, in: PrintSend, out: PrintJobView }),
  'print.begin': command({ at: 'branch', kind: 'write', by: floor, from: ['print'], in: PrintSend, out: PrintBegun }),
  /** Where whoever printed has locked the screen or left meanwhile, nobody ends the job and somebody has to look at the printer. */
  'print.end': command({ at: 'branch', kind: 'write', by: floor, from: ['print'], in: PrintEnd, out: PrintJobView }),
  'print.jobs': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: CaseOnly, out: z.array(PrintJobView) }),
  'print.list': command({ at: 'branch', kind: 'read', by: staff, from: desk, in: CaseOnly, out: z.array(PrintView) }),
  'print.bytes': command({ at: 'branch', kind: 'read', by: floor, from: [...desk, 'print'], in: PrintRef, out: PrintBytes }),
} as const
