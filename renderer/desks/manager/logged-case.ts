/** Names the case whose log is shown. */
import type { CaseId } from '../../../shared/ids.ts'

export type LoggedCase = { readonly id: CaseId; readonly number: string }
