/** The commands by which something is given out to people without the program. */
import { command } from '../command.ts'
import { CaseFileAsk, FileSaved, NamedFile, RegisterAsk, RegisterColumns } from '../shapes/disclosure.ts'
import { Printed, SlipPage } from '../shapes/print.ts'
import { desk, Nothing } from './callers.ts'

const by = ['manager'] as const

export const disclosureCommands = {
  'disclosure.casePage': command({ at: 'branch', kind: 'write', by, from: desk, deadline: 30_000, in: CaseFileAsk, out: SlipPage }),
  'disclosure.caseFile': command({ at: 'shell', kind: 'write', by, from: ['desk'], deadline: 60_000, in: CaseFileAsk, out: Printed }),
  'disclosure.columns': command({ at: 'branch', kind: 'read', by, from: desk, in: Nothing, out: RegisterColumns }),
  'disclosure.register': command({ at: 'branch', kind: 'write', by, from: desk, deadline: 120_000, in: RegisterAsk, out: NamedFile }),
  // Ten minutes, because a person is looking for a folder.
  'disclosure.saveRegister': command({
    at: 'shell',
    kind: 'write',
    by,
    from: ['desk'],
    deadline: 600_000,
    in: RegisterAsk,
    out: FileSaved,
  }),
} as const
