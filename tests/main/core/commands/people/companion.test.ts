/** Takes people who come for somebody, or with a child: who may, what they bring, and that it stands on the case. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MaterialCode } from '../../../../../shared/business/materials.ts'
import { type ConsentId, noticesFor } from '../../../../../shared/business/notices.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { CompanionInput, IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { Day } from '../../../../../shared/time.ts'
import { citizen, companion, contactDetails, holding, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let teller: Seat
const people = madeUpCitizens(30)
const nextPerson = () => people.pop() ?? citizen
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const son: IdentityInput = {
  docType: 'HKB',
  number: '440106201506010019',
  name: '陈小练',
  sex: '1',
  birth: Day.parse('2015-06-01'),
  validFrom: null,
  validTo: null,
}
const daughter: IdentityInput = { ...son, number: '440106201703020021', name: '陈小演', sex: '2', birth: Day.parse('2017-03-02') }
const mother: CompanionInput = { ...companion, role: 'guardian', relation: '52', proof: 'register' }

const open = (identity: IdentityInput, brought: CompanionInput | null, after: CaseView['id'] | null = null) =>
  teller.ask('case.open', { ticketId: null, identity, companion: brought, after })
const codesOf = async (brought: CompanionInput, item: 'REPLACE_PHOTO' | 'UNLOSS' | null = 'REPLACE_PHOTO', seat = teller) =>
  (await seat.call('people.judge', { companion: brought, holder: nextPerson(), item })).problems.map(({ code }) => code)

const give = async (view: CaseView, papers: readonly MaterialCode[], consents: readonly ConsentId[]) => {
  await holding(teller, view)
  return teller.ask('business.give', {
    caseId: view.id,
    revision: view.revision,
    item: 'REPLACE_PHOTO',
    reason: 'LOOKS_CHANGED',
    photoPlan: 'new',
    papers: [...papers],
    notices: [...noticesFor('REPLACE_PHOTO')],
    consents: [...consents],
  })
}

test('a daughter who comes for her father stands on the case and in the form', async () => {
  const answer = await open(nextPerson(), { ...companion, number: ' 440524 19900101 0026', name: ' 陈代办 ' })
  expect(answer).toMatchObject({ ok: true, value: { companion: { ...companion }, form: { agentFlag: true, agentName: '陈代办' } } })
  if (!answer.ok) return
  const own = ['HOLDER_ID', 'OLD_CARD', 'NEW_PHOTO'] as const
  expect(await give(answer.value, own, ['PHOTO_CONSENT'])).toMatchObject({ ok: false, error: { detail: { unmet: ['papers'] } } })
  expect(await give(answer.value, [...own, 'AGENT_ID'], ['PHOTO_CONSENT'])).toMatchObject({ ok: true })

  const forged = { ...contactDetails, agentFlag: false, agentName: '别人' }
  const saved = await teller.call('form.save', { caseId: answer.value.id, draft: forged })
  expect(saved.form).toMatchObject({ agentFlag: true, agentName: '陈代办', mobile: '13800000000' })
  const slip = await teller.call('slip.page', { kind: 'acceptance', caseId: answer.value.id, ticketId: null })
  expect(slip.html).toContain('代办人 陈**（女儿）')
  expect(slip.html).not.toContain('陈代办')
})

test('the teller hears for how many people somebody came today', async () => {
  const before = await teller.call('people.judge', { companion, holder: nextPerson(), item: null })
  await open(nextPerson(), companion)
  const after = await teller.call('people.judge', { companion, holder: nextPerson(), item: null })
  expect(after.broughtToday).toBe(before.broughtToday + 1)
})

test('a child alone, or with somebody who is no guardian, is not taken', async () => {
  const alone = await open(son, null)
  expect(alone).toMatchObject({ ok: false, error: { code: 'GUARDIAN_NEEDED' } })
  const withAunt = await open(son, companion)
  expect(withAunt).toMatchObject({ ok: false, error: { code: 'COMPANION_WRONG', detail: { codes: ['MINOR_NEEDS_GUARDIAN'] } } })
  if (!withAunt.ok) expect(sayRefusal(withAunt.error)).toContain('须由监护人陪同')
  expect(await open(son, { ...mother, proof: null })).toMatchObject({ ok: false, error: { detail: { codes: ['PROOF_MISSING'] } } })
})

test('the brother and the sister follow each other with the same mother, address and telephone', async () => {
  const first = await open(son, mother)
  if (!first.ok) throw new Error(first.error.code)
  const noConsent = await give(first.value, ['HOLDER_ID', 'OLD_CARD', 'NEW_PHOTO', 'GUARDIAN_ID', 'GUARDIAN_PROOF'], ['PHOTO_CONSENT'])
  expect(noConsent).toMatchObject({ ok: false, error: { detail: { unmet: ['consent'] } } })
  const taken = await give(
    first.value,
    ['HOLDER_ID', 'OLD_CARD', 'NEW_PHOTO', 'GUARDIAN_ID', 'GUARDIAN_PROOF'],
    ['PHOTO_CONSENT', 'GUARDIAN_CONSENT'],
  )
  expect(taken).toMatchObject({ ok: true })
  await teller.call('form.save', { caseId: first.value.id, draft: { ...contactDetails, remark: '只属于哥哥' } })

  const second = await open(daughter, mother, first.value.id)
  expect(second).toMatchObject({
    ok: true,
    value: { form: { name: '陈小演', mobile: contactDetails.mobile, mailAddr: contactDetails.mailAddr, agentName: mother.name } },
  })
  if (second.ok) expect([second.value.form.remark, second.value.form.ethnic]).toEqual([undefined, undefined])

  counter.clock.advance(24 * 3_600_000)
  expect(await open(nextPerson(), null, first.value.id)).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
})

test('a holder who comes alone after all takes the agent off the case', async () => {
  const answer = await open(nextPerson(), companion)
  if (!answer.ok) throw new Error(answer.error.code)
  const { id, revision } = answer.value
  const alone = await teller.call('people.bring', { caseId: id, revision, companion: null })
  expect(alone).toMatchObject({ companion: null, state: 'opened', form: { agentFlag: false } })
  expect(alone.form).not.toHaveProperty('agentName')
})

describe('nobody comes for another', () => {
  test.each<[string, Partial<CompanionInput>, string]>([
    ['who is not eighteen', { number: '440106201506010019', birth: Day.parse('2015-06-01'), sex: '1' }, 'AGENT_TOO_YOUNG'],
    ['with a document that has run out', { validFrom: Day.parse('2005-01-01'), validTo: Day.parse('2015-01-01') }, 'DOC_EXPIRED'],
    ['with a wrong digit in the number', { number: '440524199001010027' }, 'ID_CHECK_DIGIT'],
    ['who says to be the holder', { relation: '01' }, 'AGENT_RELATION_SELF'],
    ['without saying what they are to the holder', { relation: '' }, 'RELATION_MISSING'],
    ['whose telephone is no mobile number', { mobile: '0201234567' }, 'COMPANION_MOBILE'],
  ])('%s', async (_, wish, code) => {
    expect(await codesOf({ ...companion, ...wish })).toContain(code)
  })

  test('who is the holder with a temporary card', async () => {
    const holder = nextPerson()
    const again: CompanionInput = {
      ...companion,
      ...holder,
      docType: 'TIC',
      validFrom: Day.parse('2026-02-01'),
      validTo: Day.parse('2026-05-01'),
    }
    const { problems } = await teller.call('people.judge', { companion: again, holder, item: null })
    expect(problems.map(({ code }) => code)).toEqual(['AGENT_IS_HOLDER'])
  })

  test('where the item wants the holder; a guardian speaks for one without capacity', async () => {
    expect(await codesOf(companion, 'UNLOSS')).toEqual(['AGENT_NOT_HERE'])
    expect(await codesOf(mother, 'UNLOSS')).toEqual([])
  })

  test('without the letter the place asks for', async () => {
    const wuhu = await aCounter({ options: { birth: { ...practiceBirth, profile: 'wuhu' } } })
    const seat = await wuhu.teller()
    expect(await codesOf(companion, 'REPLACE_PHOTO', seat)).toEqual(['LETTER_MISSING'])
    expect(await codesOf({ ...companion, letter: 'authority' }, 'REPLACE_PHOTO', seat)).toEqual([])
    const promised = { ...companion, letter: 'promise' } as const
    const judged = await seat.call('people.judge', { companion: promised, holder: nextPerson(), item: 'REPLACE_PHOTO' })
    expect(judged).toMatchObject({ problems: [], warnings: [{ field: 'letter', code: 'LETTER_PROMISED' }] })
    await wuhu.end()
  })
})

test('neither name nor number of who came is written into the log', async () => {
  const manager = await counter.manager()
  const entries = JSON.stringify(await manager.call('audit.find', { caseId: null, day: null }))
  expect(entries).toContain('case.open')
  expect(entries).not.toContain(companion.number)
  expect(entries).not.toContain(companion.name)
})
