/** Hands begun work to another teller: by the manager, or taken by a teller while its maker is marked absent. */
import type { OperatorId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { isAtCounter } from '../../../../shared/workflow/table.ts'
import { record } from '../../platform/audit/record.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { viewCase } from '../../queries/case/view.ts'
import { endHold } from '../../records/case/lease.ts'
import { caseAt, caseIdOf } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { hasEnded, isAbsent, isActive, operatorById, rolesOf } from '../../records/operator/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

/** @throws Refusal NOT_ABSENT while the maker is there */
export async function takeOver(core: Core, who: Who, { caseId, revision }: Parsed<'case.takeOver'>): Promise<Out<'case.takeOver'>> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    const maker = await operatorById(tx, row.maker_id as OperatorId)
    if (!maker || !isAbsent(maker)) throw new Refusal('NOT_ABSENT')
    await giveTo(core, tx, who, row, signedIn(who).operatorId, 'case.takeOver')
    tell('case.changed', { caseId })
  })
  return viewCase(core, who, { caseId })
}

/** @throws Refusal NOT_FOUND, NOT_ALLOWED for somebody who is no teller today */
export async function reassign(core: Core, who: Who, input: Parsed<'case.reassign'>): Promise<Out<'case.reassign'>> {
  const { caseId, revision, to, reason } = input
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseAt(tx, caseId, revision)
    const taker = await operatorById(tx, to)
    if (!taker) throw new Refusal('NOT_FOUND')
    const day = core.clock.today()
    if (!isActive(taker) || hasEnded(taker, day) || !rolesOf(taker, day).includes('teller')) throw new Refusal('NOT_ALLOWED')
    await giveTo(core, tx, who, row, to, 'case.reassign', { words: reason.length })
    tell('case.changed', { caseId })
  })
  return viewCase(core, who, { caseId })
}

/** The work stays where it stands; only its maker is another. */
async function giveTo(
  core: Core,
  tx: Tx,
  who: Who,
  row: CaseRecord,
  to: OperatorId,
  what: 'case.takeOver' | 'case.reassign',
  facts: { readonly words?: number } = {},
): Promise<void> {
  if (!isAtCounter(row.state)) throw new Refusal('WRONG_STATE', { state: row.state })
  // Whoever has checked a case cannot make it as well.
  if (row.checker_id === to) throw new Refusal('SAME_PERSON')
  const change = { maker_id: to, revision: row.revision + 1, changed_at: core.clock.now() }
  await updateOne(tx.updateTable('case_file').set(change).where('id', '=', row.id).where('revision', '=', row.revision))
  await endHold(tx, row.id)
  await record(core, tx, { who, what, caseId: caseIdOf(row), facts: { from: row.maker_id, to, ...facts } })
}
