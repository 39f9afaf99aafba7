/** The commands that read the audit log. */
import { command } from '../command.ts'
import { AuditFind, AuditVerified, AuditView } from '../shapes/audit.ts'
import { desk, Nothing } from './callers.ts'

export const auditCommands = {
  'audit.find': command({ at: 'core', kind: 'read', by: ['manager', 'reviewer'], from: desk, in: AuditFind, out: AuditView }),
  // Reads the whole log, which takes seconds with a hundred thousand cases.
  'audit.verify': command({
    at: 'core',
    kind: 'read',
    by: ['manager', 'reviewer'],
    from: desk,
    deadline: 120_000,
    in: Nothing,
    out: AuditVerified,
  }),
} as const
