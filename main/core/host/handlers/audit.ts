/** Names the functions behind the commands of shared/ipc/commands/audit.ts. */
import type { Handlers } from '../../../../shared/ipc/dispatch.ts'
import type { Core } from '../../commands/core.ts'
import { auditFile } from '../../commands/disclosure/audit-file.ts'
import { verifyAudit } from '../../platform/audit/verify.ts'
import { findAudit } from '../../queries/audit/find.ts'
import { auditKey } from '../../queries/audit/key.ts'
import type { Who } from '../../records/context.ts'

export const auditHandlers = {
  'audit.find': findAudit,
  'audit.verify': verifyAudit,
  'audit.key': auditKey,
  'audit.file': auditFile,
} satisfies Partial<Handlers<'branch', Core, Who>>
