/** Tests when a form is complete, and that each fault lands on its field. */
import { expect, test } from 'vitest'
import { fieldCodes } from '../../../shared/form/check-field.ts'
import { agentCodes, completeForm, isRequired } from '../../../shared/form/complete.ts'
import { type FieldKey, FormDraft, fieldGroups, fieldKeys, fieldOf, fields } from '../../../shared/form/fields.ts'
import { checkCharacter } from '../../../shared/identity/id-number.ts'
import { fieldGroupText, fieldText, formProblemText } from '../../../shared/strings/zh-CN/form.ts'
import { Day } from '../../../shared/time.ts'

const today = Day.parse('2026-11-22')
const numbered = (digits17: string) => `${digits17}${checkCharacter(digits17)}`

// Made-up people.
const whole: FormDraft = {
  businessType: 'REPLACE_PHOTO',
  applyReason: 'LOOKS_CHANGED',
  name: '林晓',
  docType: 'RIC',
  docNumber: numbered('34020719880415002'),
  socialNumber: numbered('34020719880415002'),
  docValidFrom: '2016-05-12',
  docValidTo: '2036-05-12',
  sex: '2',
  birth: '1988-04-15',
  ethnic: '01',
  nationality: 'CHN',
  mobile: '13800000000',
  mailAddr: '示范市示范区示范路1号',
  occupation: '3',
  areaCode: '340200',
  bank: '102',
  pickupWay: 'branch',
  pickupBranch: '示范支行',
  agentFlag: false,
  consent: true,
}
const agent: FormDraft = {
  agentFlag: true,
  agentName: '周明',
  agentDocType: 'RIC',
  agentDocNumber: numbered('34020719600415001'),
  agentMobile: '13900000000',
  agentRelation: '51',
}
const judge = (change: FormDraft) => completeForm({ ...whole, ...change }, {}, today)
const wrong = (change: FormDraft) => judge(change).wrong.map(({ field, code }) => `${field} ${code}`)

test('a form filled with care is complete', () => {
  expect(judge({})).toEqual({ missing: [], wrong: [] })
})

test('an empty form lists what is missing in the order of the form, and nothing of later steps', () => {
  const { missing, wrong: faults } = completeForm({}, {}, today)
  expect(faults).toEqual([])
  expect(missing).toEqual(fieldKeys.filter(key => missing.includes(key)))
  expect(missing).toContain('mobile')
  for (const later of ['photoSource', 'customerSign', 'agentName', 'guardianProof', 'ethnic', 'phone'] as const)
    expect(missing).not.toContain(later)
})

test('each required field alone is missed when it is emptied', () => {
  for (const key of fieldKeys.filter(field => isRequired(field, whole, today))) {
    expect(judge({ [key]: undefined }).missing, key).toContain(key)
  }
})

test.each<[string, FormDraft]>([
  ['a phone with a dash', { phone: '010-88886666' }],
  ['a mobile number with its country and gaps', { mobile: '+86 138-0000-0000' }],
  ['hidden marks in an address', { mailAddr: '\u202d示范路1号\u202c' }],
  ['a day with strokes', { docValidFrom: '2020/1/1' }],
  ['a name of fifty characters', { name: '阿卜杜外力江·阿卜杜热合曼托合提'.padEnd(50, '提') }],
])('%s is taken as what it is', (_, change) => {
  expect(wrong(change)).toEqual([])
})

test('blanks do not fill a field and consent must be given, not answered', () => {
  expect(judge({ mailAddr: '   ' }).missing).toEqual(['mailAddr'])
  expect(judge({ consent: false }).missing).toEqual(['consent'])
})

