/** Says who came for a case that is open already, and keeps the form in step with it. */

import { ItemCode } from '../../../../shared/business/items.ts'
import { readFacts } from '../../../../shared/identity/chip.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { CompanionInput } from '../../../../shared/ipc/shapes/identity.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { move } from '../../records/case/move.ts'
import { caseAt, caseIdOf, identityOf } from '../../records/case/rows.ts'
import { formIn } from '../../records/case/values.ts'
import type { Who } from '../../records/context.ts'
import { companionFields } from '../../records/form/prefill.ts'
import { type Beside, isRight, refuseWrong } from '../../records/people/judge.ts'
import { keepCompanion, personsOf, tidied } from '../../records/people/rows.ts'
import { profileOfCase } from '../../rules/profile/current.ts'
import type { Core } from '../core.ts'

/** Papers and notices depend on who came, so the case stands again before the business step. */
export async function bringCompanion(core: Core, who: Who, input: Parsed<'people.bring'>): Promise<Out<'people.bring'>> {
  const companion = input.companion === null ? null : tidied(input.companion)
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, input.caseId, input.revision)
    refuseWrong(core, companion, besideCase(core, row, itemSaid(row)))
    const form = { ...formIn(row), ...companionFields(companion) }
    await move(core, tx, who, row, {
      on: 'bring',
      facts: {},
      set: { form: JSON.stringify(form) },
      audit: { with: companion?.role ?? 'nobody', ...(companion ? readFacts(companion.chip, companion) : {}) },
    })
    await keepCompanion(core, tx, who, input.caseId, companion)
    tell('case.changed', { caseId: input.caseId })
  })
  return viewCase(core, who, { caseId: input.caseId })
}

const besideCase = (core: Core, row: CaseRecord, item: ItemCode | null): Beside => ({
  profile: profileOfCase(core, row),
  holder: identityOf(row),
  item,
  openedAt: row.opened_at,
})

/** The item counts once the holder has said it, by a ticket or at the business step. */
const itemSaid = (row: CaseRecord): ItemCode | null => (row.ticket_id === null && row.reason === null ? null : ItemCode.parse(row.item))

/**
 * Before an item is taken: a minor has a guardian in the chair, and whoever came may come for this item with what they brought.
 * @throws Refusal GUARDIAN_NEEDED, COMPANION_WRONG
 */
export async function refuseUnattended(core: Core, tx: Tx, row: CaseRecord, item: ItemCode): Promise<void> {
  const [companion = null] = await personsOf(tx, caseIdOf(row))
  refuseWrong(core, companion, besideCase(core, row, item))
}

/** Whether whoever came may come for the case as it is now. */
export const isAttended = (core: Core, row: CaseRecord, companion: CompanionInput | null): boolean =>
  isRight(core, companion, besideCase(core, row, itemSaid(row)))

/** @throws Refusal COMPANION_WRONG, GUARDIAN_NEEDED */
export const refuseWrongFor = (core: Core, row: CaseRecord, companion: CompanionInput | null): void =>
  refuseWrong(core, companion, besideCase(core, row, itemSaid(row)))
