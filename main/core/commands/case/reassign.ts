/** Hands begun work to another teller: by the manager, or taken by a teller while its maker is marked absent. */
import type { OperatorId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { viewCase } from '../../queries/case/view.ts'
import { giveTo } from '../../records/case/give.ts'
import { caseAt } from '../../records/case/rows.ts'
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
