/** Tells what a document number says and whether its holder already has a case under way. */
import { checkIdentity } from '../../../shared/identity/check.ts'
import { readNumber } from '../../../shared/identity/documents.ts'
import { tidyNumber } from '../../../shared/identity/id-number.ts'
import { tidyName } from '../../../shared/identity/person-name.ts'
import type { Out, Parsed } from '../../../shared/ipc/contract.ts'
import { ageOn } from '../../../shared/time.ts'
import { caseIdOf, openCaseOf } from '../case/rows.ts'
import type { Core, Who } from '../core.ts'

export async function lookUpNumber(core: Core, _who: Who, { docType, number }: Parsed<'identity.lookUp'>): Promise<Out<'identity.lookUp'>> {
  const today = core.clock.today()
  const read = readNumber(docType, number, today)
  if (!read.ok) return { problem: read.code, sex: null, birth: null, age: null, inFlight: null }
  const open = await openCaseOf(core.store.db, docType, tidyNumber(number))
  return {
    problem: null,
    sex: read.sex,
    birth: read.birth,
    age: read.birth === null ? null : ageOn(read.birth, today),
    inFlight: open ? { caseId: caseIdOf(open), number: open.number, state: open.state, openedAt: open.opened_at } : null,
  }
}

export async function judgeIdentity(core: Core, _who: Who, identity: Parsed<'identity.judge'>): Promise<Out<'identity.judge'>> {
  const { problems, warnings } = checkIdentity({ ...identity, name: tidyName(identity.name) }, core.clock.today())
  return { problems: [...problems], warnings: [...warnings] }
}
