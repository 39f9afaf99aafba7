/** The commands that read the audit log. */
import { command } from '../command.ts'
import { AuditFind, AuditVerified, AuditView } from '../shapes/audit.ts'
import { AuditFileAsk, AuditKeyView, FileSaved, NamedFile } from '../shapes/disclosure.ts'
import { desk, Nothing } from './callers.ts'

const readers = ['manager', 'reviewer', 'auditor'] as const

export const auditCommands = {
  'audit.find': command({ at: 'branch', kind: 'read', by: readers, from: desk, in: AuditFind, out: AuditView }),
  // Reads the whole log, which takes seconds with a hundred thousand cases.
  'audit.verify': command({
    at: 'branch',
    kind: 'read',
    by: readers,
    from: desk,
    deadline: 120_000,
    in: Nothing,
    out: AuditVerified,
  }),
  'audit.key': command({ at: 'branch', kind: 'read', by: readers, from: desk, in: Nothing, out: AuditKeyView }),
  'audit.file': command({ at: 'branch', kind: 'write', by: ['manager'], from: desk, deadline: 120_000, in: AuditFileAsk, out: NamedFile }),
  // Ten minutes, because a person is looking for a folder.
  'audit.save': command({
    at: 'shell',
    kind: 'write',
    by: ['manager'],
    from: ['desk'],
    deadline: 600_000,
    in: AuditFileAsk,
    out: FileSaved,
  }),
} as const
