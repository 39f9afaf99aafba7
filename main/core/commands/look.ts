/** Notes each look at a picture or paper outside one's own step. */
import type { CaseId } from '../../../shared/ids.ts'
import { record } from '../platform/audit/record.ts'
import type { Who } from '../records/context.ts'
import type { Core } from './core.ts'

export const noteLook = (
  core: Core,
  who: Who,
  caseId: CaseId,
  facts: { readonly picture?: string; readonly paper?: string },
): Promise<void> => core.store.write(({ tx }) => record(core, tx, { who, what: 'case.look', caseId, facts }))
