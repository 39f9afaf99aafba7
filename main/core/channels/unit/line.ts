/** Turns a line of a unit's sheet into a person and a form, and says what is wrong in it. */

import { tidyName } from '../../../../shared/entry/name.ts'
import { tidyNumber } from '../../../../shared/entry/number.ts'
import { tidyMobile } from '../../../../shared/entry/phone.ts'
import { completeForm, guardianAge } from '../../../../shared/form/complete.ts'
import type { FieldKey, FormDraft } from '../../../../shared/form/fields.ts'
import { checkIdentity, type Identity } from '../../../../shared/identity/check.ts'
import { readNumber } from '../../../../shared/identity/documents.ts'
import type { CardTold } from '../../../../shared/ipc/shapes/holder.ts'
import type { CompanionInput } from '../../../../shared/ipc/shapes/identity.ts'
import { ageOn } from '../../../../shared/time.ts'
import { fieldOfColumn, mustColumns, type UnitColumn, type UnitLine } from '../../../../shared/unit/columns.ts'
import { itemOfUnit, type UnitFault, type UnitReason } from '../../../../shared/unit/row.ts'
import type { Core } from '../../commands/core.ts'
import { prefilledForm } from '../../records/form/prefill.ts'
import type { UnitTerms, WrittenLine } from '../../records/unit/terms.ts'
import { guardianIn } from './guardian.ts'
import { oldCardIn } from './old-card.ts'
import { codeIn, dayFaults, dayIn, emptyIn, endIn, said } from './words.ts'

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
  const draft = draftOf(core, line, terms)
  const base = { number, name, draft, identity: null, guardian: null, told: null }
  const read = readNumber('RIC', number, core.clock.today())
  const minor = read.ok && read.birth !== null && ageOn(read.birth, core.clock.today()) < guardianAge
  const cells = cellFaults(written, minor)
  if (cells.length > 0) return { ...base, faults: cells }
  if (!read.ok) return { ...base, faults: [{ about: 'number', code: read.code }] }
  if (read.birth === null || read.sex === null) throw new Error('a citizen number tells birth and sex')
  const identity = identityIn(line, { number, name, sex: read.sex, birth: read.birth }, minor)
  const { guardian, faults: ofGuardian } = minor
    ? guardianIn(core, line, identity, terms.guardiansShown)
    : { guardian: null, faults: [] as const }
  const { told, faults: ofCard } = oldCardIn(core, line, terms.reason)
  const faults = [
    ...personFaults(core, identity, line.birth),
    ...ofGuardian,
    ...ofCard,
    ...formFaults(core, identity, guardian, draft, terms.reason),
  ]
  return { ...base, identity, guardian, told, faults: onceEach(faults) }
}

/** A child without an identity card stands in the household register, which has the same number and no end. */
const onRegister = (line: UnitLine, minor: boolean): boolean => minor && line.validFrom === '' && line.validTo === ''

const identityIn = (line: UnitLine, known: Pick<Person, 'number' | 'name' | 'sex' | 'birth'>, minor: boolean): Person =>
  onRegister(line, minor)
    ? { docType: 'HKB', ...known, validFrom: null, validTo: null }
    : { docType: 'RIC', ...known, validFrom: dayIn(line.validFrom), validTo: endIn(line.validTo) }

function cellFaults({ line, figures }: WrittenLine, minor: boolean): UnitFault[] {
  const dates: readonly UnitColumn[] = ['validFrom', 'validTo']
  const needed = mustColumns.filter(key => !(onRegister(line, minor) && dates.includes(key)))
  // Of more than fifteen digits Excel keeps fifteen; only the first digits of such a number are true.
  const rounded = (['number', 'guardianNumber'] as const).filter(key => figures.includes(key)).map(key => said(key, 'CELL_FIGURE'))
  return [...emptyIn(line, needed), ...rounded, ...dayFaults(line, { begins: ['birth', 'validFrom'], ends: ['validTo'] })]
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

function personFaults(core: Core, identity: Identity, birthWritten: string): UnitFault[] {
  const { problems } = checkIdentity(identity, core.clock.today())
  const found: UnitFault[] = problems.map(({ field, code }) => ({ about: columnOfIdentity[field], code }))
  return birthWritten !== '' && dayIn(birthWritten) !== identity.birth ? [...found, said('birth', 'BIRTH_OTHER')] : found
}

function draftOf(core: Core, line: UnitLine, { defaults }: UnitTerms): FormDraft {
  return {
    ethnic: codeIn(core, 'ethnic', line.ethnic),
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
