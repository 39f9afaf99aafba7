/** The commands that read who did what. */
import { command } from '../command.ts'
import { AuditFind, AuditView } from '../shapes/audit.ts'
import { desk } from './callers.ts'

export const auditCommands = {
  'audit.find': command({ at: 'core', kind: 'read', by: ['manager', 'reviewer'], from: desk, in: AuditFind, out: AuditView }),
} as const
