/** Tests that a place nobody shipped begins with what may be lent, and says of the rest that nobody knows. */
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { loadResources } from '../../../main/core/rules/resources.ts'
import { itemCodes, makesCard } from '../../../shared/business/items.ts'
import { feeDue, listRules } from '../../../shared/profile/ask.ts'
import { weekLeft, weekRows } from '../../../shared/profile/first-week.ts'
import { NewPlace, newPlaceProfile } from '../../../shared/profile/new-place.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { papersNeeded } from '../../../shared/profile/requirements.ts'
import { originText } from '../../../shared/strings/zh-CN/profile.ts'
import { Day } from '../../../shared/time.ts'

const today = Day.parse('2026-12-01')
const sanya = { id: 'sanya', name: '三亚', areaCode: '460200', authority: '演练社会保险服务中心', phone: '0898-00000000' } as const
let profiles: ReadonlyMap<string, Profile>
const shipped = (id: string): Profile => {
  const found = profiles.get(id)
  if (!found) throw new Error(`no ${id}`)
  return found
}
const made = (from: string): Profile => newPlaceProfile({ ...sanya, from }, { from: shipped(from), base: shipped('base'), today })

beforeAll(async () => {
  profiles = (await loadResources(join(import.meta.dirname, '../../../resources'))).profiles
})

test('from whatever place it is begun, no fee, no old-card rule and no pickup limit is taken over, and none is confirmed', () => {
  for (const id of profiles.keys()) {
    const place = made(id)
    for (const item of itemCodes.filter(makesCard)) expect(feeDue(place, item, null), `${id} ${item}`).toBeNull()
    expect([place.oldCardPolicy, place.pickupLimitDays, place.pickupByAgent, place.mail].map(rule => rule.value)).toEqual(
      Array(4).fill(null),
    )
    expect(listRules(place).filter(({ origin }) => origin.confirmed)).toEqual([])
    // A neighbour's word is a proposal: it is never called a page of this place's authority.
    for (const { key, origin } of listRules(place)) {
      if (!origin.fromBase) expect(`${id} ${key} ${origin.confidence}`).toBe(`${id} ${key} P`)
    }
  }
})

test('what a neighbour does is shown beside the open question, and its own rules say whose they were', () => {
  const place = made('haikou')
  expect(place.photoReasons.value).toContain('PERSONAL_WISH')
  expect(originText(place.photoReasons)).toContain('参照海口')
  expect(made('shenzhen').fees.REISSUE?.note).toContain('深圳：20.00元')
  expect(made('base').fees.APPLY?.note).toContain('别处：')
  expect(place.leadTime.REISSUE).toMatchObject({ value: null, fromBase: true })
  // The hours of another hall say nothing of this one.
  expect(made('beijing').hours).toEqual({ ...shipped('base').hours, fromBase: true })
  expect(
    papersNeeded(made('zhengzhou'), { item: 'APPLY', by: 'agent', reason: null, age: 40, docType: null }).map(paper => paper.material),
  ).toContain('AUTHORITY_LETTER')
})

test.each([
  ['a capital', { id: 'Sanya' }],
  ['an id of one letter', { id: 's' }],
  ['an id with a space', { id: 'san ya' }],
  ['a code of five figures', { areaCode: '46020' }],
  ['no name', { name: ' ' }],
  ['a telephone in words', { phone: '见门口告示' }],
  ['no authority', { authority: '' }],
])('%s is no place', (_said, wrong) => {
  expect(NewPlace.safeParse({ ...sanya, from: 'base', ...wrong }).success).toBe(false)
  expect(NewPlace.safeParse({ ...sanya, from: 'base' }).success).toBe(true)
})

test('the list of the first week asks every fee, time and paper of the cards made here, and shortens with each confirmed rule', () => {
  const place = made('base')
  const rows = weekRows(place)
  expect(weekLeft(place)).toBe(rows.length)
  expect(rows.find(row => row.place.key === 'fees' && row.place.item === 'REISSUE')?.state).toBe('unknown')
  expect(rows.find(row => row.place.key === 'photo')?.state).toBe('unsure')
  const sure: Profile = { ...place, photo: { ...place.photo, confirmed: true }, mail: { ...place.mail, confirmed: true } }
  expect(weekLeft(sure)).toBe(rows.length - 2)
  // "There is no rule" is an answer as well.
  expect(weekRows(sure).find(row => row.place.key === 'mail')?.state).toBe('sure')
  const fewer: Profile = { ...place, items: { ...place.items, value: ['REISSUE', 'PICKUP'] } }
  expect(
    weekRows(fewer)
      .filter(row => row.place.key === 'fees')
      .map(row => row.place.item),
  ).toEqual(['REISSUE'])
})
