/** Adds an administrative division the shipped list does not have, with the notice it stands in. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { record } from '../../platform/audit/record.ts'
import type { Who } from '../../records/context.ts'
import { signedIn } from '../../records/sessions.ts'
import { takeAddedDivisions } from '../../rules/form/added-divisions.ts'
import type { Core } from '../core.ts'

/** @throws Refusal DIVISION_KNOWN for a code that is given already, BAD_INPUT for one of no province */
export async function addDivision(
  core: Core,
  who: Who,
  { code, name, since, source }: Parsed<'codes.addDivision'>,
): Promise<Out<'codes.addDivision'>> {
  const { codes } = core.resources
  if (codes.isCode('area', code)) throw new Refusal('DIVISION_KNOWN')
  if (!codes.isCode('area', `${code.slice(0, 2)}0000`)) throw new Refusal('BAD_INPUT', { fields: ['code'] })
  await core.store.write(async ({ tx }) => {
    const row = { code, name, since, source, at: core.clock.now(), operator_id: signedIn(who).operatorId }
    await tx.insertInto('division').values(row).execute()
    await record(core, tx, { who, what: 'division.add', facts: { division: code, since } })
  })
  await takeAddedDivisions(core.store.db, codes)
  const added = codes.rowOf('area', code)
  if (!added) throw new Error('a division that was added is in the book')
  return added
}
