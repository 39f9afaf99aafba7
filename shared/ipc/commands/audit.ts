/** The commands that read who did what. */
import { command } from '../command.ts'
import { AuditFind, AuditVerified, AuditView } from '../shapes/audit.ts'
import { desk, Nothing } from './callers.ts'

export const auditCommands = {
  'audit.find': command({ at: 'core', kind: 'read', by: ['manager', 'reviewer'], from: desk, in: AuditFind, out: AuditView }),
  // The whole log is read through, which takes seconds where a hundred thousand cases lie.
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
