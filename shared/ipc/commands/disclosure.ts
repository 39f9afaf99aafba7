/** The commands by which something is given out to people without the program. */
import { command } from '../command.ts'
import { CaseFileAsk } from '../shapes/disclosure.ts'
import { Printed, SlipPage } from '../shapes/print.ts'
import { desk } from './callers.ts'

const by = ['manager'] as const

export const disclosureCommands = {
  'disclosure.casePage': command({ at: 'core', kind: 'write', by, from: desk, deadline: 30_000, in: CaseFileAsk, out: SlipPage }),
  'disclosure.caseFile': command({ at: 'shell', kind: 'write', by, from: ['desk'], deadline: 60_000, in: CaseFileAsk, out: Printed }),
} as const
