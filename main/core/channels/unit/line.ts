/** Turns a line of a unit's sheet into a person and a form, and says what is wrong in it. */

import { tidyName } from '../../../../shared/entry/name.ts'
import { tidyNumber } from '../../../../shared/entry/number.ts'
import { tidyMobile } from '../../../../shared/entry/phone.ts'
import { completeForm, guardianAge } from '../../../../shared/form/complete.ts'
import type { FieldKey, FormDraft } from '../../../../shared/form/fields.ts'
import { checkIdentity, type Identity } from '../../../../shared/identity/check.ts'
import { documentOf } from '../../../../shared/identity/documents.ts'
import type { CardTold } from '../../../../shared/ipc/shapes/holder.ts'
import type { CompanionInput } from '../../../../shared/ipc/shapes/identity.ts'
import { ageOn } from '../../../../shared/time.ts'
import { fieldOfColumn, mustColumns, type UnitColumn, type UnitLine } from '../../../../shared/unit/columns.ts'
import { itemOfUnit, type UnitFault, type UnitReason } from '../../../../shared/unit/row.ts'
import type { Core } from '../../commands/core.ts'
import { prefilledForm } from '../../records/form/prefill.ts'
import type { UnitTerms, WrittenLine } from '../../records/unit/terms.ts'
import { documentOfNumber, type NumberedDocument } from './document.ts'
import { guardianIn } from './guardian.ts'
import { oldCardIn } from './old-card.ts'
import { codeIn, dayFaults, dayIn, emptyIn, endIn, said, sexIn } from './words.ts'

type Person = Identity & { readonly sex: '1' | '2' }

export type LineRead = {
  /** As written, to be shown and looked for. */
  readonly number: string
  readonly name: string
  /** Null where the line is too wrong for a person to be made of it. */
  readonly identity: Person | null
  readonly guardian: CompanionInput | null
  readonly draft: FormDraft
  /** The card held now, as the unit wrote it. */
  readonly told: CardTold | null
  readonly faults: readonly UnitFault[]
}

export function readLine(core: Core, written: WrittenLine, terms: UnitTerms): LineRead {
  const { line } = written
  const number = tidyNumber(line.number)
  const name = tidyName(line.name)
  const read = documentOfNumber(number, core.clock.today())
  const draft = draftOf(core, line, terms, read)
  const base = { number, name, draft, identity: null, guardian: null, told: null }
  const birth = read.ok ? (read.birth ?? dayIn(line.birth)) : null
  const minor = birth !== null && ageOn(birth, core.clock.today()) < guardianAge
  const cells = cellFaults(written, read, minor)
  if (!read.ok)
    return { ...base, faults: cells.some(({ about }) => about === 'number') ? cells : [{ about: 'number', code: read.code }, ...cells] }
  if (cells.length > 0) return { ...base, faults: cells }
  const sex = read.sex ?? sexIn(line.sex)
  if (birth === null || sex === null) throw new Error('what the number does not tell was asked of the cells')
  const identity = identityIn(line, { docType: read.docType, number, name, sex, birth }, minor)
  const { guardian, faults: ofGuardian } = minor
    ? guardianIn(core, line, identity, terms.guardiansShown)
    : { guardian: null, faults: [] as const }
  const { told, faults: ofCard } = oldCardIn(core, line, terms.reason)
  const faults = [
    ...personFaults(core, identity, line),
    ...ofGuardian,
    ...ofCard,
    ...formFaults(core, identity, guardian, draft, terms.reason),
  ]
  return { ...base, identity, guardian, told, faults: onceEach(faults) }
}

/** A child without an identity card stands in the household register, which has the same number and no end. */
const onRegister = (line: UnitLine, minor: boolean): boolean => minor && line.validFrom === '' && line.validTo === ''

const identityIn = (line: UnitLine, known: Omit<Person, 'validFrom' | 'validTo'>, minor: boolean): Person =>
  known.docType === 'RIC' && onRegister(line, minor)
    ? { ...known, docType: 'HKB', validFrom: null, validTo: null }
    : { ...known, validFrom: dayIn(line.validFrom), validTo: endIn(line.validTo) }

