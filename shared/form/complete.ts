/** Lists what is missing and what is wrong in a form. Pure: the screen and the core call the same function. */

import { tidyDraft } from '../entry/draft.ts'
import { tidyNumber } from '../entry/number.ts'
import { checkIdentity, type DocumentCode, Sex, ValidTo } from '../identity/check.ts'
import { DocType, documentOf, readNumber } from '../identity/documents.ts'
import type { NumberCode } from '../identity/id-number.ts'
import { checkName, type NameCode } from '../identity/person-name.ts'
import { ageOn, type Day, parseDay } from '../time.ts'
import { checkField, type FieldCode } from './check-field.ts'
import { type CodeTable, type FieldKey, type FormDraft, fieldKeys, fieldOf, isBoolField, type RequiredRule } from './fields.ts'

export const agentCodes = [
  'AGENT_NOT_HERE',
  'AGENT_IS_HOLDER',
  'AGENT_RELATION_SELF',
  'MINOR_NEEDS_GUARDIAN',
  'SOCIAL_NUMBER_DIFFERS',
  'MAIL_NOT_OFFERED',
] as const
export type AgentCode = (typeof agentCodes)[number]
export type FormCode = FieldCode | AgentCode | NumberCode | NameCode | DocumentCode

/** Facts from outside the form. Without `isCode` only the shape of a code is checked. */
export type FormFacts = {
  readonly isCode?: (table: CodeTable, code: string) => boolean
  /** Which fields this item asks for; all if omitted. */
  readonly asks?: (key: FieldKey) => boolean
  /** Reference day for the holder's age, see `caseDay`; today if omitted, as before a case is open. */
  readonly ageDay?: Day
  /** Whether the place sends cards by post; not asked if omitted. */
  readonly mail?: boolean
}
export type WrongField = { readonly field: FieldKey; readonly code: FormCode }
export type Completeness = { readonly missing: readonly FieldKey[]; readonly wrong: readonly WrongField[] }

/** Below this age a guardian acts for the holder (PBOC [2015] No. 392, and every city whose rules we read). */
export const guardianAge = 16

const docTypeOf = (text: string | undefined): DocType | null => DocType.safeParse(text).data ?? null
const dayOf = (text: string | undefined): Day | null => parseDay(text ?? '')

export function isUnder16(draft: FormDraft, day: Day): boolean {
  const birth = dayOf(draft.birth)
  return birth !== null && ageOn(birth, day) < guardianAge
}

function applies(rule: RequiredRule, draft: FormDraft, day: Day): boolean {
  const docType = docTypeOf(draft.docType)
  switch (rule) {
    case 'always':
      return true
    case 'never':
      return false
    case 'ifNoPhone':
      return (draft.phone ?? '').trim() === ''
    case 'ifCitizen':
      return docType !== null && documentOf(docType).citizen
    case 'ifDocumentEnds':
      return docType !== null && documentOf(docType).end !== 'none'
    case 'ifAgent':
      return draft.agentFlag === true
    case 'ifUnder16':
      return isUnder16(draft, day)
    default:
      return rule satisfies never
  }
}

/** Fields filled by a later step do not keep the form incomplete. */
const laterFillers: readonly (string | undefined)[] = ['photo', 'confirm']

/** Whether this field must be filled before the form counts as complete; `day` is the reference day for the holder's age. */
export function isRequired(key: FieldKey, draft: FormDraft, day: Day): boolean {
  const { required, filledBy } = fieldOf(key)
  return !laterFillers.includes(filledBy) && applies(required, draft, day)
}

// An ordinary checkbox may be false once it is answered; consent must be true.
function isFilled(key: FieldKey, draft: FormDraft): boolean {
  if (key === 'consent') return draft.consent === true
  if (isBoolField(key)) return draft[key] !== undefined
  return (draft[key] ?? '').toString().trim() !== ''
}

function wrongByKind(draft: FormDraft, facts: FormFacts): WrongField[] {
  return fieldKeys.flatMap(field => {
    const value = draft[field]
    if (typeof value !== 'string' || value.trim() === '') return []
    const code = checkField(field, value, facts.isCode)
    return code ? [{ field, code }] : []
  })
}

