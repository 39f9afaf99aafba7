/** Tells what a document number says and what its holder has under way. */
import { ItemCode } from '../../../../shared/business/items.ts'
import { tidyName } from '../../../../shared/entry/name.ts'
import { tidyNumber } from '../../../../shared/entry/number.ts'
import { checkIdentity } from '../../../../shared/identity/check.ts'
import { readNumber } from '../../../../shared/identity/documents.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { InFlight } from '../../../../shared/ipc/shapes/identity.ts'
import { ageOn } from '../../../../shared/time.ts'
import { type CaseKind, kindOf } from '../../../../shared/workflow/path.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { caseIdOf, openCasesOf } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { personBehind } from '../../records/identity/person.ts'
import type { Core } from '../core.ts'

const lineOf = (row: CaseRecord): InFlight => ({
  caseId: caseIdOf(row),
  number: row.number,
  item: ItemCode.parse(row.item),
  state: row.state,
  openedAt: row.opened_at,
})

export async function lookUpNumber(core: Core, _who: Who, { docType, number }: Parsed<'identity.lookUp'>): Promise<Out<'identity.lookUp'>> {
  const today = core.clock.today()
  const read = readNumber(docType, number, today)
  if (!read.ok) return { problem: read.code, sex: null, birth: null, age: null, inFlight: null, act: null }
  const open = await openCasesOf(core.store.db, await personBehind(core.store.db, docType, tidyNumber(number)))
  const ofKind = (kind: CaseKind) => open.filter(({ path }) => kindOf(path) === kind).map(lineOf)[0] ?? null
  return {
    problem: null,
    sex: read.sex,
    birth: read.birth,
    age: read.birth === null ? null : ageOn(read.birth, today),
    inFlight: ofKind('application'),
    act: ofKind('act'),
  }
}

export async function judgeIdentity(core: Core, _who: Who, identity: Parsed<'identity.judge'>): Promise<Out<'identity.judge'>> {
  const { problems, warnings } = checkIdentity({ ...identity, name: tidyName(identity.name) }, core.clock.today())
  return { problems: [...problems], warnings: [...warnings] }
}