test.each<[string, FormDraft, string]>([
  ['a mobile number with a digit too few', { mobile: '1380000000' }, 'mobile MOBILE_WRONG'],
  ['a mobile number of no network', { mobile: '12345678901' }, 'mobile MOBILE_WRONG'],
  ['a phone without its area code', { phone: '88886666' }, 'phone PHONE_WRONG'],
  ['a mobile number of Hong Kong', { mobile: '+852 9123 4567' }, 'mobile MOBILE_ABROAD'],
  ['a postcode of five digits', { postcode: '24100' }, 'postcode POSTCODE_WRONG'],
  ['an address longer than the card system takes', { mailAddr: '路'.repeat(71) }, 'mailAddr FIELD_LONG'],
  ['a self-made character in an address', { mailAddr: '示范路\ue001号' }, 'mailAddr FIELD_PRIVATE_USE'],
  ['a character that was read in the wrong encoding', { remark: 'a\ufffdb' }, 'remark FIELD_CHARS'],
  ['a name of fifty-one characters', { name: '阿'.repeat(51) }, 'name NAME_LONG'],
  ['a birth that is no day', { birth: '1988-02-30' }, 'birth FIELD_DAY'],
  ['a way of pickup nobody knows', { pickupWay: 'drone' }, 'pickupWay FIELD_CODE'],
  ['a number with one digit wrong', { docNumber: '340207198804150031', socialNumber: '340207198804150031' }, 'docNumber ID_CHECK_DIGIT'],
  ['a document that has ended', { docValidTo: '2026-11-21', docValidFrom: '2016-11-21' }, 'docValidTo DOC_EXPIRED'],
  ['a social number that is not the citizen number', { socialNumber: '340207198804150020' }, 'socialNumber SOCIAL_NUMBER_DIFFERS'],
])('%s is named on its field', (_, change, fault) => {
  expect(wrong(change)).toEqual([fault])
})

test('an area code outside every table is taken, since divisions come and go', () => {
  expect(completeForm({ ...whole, areaCode: '340299' }, { isCode: () => true }, today).wrong).toEqual([])
  expect(wrong({ areaCode: '3402' })).toEqual(['areaCode FIELD_CODE'])
})

test('the core also asks whether a code stands in its table', () => {
  const isCode = (table: string, code: string) => !(table === 'ethnic' && code === '77')
  expect(completeForm({ ...whole, ethnic: '77' }, { isCode }, today).wrong).toEqual([{ field: 'ethnic', code: 'FIELD_CODE' }])
})

test('someone who comes for another fills in who they are', () => {
  expect(judge({ agentFlag: true }).missing).toEqual(['agentName', 'agentDocType', 'agentDocNumber', 'agentMobile', 'agentRelation'])
  expect(judge(agent)).toEqual({ missing: [], wrong: [] })
})

test('nobody is their own agent', () => {
  expect(wrong({ ...agent, agentDocNumber: whole.docNumber, agentRelation: '01' })).toEqual([
    'agentDocNumber AGENT_IS_HOLDER',
    'agentRelation AGENT_RELATION_SELF',
  ])
})

test('a child comes with a guardian and a paper that says so', () => {
  const number = numbered('34020720150601001')
  const child: FormDraft = {
    docType: 'HKB',
    docNumber: number,
    socialNumber: number,
    birth: '2015-06-01',
    sex: '1',
    docValidFrom: undefined,
    docValidTo: undefined,
  }
  expect(judge(child)).toEqual({ missing: ['guardianProof'], wrong: [{ field: 'agentFlag', code: 'MINOR_NEEDS_GUARDIAN' }] })
  expect(judge({ ...child, ...agent, guardianProof: 'register' })).toEqual({ missing: [], wrong: [] })
})

test('on the sixteenth birthday one comes alone', () => {
  const number = numbered('34020720101122001')
  const young: FormDraft = { docNumber: number, socialNumber: number, birth: '2010-11-22', sex: '1', docValidFrom: '2026-11-20' }
  expect(judge(young)).toEqual({ missing: [], wrong: [] })
})

