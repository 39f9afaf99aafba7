/** Says by which rule what waits for a way goes out: the newest where it still is the way of the place, else the one its case was opened under. */
import { CaseId } from '../../../../shared/ids.ts'
import type { Handover, HandoverWay } from '../../../../shared/profile/handover.ts'
import type { Core } from '../../commands/core.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { caseById } from '../../records/case/rows.ts'
import { channelOfWay } from '../../records/centre/there.ts'
import { profileOf, profileOfCase } from '../../rules/profile/current.ts'

/** A manager who mends a table of codes mends it for what waits as well. Null: the place never had this way. */
export function ruleOfCase(core: Core, row: CaseRecord, way: HandoverWay): Handover | null {
  const now = profileOf(core).handover.value
  if (now?.way === way) return now
  const before = profileOfCase(core, row).handover.value
  return before?.way === way ? before : null
}

/** `left`: the place goes another way now, and what was handed in before still waits for this one. */
export type WayRule = { readonly how: Handover; readonly left: boolean }

export async function ruleOfWay(core: Core, way: HandoverWay): Promise<WayRule | null> {
  const now = profileOf(core).handover.value
  if (now?.way === way) return { how: now, left: false }
  const oldest = await core.store.db
    .selectFrom('outbox')
    .select('lane')
    .where('channel', '=', channelOfWay[way])
    .where('state', 'in', ['due', 'handed'])
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  if (!oldest) return null
  const how = ruleOfCase(core, await caseById(core.store.db, CaseId.parse(oldest.lane)), way)
  return how && { how, left: true }
}
