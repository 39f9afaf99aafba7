/** Turns a line of a unit's sheet into a person and a form, and says what is wrong in it. */
import { completeForm, guardianAge } from '../../../shared/form/complete.ts'
import type { FieldKey, FormDraft } from '../../../shared/form/fields.ts'
import { checkIdentity, type Identity } from '../../../shared/identity/check.ts'
import { readNumber } from '../../../shared/identity/documents.ts'
import { tidyNumber } from '../../../shared/identity/id-number.ts'
import { tidyName } from '../../../shared/identity/person-name.ts'
import type { UnitDefaults } from '../../../shared/ipc/shapes/unit.ts'
import { unitSheetText } from '../../../shared/strings/zh-CN/unit.ts'
import { ageOn, type Day, parseDay, parseDay8 } from '../../../shared/time.ts'
import { fieldOfColumn, mustColumns, type UnitColumn } from '../../../shared/unit/columns.ts'
import type { UnitFault, UnitFaultCode } from '../../../shared/unit/row.ts'
import type { z } from '../../../shared/zod.ts'
import type { Core } from '../core.ts'
import { prefilledForm } from '../form/prefill.ts'
import type { WrittenLine } from './sheet.ts'

export const unitItem = 'BATCH'
export const unitReason = 'FIRST_CARD'

export type Defaults = z.infer<typeof UnitDefaults>
export type LineRead = {
  /** As written, to be shown and looked for. */
  readonly number: string
  readonly name: string
  /** Null where the line is too wrong for a person to be made of it. */
  readonly identity: (Identity & { readonly sex: '1' | '2' }) | null
  readonly draft: FormDraft
  readonly faults: readonly UnitFault[]
}

const said = (about: UnitColumn, code: UnitFaultCode): UnitFault => ({ about, code })
const isLong = (text: string): boolean => unitSheetText.longWords.some(word => word === text)
const dayIn = (text: string): Day | null => parseDay8(text.replaceAll(/[-./]/g, '')) ?? parseDay(text)
const isDayOrLong = (text: string): boolean => isLong(text) || dayIn(text) !== null

export function readLine(core: Core, written: WrittenLine, defaults: Defaults): LineRead {
  const { line } = written
  const number = tidyNumber(line.number)
  const name = tidyName(line.name)
  const cells = cellFaults(written)
  const draft = draftOf(core, written, defaults)
  const base = { number, name, draft }
  if (cells.length > 0) return { ...base, identity: null, faults: cells }
  const read = readNumber('RIC', number, core.clock.today())
  if (!read.ok) return { ...base, identity: null, faults: [{ about: 'number', code: read.code }] }
  if (read.birth === null || read.sex === null) throw new Error('a citizen number tells birth and sex')
  const validTo = isLong(line.validTo) ? ('long' as const) : dayIn(line.validTo)
  const identity = { docType: 'RIC' as const, number, name, sex: read.sex, birth: read.birth, validFrom: dayIn(line.validFrom), validTo }
  const person = personFaults(core, identity, line.birth)
  // A minor's form lacks its guardian besides, which says the same a second time.
  const minor = person.some(({ code }) => code === 'MINOR')
  const faults = minor ? person : [...person, ...formFaults(core, identity, draft)]
  return { ...base, identity, faults }
}

function cellFaults({ line, figures }: WrittenLine): UnitFault[] {
  const empty = mustColumns.filter(key => line[key] === '').map(key => said(key, 'CELL_EMPTY'))
  // Of more than fifteen digits Excel keeps fifteen; only the first digits of such a number are true.
  const rounded = figures.includes('number') ? [said('number', 'CELL_FIGURE')] : []
  const days = (['birth', 'validFrom', 'validTo'] as const).filter(key => line[key] !== '')
  const wrong = days.filter(key => (key === 'validTo' ? !isDayOrLong(line[key]) : dayIn(line[key]) === null))
  return [...empty, ...rounded, ...wrong.map(key => said(key, 'CELL_DAY'))]
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
  const today = core.clock.today()
  const found: UnitFault[] = checkIdentity(identity, today).problems.map(({ field, code }) => ({ about: columnOfIdentity[field], code }))
  if (birthWritten !== '' && dayIn(birthWritten) !== identity.birth) found.push(said('birth', 'BIRTH_OTHER'))
  if (ageOn(identity.birth, today) < guardianAge) found.push(said('number', 'MINOR'))
  return found
}

/** A code as it stands, or the code of the name written; what is neither stays, so that it is refused by its own rule. */
function codeOf(core: Core, table: 'ethnic' | 'occupation', text: string): string {
  if (text === '' || core.resources.isCode(table, text)) return text
  const named = text.endsWith(ethnicEnd) || table !== 'ethnic' ? [text] : [text, text + ethnicEnd]
  const found = named.flatMap(word => core.resources.codes.find({ table, text: word, limit: 5 }).filter(row => row.name === word))
  return found[0]?.code ?? text
}
const ethnicEnd = '\u65cf'

function draftOf(core: Core, { line }: WrittenLine, defaults: Defaults): FormDraft {
  return {
    ethnic: codeOf(core, 'ethnic', line.ethnic),
    mobile: line.mobile.replaceAll(/[\s-]/g, ''),
    mailAddr: line.mailAddr || defaults.mailAddr,
    occupation: codeOf(core, 'occupation', line.occupation || defaults.occupation),
    bank: defaults.bank,
    pickupWay: 'unit',
    ...(line.remark === '' ? {} : { remark: line.remark }),
  }
}

const columnsByField = new Map<FieldKey, UnitColumn>(
  Object.entries(fieldOfColumn).map(([column, field]): [FieldKey, UnitColumn] => [field, column as UnitColumn]),
)

function formFaults(core: Core, identity: Identity, draft: FormDraft): UnitFault[] {
  const whole = { ...prefilledForm(core, identity, null, {}), ...draft, businessType: unitItem, applyReason: unitReason, consent: true }
  const { missing, wrong } = completeForm(whole, { isCode: core.resources.isCode }, core.clock.today())
  const owned: readonly string[] = Object.keys(columnOfIdentity)
  const faults = [...missing.map(field => ({ field, code: 'FIELD_MISSING' })), ...wrong]
  // What the document says was checked with the document.
  return faults
    .map(({ field, code }) => ({ about: columnsByField.get(field) ?? field, code }))
    .filter(({ about }) => !owned.includes(about))
}
