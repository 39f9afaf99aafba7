/** Takes down that the holder agreed elsewhere: on a screen of an online channel, or by signing a unit's sheet. */
import type { SignWay } from '../../../../shared/confirm/ways.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import type { Instant } from '../../../../shared/time.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { move } from '../case/move.ts'
import { caseById } from '../case/rows.ts'
import type { RecordsContext, Who } from '../context.ts'

export type ConfirmWay = NonNullable<CaseRecord['confirmed_by']>
type Confirmed = Pick<CaseRecord, 'confirmed_by' | 'signature'>

export const confirmedBy = ({ confirmed_by, signature }: Confirmed): ConfirmWay | null =>
  confirmed_by ?? (signature === null ? null : 'pad')
export const isConfirmed = (row: Confirmed): boolean => confirmedBy(row) !== null

/** `at` is when the holder agreed, as the channel or the sheet tells it. */
export async function confirmElsewhere(
  core: RecordsContext,
  who: Who,
  caseId: CaseId,
  by: Exclude<ConfirmWay, SignWay>,
  at: Instant,
): Promise<void> {
  await core.store.write(async ({ tx }) => {
    const row = await caseById(tx, caseId)
    const set = { signature: null, signed_at: at, confirmed_by: by }
    await move(core, tx, who, row, { on: 'confirm', facts: { signed: true }, set, audit: { by } })
  })
}
