/** Tests the list of business items, their reasons, papers and notices. */
import { expect, test } from 'vitest'
import { caseItems, completeItems, itemCodes, itemOf, items, makesCard, seriesOf } from '../../../shared/business/items.ts'
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

test('a counter has seventeen items, of which the photo change is carried through', () => {
  expect(items).toHaveLength(17)
  expect(new Set(itemCodes).size).toBe(17)
  expect(completeItems).toEqual(['REPLACE_PHOTO'])
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

test('each reason belongs to one item, and every replacement has one', () => {
  expect(reasonsFor('REPLACE_PHOTO')).toEqual(photoReasons)
  for (const code of itemCodes.filter(item => item.startsWith('REPLACE') || item === 'REISSUE'))
    expect(reasonsFor(code).length, code).toBeGreaterThan(0)
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
    oldCard: 'collect',
    sameNumber: 'changes',
    fee: fen(1800),
    promised: { day: '2026-12-01', covered: true },
    pickupLimitDays: 180,
  }
  const unknown: NoticeFacts = { oldCard: null, sameNumber: null, fee: null, promised: null, pickupLimitDays: null }
  expect(noticeText.FEE(known)).toContain('18.00元')
  expect(noticeText.FEE({ ...known, fee: fen(0) })).toContain('不收费')
  expect(noticeText.FEE(unknown)).toContain('待确认')
  expect(noticeText.OLD_CARD(known)).toContain('收回旧社保卡')
  expect(noticeText.OLD_CARD(unknown)).not.toContain('作废')
  expect(noticeText.ACCOUNT_NUMBER(known)).toContain('会改变')
  expect(noticeText.ACCOUNT_NUMBER(unknown)).toContain('可能改变')
  expect(noticeText.LEAD_TIME({ ...known, promised: { day: '2027-01-05', covered: false } })).toContain('国务院')
  expect(noticeText.PICKUP_LIMIT(known)).toContain('180天')
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