const identityFields = {
  docType: 'docType',
  number: 'docNumber',
  name: 'name',
  sex: 'sex',
  birth: 'birth',
  validFrom: 'docValidFrom',
  validTo: 'docValidTo',
} as const satisfies Record<string, FieldKey>

/** Checks the holder's document by the rules of the identity step once all its fields are filled; it may have expired since then. */
function wrongInIdentity(draft: FormDraft, today: Day, ageDay: Day): WrongField[] {
  const docType = docTypeOf(draft.docType)
  const sex = Sex.safeParse(draft.sex).data
  const birth = dayOf(draft.birth)
  if (!docType || !sex || !birth || !draft.docNumber || !draft.name) return []
  const validFrom = dayOf(draft.docValidFrom)
  const validTo = ValidTo.safeParse(draft.docValidTo).data ?? null
  const { problems } = checkIdentity({ docType, number: draft.docNumber, name: draft.name, sex, birth, validFrom, validTo }, today, ageDay)
  // An empty date is reported as missing, not as wrong.
  return problems
    .filter(({ code }) => code !== 'DOC_FROM_MISSING' && code !== 'DOC_TO_MISSING')
    .map(({ field, code }) => ({ field: identityFields[field], code }))
}

function wrongSocialNumber(draft: FormDraft): WrongField[] {
  const docType = docTypeOf(draft.docType)
  if (!docType || !documentOf(docType).citizen || !draft.socialNumber || !draft.docNumber) return []
  const same = tidyNumber(draft.socialNumber) === tidyNumber(draft.docNumber)
  return same ? [] : [{ field: 'socialNumber', code: 'SOCIAL_NUMBER_DIFFERS' }]
}

function wrongAgentDocument(draft: FormDraft, today: Day): WrongField[] {
  const docType = docTypeOf(draft.agentDocType)
  if (!docType) return []
  const found: WrongField[] = []
  const read = draft.agentDocNumber ? readNumber(docType, draft.agentDocNumber, today) : null
  if (read && !read.ok) found.push({ field: 'agentDocNumber', code: read.code })
  const name = draft.agentName ? checkName(draft.agentName, documentOf(docType).nameMax) : null
  if (name) found.push({ field: 'agentName', code: name })
  return found
}

function wrongInAgent(draft: FormDraft, today: Day, ageDay: Day): WrongField[] {
  if (draft.agentFlag !== true) return isUnder16(draft, ageDay) ? [{ field: 'agentFlag', code: 'MINOR_NEEDS_GUARDIAN' }] : []
  const found = wrongAgentDocument(draft, today)
  const same = draft.agentDocNumber && draft.docNumber && tidyNumber(draft.agentDocNumber) === tidyNumber(draft.docNumber)
  if (same) found.push({ field: 'agentDocNumber', code: 'AGENT_IS_HOLDER' })
  // GB/T 4761: code 01 is the holder in person.
  if (draft.agentRelation === '01') found.push({ field: 'agentRelation', code: 'AGENT_RELATION_SELF' })
  return found
}

const wrongWay = ({ pickupWay }: FormDraft, { mail = true }: FormFacts): WrongField[] =>
  pickupWay === 'mail' && !mail ? [{ field: 'pickupWay', code: 'MAIL_NOT_OFFERED' }] : []

const onePerField = (found: readonly WrongField[]): WrongField[] =>
  found.filter((wrong, place) => found.findIndex(other => other.field === wrong.field) === place)

/** One fault per field, in form order, so that a screen can step through them. */
export function completeForm(typed: FormDraft, facts: FormFacts, today: Day): Completeness {
  const draft = tidyDraft(typed)
  const { ageDay = today } = facts
  const missing = fieldKeys.filter(key => facts.asks?.(key) !== false && isRequired(key, draft, ageDay) && !isFilled(key, draft))
  const agent = wrongInAgent(draft, today, ageDay)
  const wrong = onePerField([
    ...wrongByKind(draft, facts),
    ...wrongInIdentity(draft, today, ageDay),
    ...wrongSocialNumber(draft),
    ...wrongWay(draft, facts),
    ...agent,
  ])
  wrong.sort((a, b) => fieldKeys.indexOf(a.field) - fieldKeys.indexOf(b.field))
  return { missing, wrong }
}
