/** Puts right what was recorded wrong: old value, new value, reason, second person, and all that hangs on it in one unit of work. */

import { shownValues } from '../../../../shared/access/mask-view.ts'
import { factOf, isCorrectable, needsSecond } from '../../../../shared/correction/facts.ts'
import { CorrectionId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { CorrectedValues, CorrectionChange } from '../../../../shared/ipc/shapes/correction.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { newId } from '../../platform/new-id.ts'
import { refuseUnseen, sightIn } from '../../queries/case/sight.ts'
import { caseById, caseIdOf } from '../../records/case/rows.ts'
import { isConfirmed } from '../../records/confirm/elsewhere.ts'
import type { Who } from '../../records/context.ts'
import { correctionById, keepCorrection } from '../../records/correction/rows.ts'
import { type Seconder, secondPerson } from '../../records/operator/second-person.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'
import { factModules } from './all.ts'
import type { AnyFact, Standing } from './fact.ts'

/** @throws Refusal NOT_ALLOWED, MASKED, CORRECTION_LATE, CORRECTION_ALONE, NOTHING_CHANGED, and whatever the fact or the second person refuses */
export async function makeCorrection(core: Core, who: Who, input: Parsed<'correction.make'>): Promise<Out<'correction.make'>> {
  const { change, reason } = input
  if (!factOf(change.fact).by.some(role => signedIn(who).roles.includes(role))) throw new Refusal('NOT_ALLOWED')
  // Who does not see what stands there would put a mask in its place.
  if (change.fact === 'identity' || change.fact === 'agent') await refuseUnseen(core, who, change.caseId, 'name', 'number')
  // Proving a password takes long and counts wrong tries, so it stands outside the unit of work.
  const second = input.second === null ? null : await secondPerson(core, who, { ...input.second, reason })
  const id = await correct(core, who, change, reason, second)
  const made = await correctionById(core.store.db, id)
  if (!('caseId' in change)) return made
  const { open } = await sightIn(core, who, await caseById(core.store.db, change.caseId))
  return { ...made, was: shownValues(open, made.was), now: shownValues(open, made.now) }
}

async function correct(core: Core, who: Who, change: CorrectionChange, reason: string, second: Seconder | null): Promise<CorrectionId> {
  const fact = factOf(change.fact)
  // The compiler does not follow that a change of some fact meets the module of that fact.
  const [module, own]: [AnyFact, never] = [factModules[change.fact], change as never]
  const id = CorrectionId.parse(newId())
  await core.store.write(async ({ tx, tell }) => {
    const standing = await module.read(core, tx, who, own)
    const { row, subjectId } = standing
    if (fact.on !== null && (row === null || !isCorrectable(fact, row)))
      throw new Refusal('CORRECTION_LATE', { state: row?.state ?? null, fact: change.fact })
    if (second === null && needsSecond(fact, row)) throw new Refusal('CORRECTION_ALONE')
    const { was, now } = differing(standing)
    const values = Object.keys(now)
    if (values.length === 0) throw new Refusal('NOTHING_CHANGED')
    const resign = row !== null && isConfirmed(row) && fact.resign.some(value => values.includes(value))
    const applied = await module.apply(core, tx, who, own, standing, { id, reason, second, resign })
    const caseId = row === null ? null : caseIdOf(row)
    await keepCorrection(core, tx, who, {
      ...{ id, fact: change.fact, subject: fact.subject, subjectId, caseId, was, now, reason, second, resigned: resign },
      kept: applied.kept ?? null,
      from: row?.state ?? null,
      to: applied.row?.state ?? row?.state ?? null,
    })
    if (caseId !== null) tell('case.changed', { caseId })
    module.tell?.(tell)
  })
  return id
}

function differing({ was, now }: Standing): { readonly was: CorrectedValues; readonly now: CorrectedValues } {
  const changed = Object.keys(now).filter(key => JSON.stringify(was[key] ?? null) !== JSON.stringify(now[key] ?? null))
  const only = (values: CorrectedValues) => Object.fromEntries(changed.map(key => [key, values[key] ?? null]))
  return { was: only(was), now: only(now) }
}
