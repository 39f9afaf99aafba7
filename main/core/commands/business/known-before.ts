/** Finds what this branch last knew of a holder, so that a change of data shows the old beside the new. */

import { infoOf } from '../../../../shared/business/info-change.ts'
import type { FormDraft } from '../../../../shared/form/fields.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { formPaths } from '../../../../shared/workflow/path.ts'
import { agreedStates } from '../../../../shared/workflow/table.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { formIn } from '../../records/case/values.ts'

/** Empty where the branch never had the holder's form. @throws Refusal CARD_UNFIT where the card's face would change */
export async function knownBefore(tx: Tx, row: CaseRecord): Promise<FormDraft> {
  const last = await tx
    .selectFrom('case_file')
    .select(['form', 'name'])
    .where('person', '=', row.person)
    .where('id', '<>', row.id)
    .where('state', 'in', agreedStates)
    .where('path', 'in', formPaths)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last) return {}
  if (last.name !== row.name) throw new Refusal('CARD_UNFIT', { why: 'FACE_CHANGED' })
  return infoOf(formIn(last))
}
