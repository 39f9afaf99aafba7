/** Takes a way back on a practice store, whose key lies beside it. */
import { type Restored, takeWay } from '../../main/core/platform/store/copies/restore.ts'
import type { Instant } from '../../shared/time.ts'

export const putBack = (folder: string, way: string, now: Instant): Promise<Restored> => takeWay(folder, way, { kind: 'beside' }, now)