/** What must be written depends on what the number says by itself, and on whose document it is. */
function cellFaults({ line, figures }: WrittenLine, read: NumberedDocument, minor: boolean): UnitFault[] {
  const citizen = read.ok && documentOf(read.docType).citizen
  const unasked: readonly UnitColumn[] = citizen ? (onRegister(line, minor) ? ['validFrom', 'validTo'] : []) : ['ethnic']
  const untold: readonly UnitColumn[] = read.ok
    ? [
        ...(read.birth === null ? (['birth'] as const) : []),
        ...(read.sex === null ? (['sex'] as const) : []),
        ...(read.nationality === null ? (['nationality'] as const) : []),
      ]
    : []
  const needed = [...mustColumns.filter(key => !unasked.includes(key)), ...untold]
  const sex = line.sex !== '' && sexIn(line.sex) === null ? [said('sex', 'CELL_WORD')] : []
  // Of more than fifteen digits Excel keeps fifteen; only the first digits of such a number are true.
  const rounded = (['number', 'guardianNumber'] as const).filter(key => figures.includes(key)).map(key => said(key, 'CELL_FIGURE'))
  return [...emptyIn(line, needed), ...rounded, ...sex, ...dayFaults(line, { begins: ['birth', 'validFrom'], ends: ['validTo'] })]
}

const columnOfIdentity: { readonly [K in keyof Identity]: UnitColumn } = {
  docType: 'number',
  number: 'number',
  name: 'name',
  sex: 'number',
  birth: 'birth',
  validFrom: 'validFrom',
  validTo: 'validTo',
}

function personFaults(core: Core, identity: Identity, line: UnitLine): UnitFault[] {
  const { problems, warnings } = checkIdentity(identity, core.clock.today())
  const found: UnitFault[] = problems.map(({ field, code }) => ({ about: columnOfIdentity[field], code }))
  // The number of 2017 has the birth without its century, so what is written is held against it.
  const otherBirth = (line.birth !== '' && dayIn(line.birth) !== identity.birth) || warnings.some(({ code }) => code === 'BIRTH_DIFFERS')
  const otherSex = line.sex !== '' && sexIn(line.sex) !== identity.sex
  return [...found, ...(otherBirth ? [said('birth', 'BIRTH_OTHER')] : []), ...(otherSex ? [said('sex', 'SEX_OTHER')] : [])]
}

function draftOf(core: Core, line: UnitLine, { defaults }: UnitTerms, read: NumberedDocument): FormDraft {
  const own: FormDraft =
    !read.ok || documentOf(read.docType).citizen
      ? { ethnic: codeIn(core, 'ethnic', line.ethnic) }
      : {
          nationality: codeIn(core, 'country', line.nationality) || (read.nationality ?? undefined),
          socialNumber: line.socialNumber || undefined,
        }
  return {
    ...own,
    mobile: tidyMobile(line.mobile),
    mailAddr: line.mailAddr || defaults.mailAddr,
    occupation: codeIn(core, 'occupation', line.occupation || defaults.occupation),
    bank: defaults.bank,
    pickupWay: 'unit',
    ...(line.remark === '' ? {} : { remark: line.remark }),
  }
}

const columnsByField = new Map<FieldKey, UnitColumn>(
  Object.entries(fieldOfColumn).map(([column, field]): [FieldKey, UnitColumn] => [field, column as UnitColumn]),
)

/** Checked with the person's document and with the guardian's. */
const owned: readonly string[] = Object.keys(columnOfIdentity)

const isGuardians = (field: FieldKey): boolean => field.startsWith('agent') || field === 'guardianProof'

function formFaults(core: Core, identity: Identity, guardian: CompanionInput | null, draft: FormDraft, reason: UnitReason): UnitFault[] {
  const business = { businessType: itemOfUnit(reason), applyReason: reason, consent: true }
  const whole = { ...prefilledForm(core, identity, guardian, {}), ...draft, ...business }
  const { missing, wrong } = completeForm(whole, { isCode: core.resources.isCode }, core.clock.today())
  return [...missing.map(field => ({ field, code: 'FIELD_MISSING' })), ...wrong]
    .filter(({ field }) => !isGuardians(field))
    .map(({ field, code }) => ({ about: columnsByField.get(field) ?? field, code }))
    .filter(({ about }) => !owned.includes(about))
}

/** A cell that two rules find wrong is told once; the telephone of a child is its guardian's too. */
const onceEach = (faults: readonly UnitFault[]): UnitFault[] =>
  faults.filter((fault, at) => fault.about === 'number' || faults.findIndex(({ about }) => about === fault.about) === at)
