/** Lays the whole file of a case out for somebody who gets it on paper or as a PDF; who and why is kept before it is read. */
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { caseFileOf } from '../../queries/disclosure/case-file.ts'
import { caseFilePage } from '../../queries/disclosure/case-file-page.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { keepDisclosure } from '../../records/disclosure/rows.ts'
import { signedIn } from '../../records/sessions.ts'
import type { Core } from '../core.ts'

export async function casePage(
  core: Core,
  who: Who,
  { caseId, audience, reason }: Parsed<'disclosure.casePage'>,
): Promise<Out<'disclosure.casePage'>> {
  const row = await core.store.write(async ({ tx }) => {
    const found = await caseById(tx, caseId)
    await keepDisclosure(core, tx, who, { kind: 'case-file', audience, reason, caseId })
    return found
  })
  const { name, login } = signedIn(who)
  const file = await caseFileOf(core, who, row, { audience, by: { name, login } })
  return caseFilePage(file, { styles: core.printStyles, practice: core.branch.mode === 'practice' })
}
