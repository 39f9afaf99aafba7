/** Shows the rules that hold today, and those a case began with. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import type { RulesContext } from '../../rules/context.ts'
import { profileOf, profileOfCase } from '../../rules/profile/current.ts'

export async function viewProfile(core: RulesContext): Promise<Out<'profile.view'>> {
  return profileOf(core)
}

export async function viewProfileOfCase(
  core: RulesContext,
  _who: Who,
  { caseId }: Parsed<'profile.ofCase'>,
): Promise<Out<'profile.ofCase'>> {
  return profileOfCase(core, await caseById(core.store.db, caseId))
}

export async function viewPhotoSpec(core: RulesContext, _who: Who, { caseId }: Parsed<'photo.spec'>): Promise<Out<'photo.spec'>> {
  return profileOfCase(core, await caseById(core.store.db, caseId)).photo.value
}
