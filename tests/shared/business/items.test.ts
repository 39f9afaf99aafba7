/** Tests the list of business items, their reasons, papers and notices. */
import { expect, test } from 'vitest'
import { caseItems, itemCodes, itemOf, items, makesCard, seriesOf } from '../../../shared/business/items.ts'
import { caseApplies, materialCases, materialCodes } from '../../../shared/business/materials.ts'
import { consentsFor, isConsent, noticeIds, noticesFor } from '../../../shared/business/notices.ts'
import { photoReasons, reasonCodes, reasonsFor } from '../../../shared/business/reasons.ts'
import { fen } from '../../../shared/money.ts'
import {
  itemShortText,
  itemText,
  materialText,
  type NoticeFacts,
  noticeText,
  noticeTitle,
  reasonText,
} from '../../../shared/strings/zh-CN/business.ts'
import { pathOf, usualPlan, walkOf } from '../../../shared/workflow/path.ts'
import { steps } from '../../../shared/workflow/steps.ts'

test('a counter has seventeen items; a case is opened for each but the pickup and the batch', () => {
  expect(items).toHaveLength(17)
  expect(new Set(itemCodes).size).toBe(17)
  expect(itemCodes.filter(code => !caseItems.includes(code))).toEqual(['PICKUP', 'BATCH'])
})

test('series letters cannot be read as digits or taken for a priority ticket', () => {
  for (const item of itemCodes) expect(seriesOf(item), item).toMatch(/^[ABD-HJ-NP-Z]$/)
  expect(seriesOf('REPLACE_PHOTO')).toBe('A')
})

test('every item walks its steps in the order of the counter, and a photo is taken where one is needed', () => {
  for (const code of caseItems) {
    const walked = walkOf(pathOf(code, usualPlan(code)))
    expect(walked, code).toEqual(steps.filter(step => walked.some(mine => mine === step)))
    expect(walked.includes('photo'), code).toBe(itemOf(code).photo === 'new')
    if (makesCard(code)) expect(walked, code).toContain('form')
  }
})

test('a changed photo always means a new card', () => {
  expect(makesCard('REPLACE_PHOTO')).toBe(true)
  expect(pathOf('REPLACE_PHOTO', 'new')).toBe('photo-card')
})

test('only what protects or begins a card takes effect without a second person', () => {
  const alone = caseItems.filter(code => pathOf(code, usualPlan(code)) === 'act-alone')
  expect(alone).toEqual(['LOSS_TEMP', 'LOSS_FORMAL', 'ENABLE_SOCIAL'])
})

test('whatever a holder comes for, there is a reason to give', () => {
  expect(reasonsFor('REPLACE_PHOTO')).toEqual(photoReasons)
  for (const code of caseItems) expect(reasonsFor(code).length, code).toBeGreaterThan(0)
})

test('whoever has an act done hears what it does, and that the bank is another matter', () => {
  for (const code of caseItems) expect(noticesFor(code).length, code).toBeGreaterThan(0)
  for (const code of ['LOSS_TEMP', 'LOSS_FORMAL', 'UNLOSS'] as const) expect(noticesFor(code), code).toContain('BANK_APART')
  expect(noticesFor('CANCEL')).toContain('CANCEL_BANK_AFTER')
  expect(noticesFor('PWD_RESET')).toContain('PASSWORDS_APART')
})

test('papers follow who comes', () => {
  const asked = (under16: boolean, byAgent: boolean, byUnit: boolean) =>
    materialCases.filter(when => caseApplies(when, { under16, byAgent, byUnit }))
  expect(asked(false, false, false)).toEqual(['always'])
  expect(asked(false, true, false)).toEqual(['always', 'adult-by-agent'])
  expect(asked(true, true, false)).toEqual(['always', 'minor'])
  expect(asked(false, false, true)).toEqual(['always', 'unit'])
})

test('consent to the photo is never among the notices, and under fourteen the guardian consents as well', () => {
  expect(noticesFor('REPLACE_PHOTO').some(isConsent)).toBe(false)
  expect(noticesFor('REPLACE_PHOTO')).toEqual(expect.arrayContaining(['NEW_CARD', 'ACCOUNT_NUMBER', 'OLD_CARD', 'FEE', 'LEAD_TIME']))
  expect(noticesFor('APPLY')).not.toContain('OLD_CARD')
  expect(consentsFor('REPLACE_PHOTO', 30)).toEqual(['PHOTO_CONSENT'])
  expect(consentsFor('REPLACE_PHOTO', 14)).toEqual(['PHOTO_CONSENT'])
  expect(consentsFor('REPLACE_PHOTO', 13)).toEqual(['PHOTO_CONSENT', 'GUARDIAN_CONSENT'])
})

test('what the customer hears follows the rules of the place, and an unknown rule is never guessed', () => {
  const known: NoticeFacts = {
    lost: false,
    oldCard: 'collect',
    sameNumber: 'changes',
    fee: fen(1800),
    promised: { day: '2026-12-01', covered: true },
    pickupLimitDays: 180,
    lossTemp: { length: 5, unit: 'work', worksAgain: true },
    lossFormal: { ends: 'cancelled', days: 15, unit: 'calendar' },
    passwordTries: 6,
    atItsBank: true,
  }
  const unknown: NoticeFacts = {
    lost: false,
    oldCard: null,
    sameNumber: null,
    fee: null,
    promised: null,
    pickupLimitDays: null,
    lossTemp: null,
    lossFormal: null,
    passwordTries: null,
    atItsBank: false,
  }
  expect(noticeText.FEE(known)).toContain('18.00元')
  expect(noticeText.FEE({ ...known, fee: fen(0) })).toContain('不收费')
  expect(noticeText.FEE(unknown)).toContain('待确认')
  expect(noticeText.OLD_CARD(known)).toContain('收回旧社保卡')
  expect(noticeText.OLD_CARD(unknown)).not.toContain('作废')
  expect(noticeText.ACCOUNT_NUMBER(known)).toContain('会改变')
  expect(noticeText.ACCOUNT_NUMBER(unknown)).toContain('可能改变')
  expect(noticeText.LEAD_TIME({ ...known, promised: { day: '2027-01-05', covered: false } })).toContain('国务院')
  expect(noticeText.PICKUP_LIMIT(known)).toContain('180天')
  expect(noticeText.LOSS_TEMP_HOLDS(known)).toContain('5个工作日，到期自动恢复使用')
  expect(noticeText.LOSS_TEMP_HOLDS(unknown)).toContain('待确认')
  expect(noticeText.LOSS_FORMAL_HOLDS(known)).toContain('15天内没有解挂的，原卡自动注销')
  expect(noticeText.BANK_APART(unknown)).toContain('另向卡面银行')
  expect(noticeText.PASSWORD_TRIES(known)).toContain('6次')
  for (const id of noticeIds) expect(noticeText[id](unknown), id).not.toMatch(/null|undefined/)
})

test('every item, reason, paper and notice has its Chinese', () => {
  for (const text of [
    ...itemCodes.flatMap(code => [itemText[code], itemShortText[code]]),
    ...reasonCodes.map(code => reasonText[code]),
    ...materialCodes.map(code => materialText[code]),
    ...noticeIds.map(id => noticeTitle[id]),
  ]) {
    expect(text).toMatch(/\p{Script=Han}/u)
  }
})