test('a foreigner is not asked for an ethnic group', () => {
  const foreigner: FormDraft = {
    docType: 'PPT',
    docNumber: 'AB1234567',
    name: 'AIDA SPECIMEN',
    nationality: 'KAZ',
    ethnic: undefined,
    socialNumber: 'AB1234567',
  }
  expect(judge(foreigner)).toEqual({ missing: [], wrong: [] })
})

test('a draft keeps what was typed, right or wrong', () => {
  const typed = { mobile: '138', birth: '1988', agentFlag: true }
  expect(FormDraft.parse(typed)).toEqual(typed)
})

test('the form has its forty-one fields, each once, each with a Chinese name and a bounded length', () => {
  expect(fields).toHaveLength(41)
  expect(new Set(fieldKeys).size).toBe(41)
  const unbounded = new Set(['day', 'day-or-long', 'choice', 'bool', 'sign'])
  for (const key of fieldKeys as readonly FieldKey[]) {
    const { kind, maxLength, table, choices, group } = fieldOf(key)
    expect(fieldText[key], key).toMatch(/\p{Script=Han}/u)
    expect(unbounded.has(kind) || maxLength !== undefined, key).toBe(true)
    expect(kind === 'code', key).toBe(table !== undefined)
    expect(kind === 'choice', key).toBe(choices !== undefined)
    expect(group === null || fieldGroups.includes(group), key).toBe(true)
  }
  for (const group of fieldGroups) expect(fieldGroupText[group]).not.toBe('')
  for (const code of [...fieldCodes, ...agentCodes]) expect(formProblemText[code], code).not.toBe('')
})

test('an empty date of the document is missing, not wrong', () => {
  expect(judge({ docValidFrom: '', docValidTo: '' })).toEqual({ missing: ['docValidFrom', 'docValidTo'], wrong: [] })
})

test('an agent’s document is checked as soon as its number is there, like the holder’s', () => {
  expect(wrong({ ...agent, agentDocNumber: '340207196004150010' })).toEqual(['agentDocNumber ID_CHECK_DIGIT'])
  expect(judge({ ...agent, agentDocNumber: '' })).toEqual({ missing: ['agentDocNumber'], wrong: [] })
})

test('faults are listed in the order of the form, whoever finds them', () => {
  const found = judge({ ...agent, agentDocNumber: '340207196004150010', mobile: '1', docValidTo: '2026-11-21', socialNumber: '1' }).wrong
  const fields = found.map(({ field }) => field)
  expect(fields).toEqual(fieldKeys.filter(key => fields.includes(key)))
  expect(fields).toHaveLength(4)
})

test('whoever was fifteen when the case was opened is a child to it the day after', () => {
  const birth = '2010-11-22'
  const child = { docType: 'HKB', birth, docNumber: numbered('34020720101122002'), docValidFrom: '', docValidTo: '' } as const
  const opened = completeForm({ ...whole, ...child, socialNumber: child.docNumber }, { ageDay: Day.parse('2026-11-21') }, today)
  expect(opened.wrong).toEqual([{ field: 'agentFlag', code: 'MINOR_NEEDS_GUARDIAN' }])
  expect(completeForm({ ...whole, ...child, socialNumber: child.docNumber }, {}, today).wrong).toEqual([
    { field: 'docType', code: 'DOC_AGE' },
  ])
})

test('a card by post is asked for only where the place posts cards, and whom it goes to may stay empty', () => {
  const posted: FormDraft = { ...whole, pickupWay: 'mail' }
  expect(completeForm(posted, { mail: true }, today)).toEqual({ missing: [], wrong: [] })
  expect(completeForm(posted, { mail: false }, today).wrong).toEqual([{ field: 'pickupWay', code: 'MAIL_NOT_OFFERED' }])
  expect(completeForm(posted, { mail: true }, today).missing).toEqual([])
  expect(completeForm({ ...posted, recipientPhone: '138' }, { mail: true }, today).wrong).toEqual([
    { field: 'recipientPhone', code: 'MOBILE_WRONG' },
  ])
})
