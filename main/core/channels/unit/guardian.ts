/** Makes the guardian of a minor in a unit's sheet, checked by the rules of whoever sits in the chair with a child. */

import { tidyName } from '../../../../shared/entry/name.ts'
import { tidyNumber } from '../../../../shared/entry/number.ts'
import { tidyMobile } from '../../../../shared/entry/phone.ts'
import type { Identity } from '../../../../shared/identity/check.ts'
import { type CompanionField, type GuardianProof, guardianProofs } from '../../../../shared/identity/companion.ts'
import type { CompanionInput } from '../../../../shared/ipc/shapes/identity.ts'
import { unitSheetText } from '../../../../shared/strings/zh-CN/unit-sheet.ts'
import type { UnitColumn, UnitLine } from '../../../../shared/unit/columns.ts'
import type { UnitFault } from '../../../../shared/unit/row.ts'
import type { Core } from '../../commands/core.ts'
import { judged } from '../../records/people/judge.ts'
import { profileOf } from '../../rules/profile/current.ts'
import { documentOfNumber } from './document.ts'
import { codeIn, dayFaults, dayIn, emptyIn, endIn, said, yesIn } from './words.ts'

const must = ['guardianName', 'guardianNumber', 'guardianRelation', 'guardianFrom', 'guardianTo', 'guardianConsent'] as const

type Found = { readonly guardian: CompanionInput | null; readonly faults: readonly UnitFault[] }

/** `shown`: whether the teller has seen the guardians' papers. Without them, or the guardian's yes, no child is taken on. */
export function guardianIn(core: Core, line: UnitLine, holder: Identity, shown: boolean): Found {
  if (!shown) return { guardian: null, faults: [said('number', 'MINOR')] }
  const faults = cellFaults(line)
  if (faults.length > 0) return { guardian: null, faults }
  const number = tidyNumber(line.guardianNumber)
  const read = documentOfNumber(number, core.clock.today())
  if (!read.ok) return { guardian: null, faults: [{ about: 'guardianNumber', code: read.code }] }
  // The sheet has no cells for what the card of 2017 leaves out; such a guardian comes to the counter.
  if (read.birth === null || read.sex === null) return { guardian: null, faults: [{ about: 'guardianNumber', code: 'ID_KIND' }] }
  const guardian: CompanionInput = {
    role: 'guardian',
    docType: read.docType,
    number,
    name: tidyName(line.guardianName),
    sex: read.sex,
    birth: read.birth,
    validFrom: dayIn(line.guardianFrom),
    validTo: endIn(line.guardianTo),
    relation: codeIn(core, 'relation', line.guardianRelation),
    // A child's own number is the guardian's to give.
    mobile: tidyMobile(line.mobile),
    letter: 'none',
    proof: proofIn(line.guardianProof),
  }
  const { problems } = judged(core, guardian, { profile: profileOf(core), holder, item: null, openedAt: null })
  return { guardian, faults: problems.map(({ field, code }) => ({ about: columnOf[field], code })) }
}

function cellFaults(line: UnitLine): UnitFault[] {
  const agreed = yesIn(line.guardianConsent)
  return [
    ...emptyIn(line, must),
    ...dayFaults(line, { begins: ['guardianFrom'], ends: ['guardianTo'] }),
    ...(proofIn(line.guardianProof) === null ? [said('guardianProof', 'CELL_WORD')] : []),
    ...(line.guardianConsent !== '' && agreed === null ? [said('guardianConsent', 'CELL_YES_NO')] : []),
    ...(agreed === false ? [said('guardianConsent', 'GUARDIAN_NO')] : []),
  ]
}

/** Nearly every child stands in its parents' household register. */
function proofIn(cell: string): GuardianProof | null {
  if (cell === '') return 'register'
  return guardianProofs.find(proof => unitSheetText.proofWords[proof].includes(cell)) ?? null
}

const columnOf: { readonly [F in CompanionField]: UnitColumn } = {
  role: 'guardianRelation',
  docType: 'guardianNumber',
  number: 'guardianNumber',
  name: 'guardianName',
  sex: 'guardianNumber',
  birth: 'guardianNumber',
  validFrom: 'guardianFrom',
  validTo: 'guardianTo',
  relation: 'guardianRelation',
  mobile: 'mobile',
  letter: 'guardianProof',
  proof: 'guardianProof',
}
