/** Tests what a visit takes, item by item and by who comes, in every place: papers of the right person, no day from an unknown. */
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { loadResources } from '../../../main/core/rules/resources.ts'
import { type ItemCode, itemCodes, makesCard } from '../../../shared/business/items.ts'
import type { MaterialCode } from '../../../shared/business/materials.ts'
import { joinYears } from '../../../shared/pickup/calendar.ts'
import { type Here, requirements, type Visit, visitors } from '../../../shared/profile/requirements.ts'
import { meanwhileText, paperWords } from '../../../shared/strings/zh-CN/business.ts'
import { Day } from '../../../shared/time.ts'

let places: readonly Here[]
beforeAll(async () => {
  const { profiles, calendarYears } = await loadResources(join(import.meta.dirname, '../../../resources'))
  places = [...profiles.values()].map(profile => ({ profile, calendar: joinYears(calendarYears), today: Day.parse('2026-03-09') }))
})

const adult: Omit<Visit, 'item'> = { reason: null, by: 'holder', age: 40, docType: 'RIC' }
const everywhere = (item: ItemCode, wish: Partial<Visit> = {}) =>
  places.map(here => {
    const visit: Visit = { ...adult, item, ...wish }
    const needed = requirements(here, visit)
    return {
      id: here.profile.id,
      needed,
      papers: needed.papers.map(paper => paper.material),
      words: needed.papers.map(paper => paperWords(paper, visit, here.profile)).join('\n'),
    }
  })
const hasAll = (papers: readonly MaterialCode[], wanted: readonly MaterialCode[]) => wanted.every(one => papers.includes(one))

test('whoever comes shows a document of their own, for every item and in every place', () => {
  for (const item of itemCodes) {
    for (const { id, papers } of everywhere(item, { by: 'agent' })) expect(papers, `${id} ${item}`).toContain('AGENT_ID')
    for (const { id, papers } of everywhere(item, { by: 'guardian', age: null, docType: null })) {
      expect(hasAll(papers, ['GUARDIAN_ID', 'GUARDIAN_PROOF']), `${id} ${item}`).toBe(true)
      expect(papers, `${id} ${item}`).not.toContain('AGENT_ID')
    }
    for (const { id, papers } of everywhere(item, { by: 'unit' })) expect(papers, `${id} ${item}`).toContain('UNIT_AGENT_ID')
  }
})

test('to enable a card, activate its account or reset its password, the card comes along', () => {
  for (const item of ['ENABLE_SOCIAL', 'ACTIVATE_BANK', 'PWD_RESET'] as const)
    for (const { id, papers } of everywhere(item)) expect(papers, `${id} ${item}`).toContain('CARD')
  for (const { papers } of everywhere('LOSS_TEMP')) expect(papers.some(paper => paper === 'CARD' || paper === 'OLD_CARD')).toBe(false)
})

test('a child comes with the household register, and under the age for a photo without one', () => {
  for (const { words } of everywhere('APPLY', { by: 'guardian', age: null, docType: null })) {
    expect(words).toContain('孩子的户口簿')
    expect(words).not.toContain('本人')
    expect(words).toMatch(/未满\d+周岁的可以不带/)
  }
  for (const { papers } of everywhere('APPLY', { by: 'guardian', age: 3, docType: 'HKB' })) expect(papers).not.toContain('NEW_PHOTO')
  for (const { papers } of everywhere('REPLACE_PHOTO', { by: 'guardian', age: 3, docType: 'HKB' })) expect(papers).toContain('NEW_PHOTO')
})

test('the dead show nothing: the relative shows a document and the proof of death', () => {
  for (const { id, papers, words } of everywhere('CANCEL', { by: 'agent', reason: 'DEATH' })) {
    expect(papers, id).not.toContain('HOLDER_ID')
    expect(hasAll(papers, ['AGENT_ID', 'DEATH_PROOF']), id).toBe(true)
    expect(words).toContain('亲属')
  }
  for (const { papers } of everywhere('CANCEL', { reason: 'EMIGRATION' })) expect(papers).toContain('HOLDER_ID')
})

test('a foreigner is asked for the passport and not for an identity card', () => {
  for (const { words } of everywhere('APPLY', { docType: 'PPT' })) expect(words).toContain('本人的护照原件')
})

test('what the hand-over asks of somebody who takes the card for another is said before they come', () => {
  for (const { id, papers } of everywhere('PICKUP', { by: 'agent' })) expect(papers, id).toContain('AUTHORITY_LETTER')
})

test('a unit brings the document of its own person, not of the holders', () => {
  for (const { papers } of everywhere('BATCH', { by: 'unit' })) {
    expect(papers).not.toContain('HOLDER_ID')
    expect(hasAll(papers, ['UNIT_AGENT_ID', 'BATCH_SHEET'])).toBe(true)
  }
})

test('no paper stands twice, and each names its basis', () => {
  for (const item of itemCodes)
    for (const by of visitors)
      for (const { id, needed, papers } of everywhere(item, { by })) {
        expect(new Set(papers).size, `${id} ${item} ${by}`).toBe(papers.length)
        for (const { basis } of needed.papers) expect(basis.text.length).toBeGreaterThan(3)
      }
})

test('no day is promised where the place has said nothing', () => {
  for (const item of itemCodes.filter(makesCard))
    for (const { id, needed } of everywhere(item)) expect(needed.ready.length > 0, `${id} ${item}`).toBe(needed.lead?.value != null)
  for (const id of ['base', 'haikou', 'huizhou']) expect(everywhere('REPLACE_PHOTO').find(one => one.id === id)?.needed.ready).toEqual([])
  expect(everywhere('REPLACE_PHOTO').find(one => one.id === 'wuhan')?.needed.lead?.value).toEqual({
    instant: true,
    batch: { days: 30, unit: 'work' },
  })
})

test('Shenzhen makes the first card for nothing and the next for twenty yuan', () => {
  const due = (item: ItemCode) => everywhere(item).find(one => one.id === 'shenzhen')?.needed.due
  expect([due('APPLY'), due('REISSUE'), due('REPLACE_PHOTO')]).toEqual([0, 2000, 2000])
})

test('where the old card is taken, nobody is sent to the electronic card to see a doctor', () => {
  const after = (id: string) => everywhere('REPLACE_PHOTO').find(one => one.id === id)?.needed.meanwhile
  expect([after('guangzhou'), after('beijing'), after('haikou')]).toEqual(['old-ends-now', 'old-works-on', 'old-unsaid'])
  expect(meanwhileText['old-ends-now']).toContain('医保电子凭证')
  expect(everywhere('REISSUE').every(({ needed }) => needed.meanwhile === 'stopped')).toBe(true)
})
