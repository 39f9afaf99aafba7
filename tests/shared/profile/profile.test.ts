/** Tests the profiles the program ships: complete, sourced, and honest about what nobody knows. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { loadResources } from '../../../main/core/rules/resources.ts'
import { type ItemCode, itemCodes, itemOf, makesCard } from '../../../shared/business/items.ts'
import { materials } from '../../../shared/business/materials.ts'
import { fatesUnder } from '../../../shared/pickup/old-card.ts'
import {
  acceptsReason,
  agentMayCome,
  feeDue,
  feeRule,
  leadRule,
  listRules,
  needsPhoto,
  offers,
  reasonsHere,
  unconfirmed,
} from '../../../shared/profile/ask.ts'
import { LossFormalWindow, LossTempWindow, Validity } from '../../../shared/profile/card-life.ts'
import { type FreeCase, Paper, type Profile, ProfileFile, ruleKeys } from '../../../shared/profile/profile.ts'
import { meanwhileOf, papersNeeded, type Visitor } from '../../../shared/profile/requirements.ts'
import { resolveProfile } from '../../../shared/profile/resolve.ts'
import {
  feeText,
  leadTimeText,
  lossFormalText,
  lossTempText,
  originText,
  pickupGroundsText,
  ruleText,
  validityText,
} from '../../../shared/strings/zh-CN/profile.ts'

const folder = join(import.meta.dirname, '../../../resources')
const shipped = [
  ...['base', 'beijing', 'changsha', 'chengdu', 'chongqing', 'dongguan', 'guangzhou', 'haikou', 'hangzhou', 'huizhou', 'jiangsu'],
  ...['jiangxi', 'nanjing', 'qingdao', 'shanghai', 'shenzhen', 'suzhou', 'tianjin', 'wuhan', 'wuhu', 'xian', 'zhengzhou'],
]
let profiles: ReadonlyMap<string, Profile>
const asked = (profile: Profile, item: ItemCode, by: Visitor = 'holder') =>
  papersNeeded(profile, { item, by, reason: null, age: 30, docType: null }).map(paper => paper.material)

beforeAll(async () => {
  profiles = (await loadResources(folder)).profiles
})

function place(id: string): Profile {
  const found = profiles.get(id)
  if (!found) throw new Error(`no profile ${id}`)
  return found
}

test.each(shipped)('%s answers everything an item asks', id => {
  const profile = place(id)
  for (const item of itemCodes) {
    expect(offers(profile, item)).toBe(true)
    // A pickup takes up a case that is there: its reason was given with it.
    const reasons = reasonsHere(profile, item).length
    if (item === 'PICKUP') expect(reasons).toBe(0)
    else expect(reasons, item).toBeGreaterThan(0)
    if (item !== 'BATCH') expect(asked(profile, item), item).toContain('HOLDER_ID')
    if (!makesCard(item)) continue
    // The time may be unknown, but it is never left unsaid.
    expect(leadRule(profile, item), item).not.toBeNull()
    // Each card of a batch is a case and pays by its own item; only some places have a page that prices the batch as well.
    if (item !== 'BATCH') expect(feeRule(profile, item), item).not.toBeNull()
  }
})

test.each(shipped)('every rule of %s names its source, and none claims to be confirmed', id => {
  const rules = listRules(place(id))
  expect(new Set(rules.map(rule => rule.key))).toEqual(new Set(ruleKeys))
  for (const { key, item, origin, known } of rules) {
    expect(origin.source.text.length, `${key} ${item}`).toBeGreaterThan(3)
    expect(ruleText[key]).not.toBe('')
    expect(originText(origin)).toContain(origin.source.text)
    expect(origin.confirmed).toBe(false)
    if (known && origin.confidence !== 'P' && origin.confidence !== 'A') expect(origin.source.url, `${key} ${item}`).toMatch(/^https?:/)
  }
})

test('a place that says nothing borrows from the base and says so; what cannot be guessed stays open', () => {
  const wuhu = place('wuhu')
  expect(wuhu.photo).toEqual({ ...place('base').photo, fromBase: true })
  expect(wuhu.leadTime.REPLACE_PHOTO?.fromBase).toBe(false)
  expect(wuhu.papers.INFO_CHANGE?.every(paper => paper.origin.fromBase)).toBe(true)
  expect(wuhu.papers.REPLACE_PHOTO?.every(paper => !paper.origin.fromBase)).toBe(true)
  expect(wuhu.oldCardPolicy).toMatchObject({ value: null, fromBase: false })
  expect(unconfirmed(wuhu).some(rule => rule.key === 'oldCardPolicy')).toBe(true)
})

test('Beijing charges nothing and leaves the old card with its holder until the new one works', () => {
  const beijing = place('beijing')
  expect(feeDue(beijing, 'REPLACE_PHOTO', null)).toBe(0)
  expect(beijing.oldCardPolicy.value).toBe('keep-until-enabled')
  expect(beijing.leadTime.REPLACE_PHOTO?.value).toEqual({ instant: true, batch: { days: 4, unit: 'work' } })
})

test('Guangzhou takes the old card, and shows that its pages contradict each other on the fee', () => {
  const guangzhou = place('guangzhou')
  expect(guangzhou.oldCardPolicy.value).toBe('collect')
  expect(feeRule(guangzhou, 'REPLACE_PHOTO')).toMatchObject({ confidence: 'D', value: { fen: 2000 } })
  expect(feeDue(guangzhou, 'REPLACE_DAMAGED', 'warranty-fault')).toBe(0)
  expect(feeDue(guangzhou, 'REPLACE_DAMAGED', 'information-change')).toBe(2000)
  expect(feeDue(guangzhou, 'REPLACE_DAMAGED', null)).toBe(2000)
  expect(acceptsReason(guangzhou, 'REPLACE_PHOTO', 'PERSONAL_WISH')).toBe(false)
  expect(guangzhou.photo.value.bytes).toEqual([20_480, 200_000])
})

test('Haikou takes a mere wish for a better picture, but only from the holder in person', () => {
  const haikou = place('haikou')
  expect(acceptsReason(haikou, 'REPLACE_PHOTO', 'PERSONAL_WISH')).toBe(true)
  expect(agentMayCome(haikou, 'REPLACE_PHOTO', false)).toBe(false)
  expect(agentMayCome(haikou, 'REPLACE_PHOTO', true)).toBe(true)
  expect(feeDue(haikou, 'REPLACE_PHOTO', null)).toBeNull()
})

test('Wuhu asks an agent for a letter and keeps a card for 180 days', () => {
  const wuhu = place('wuhu')
  expect(asked(wuhu, 'REPLACE_PHOTO', 'agent')).toContain('AUTHORITY_LETTER')
  expect(asked(wuhu, 'REPLACE_PHOTO')).not.toContain('AUTHORITY_LETTER')
  expect(wuhu.pickupLimitDays.value).toBe(180)
  expect(feeDue(wuhu, 'REPLACE_PHOTO', null)).toBe(1800)
})

test('nobody may bring in what only the holder can do, and a child is always brought', () => {
  const base = place('base')
  expect(itemOf('ACTIVATE_BANK').applicant).toBe('holder-only')
  expect(agentMayCome(base, 'ACTIVATE_BANK', false)).toBe(false)
  expect(agentMayCome(base, 'REPLACE_PHOTO', false)).toBeNull()
})

test('a child under seven may go without a picture, unless the picture is what is changed', () => {
  expect(needsPhoto(place('haikou'), 'APPLY', 6)).toBe(false)
  expect(needsPhoto(place('haikou'), 'APPLY', 7)).toBe(true)
  expect(needsPhoto(place('chongqing'), 'APPLY', 17)).toBe(false)
  expect(needsPhoto(place('chongqing'), 'REPLACE_PHOTO', 6)).toBe(true)
  expect(needsPhoto(place('haikou'), 'LOSS_TEMP', 30)).toBe(false)
})

test('Wuhan changes a first-generation card for nothing, and does not say what others pay', () => {
  const wuhan = place('wuhan')
  expect(feeDue(wuhan, 'REPLACE_UPGRADE', 'first-generation')).toBe(0)
  expect(feeDue(wuhan, 'REPLACE_UPGRADE', null)).toBeNull()
  expect(wuhan.fees.REPLACE_UPGRADE?.value && feeText(wuhan.fees.REPLACE_UPGRADE.value)).toBe('一代换三代免收；其他待本地确认')
  expect(wuhan.sameNumber.note).toContain('都会变')
})

test('Shenzhen takes the smallest file, promises the longer of two times, and asks for a letter but not for a notary', () => {
  const shenzhen = place('shenzhen')
  expect(shenzhen.photo.value.bytes).toEqual([9_216, 20_000])
  expect(leadRule(shenzhen, 'REPLACE_PHOTO')).toMatchObject({
    confidence: 'D',
    value: { instant: true, batch: { days: 15, unit: 'work' } },
  })
  expect(asked(shenzhen, 'APPLY', 'agent')).toContain('AUTHORITY_LETTER')
  expect(asked(shenzhen, 'APPLY', 'agent')).not.toContain('NOTARISED_LETTER')
})

test('Chongqing makes the first card for nothing, and its pages contradict each other on the background', () => {
  const chongqing = place('chongqing')
  expect(feeDue(chongqing, 'APPLY', null)).toBe(0)
  expect(feeDue(chongqing, 'REPLACE_PHOTO', null)).toBeNull()
  expect(chongqing.photo).toMatchObject({ confidence: 'D', fromBase: false })
  expect(leadRule(chongqing, 'APPLY')?.value?.batch).toEqual({ days: 10, unit: 'work' })
})

test('Huizhou keeps a card half a year and half a year more, and sends it by mail for money', () => {
  const huizhou = place('huizhou')
  expect([huizhou.pickupLimitDays.value, huizhou.pickupGraceDays.value]).toEqual([180, 180])
  expect(huizhou.mail.value).toEqual({ offered: true, fen: 1800, most: 2500 })
  expect(huizhou.mail.note).toContain('25元')
  expect(huizhou.photoUpload.value?.reviewDays).toEqual([1, 3])
})

test('Wuhu asks every agent for the letter, whatever the agent comes for', () => {
  const items = ['APPLY', 'REPLACE_EXPIRED', 'REPLACE_INFO', 'REISSUE', 'PICKUP'] as const
  for (const item of items) expect(asked(place('wuhu'), item, 'agent'), item).toContain('AUTHORITY_LETTER')
})

test('whether someone else may collect is asked of the pickup rule, and Guangzhou wants a reason for it', () => {
  const guangzhou = place('guangzhou')
  expect(agentMayCome(guangzhou, 'PICKUP', false)).toBe(true)
  expect(agentMayCome(place('beijing'), 'PICKUP', false)).toBeNull()
  expect(guangzhou.pickupGrounds.value && pickupGroundsText(guangzhou.pickupGrounds.value)).toBe('仅限年老、住院、长期在外')
  expect(place('wuhu').pickupGrounds.value).toEqual([])
})

test('what the country says on passwords and early renewal stands in everywhere; how long loss reports run only Jiangsu has said', () => {
  const inJiangsu = ['jiangsu', 'nanjing', 'suzhou']
  for (const profile of profiles.values()) {
    expect(profile.renewBeforeDays.value).toBe(60)
    expect(profile.passwordTries.value).toBe(6)
    expect(profile.lossTemp.value).toEqual(inJiangsu.includes(profile.id) ? { length: 7, unit: 'calendar', worksAgain: true } : null)
    expect(profile.lossFormal.value).toBeNull()
    expect(unconfirmed(profile).map(one => one.key)).toEqual(expect.arrayContaining(['lossTemp', 'lossFormal', 'validity', 'childCard']))
  }
})

test('Shanghai: a card lasts by the age it was made at, and a lost one costs 25 yuan', () => {
  const shanghai = place('shanghai')
  expect(shanghai.validity.value && validityText(shanghai.validity.value)).toBe('至7周岁；7周岁起10年；26周岁起20年；46周岁起长期')
  expect([feeDue(shanghai, 'REISSUE', null), feeDue(shanghai, 'APPLY', null)]).toEqual([2500, null])
})

test('Jiangsu and its cities: the picture of the police, one report for card and account, each city its own money', () => {
  for (const id of ['jiangsu', 'nanjing', 'suzhou']) {
    expect(place(id)).toMatchObject({ policePhoto: { value: true }, lossCoversBank: { value: true } })
    expect(place(id).photo.value.bytes).toEqual([15_360, 100_000])
  }
  expect(['jiangsu', 'nanjing', 'suzhou'].map(id => feeDue(place(id), 'REPLACE_PHOTO', null))).toEqual([null, null, 0])
  expect(acceptsReason(place('suzhou'), 'REPLACE_PHOTO', 'PERSONAL_WISH')).toBe(true)
  expect(acceptsReason(place('nanjing'), 'REPLACE_PHOTO', 'PERSONAL_WISH')).toBe(false)
  expect(place('suzhou').bankChange.value).toBe('no-closing')
})

test('what becomes of the old card is said as far as the source says it: Suzhou’s pages disagree, Jiangsu and Nanjing collect it and do not say when', () => {
  const suzhou = place('suzhou')
  expect(suzhou.oldCardPolicy).toMatchObject({ value: null, confidence: 'D' })
  expect(asked(suzhou, 'REPLACE_PHOTO')).toEqual(['HOLDER_ID', 'NEW_PHOTO'])
  expect(asked(suzhou, 'REPLACE_PHOTO', 'agent')).toEqual(['HOLDER_ID', 'AGENT_ID', 'NEW_PHOTO'])
  expect(asked(suzhou, 'REPLACE_DAMAGED')).toContain('OLD_CARD')
  for (const id of ['jiangsu', 'nanjing']) {
    expect(place(id).oldCardPolicy.value).toBe('collect-unsaid')
    expect(meanwhileOf(place(id), 'REPLACE_PHOTO')).toBe('old-ends-unsaid')
    expect(fatesUnder(place(id).oldCardPolicy.value)).not.toContain('kept')
  }
  expect(meanwhileOf(suzhou, 'REPLACE_PHOTO')).toBe('old-unsaid')
  expect(meanwhileOf(place('guangzhou'), 'REPLACE_PHOTO')).toBe('old-ends-now')
})

test('what makes an item free is listed only where it can happen to it', () => {
  const happens = {
    ...{ 'first-card': ['APPLY'], 'warranty-fault': ['REPLACE_DAMAGED'], 'making-fault': ['REPLACE_PHOTO'] },
    ...{ 'information-change': ['REPLACE_INFO'], 'first-generation': ['REPLACE_UPGRADE'] },
  } as const satisfies Record<FreeCase, readonly ItemCode[]>
  for (const { id, fees } of profiles.values())
    for (const item of itemCodes)
      for (const free of fees[item]?.value?.free ?? []) expect(happens[free], `${id} ${item} ${free}`).toContain(item)
})

test('a page that names no city is nobody’s official word: the fee of Beijing', () => {
  for (const rule of [feeRule(place('beijing'), 'REPLACE_PHOTO'), place('beijing').mail])
    expect(rule).toMatchObject({ confidence: 'C', note: expect.stringContaining('没有写明是哪个城市') })
})

test('where it depends on the branch whether somebody else may come, nothing is promised: Hangzhou', () => {
  expect(agentMayCome(place('hangzhou'), 'REISSUE', false)).toBeNull()
  expect(agentMayCome(place('hangzhou'), 'REISSUE', true)).toBe(true)
  expect(place('hangzhou').adultByAgent.note).toContain('银行网点须本人')
})

test('what two pages say otherwise of is marked: the fee of Chengdu and Dongguan, the time of Tianjin, the picture of Xi’an and Changsha', () => {
  expect(feeRule(place('chengdu'), 'REISSUE')).toMatchObject({ confidence: 'D', value: { fen: 2000 } })
  // One page says ten yuan, and the twenty are of other places in the province: neither is taken at the counter.
  expect(feeRule(place('dongguan'), 'REPLACE_EXPIRED')).toMatchObject({
    confidence: 'D',
    value: null,
    note: expect.stringContaining('10元'),
  })
  expect(feeDue(place('dongguan'), 'REISSUE', null)).toBeNull()
  expect(leadRule(place('tianjin'), 'REISSUE')).toMatchObject({ confidence: 'D', value: { batch: { days: 45, unit: 'calendar' } } })
  expect(leadRule(place('tianjin'), 'APPLY')?.value).toBeNull()
  expect(place('xian').photo).toMatchObject({ confidence: 'D', value: { bytes: [20_480, 50_000] } })
  expect(place('changsha').photo).toMatchObject({ confidence: 'D', value: { bytes: [9_216, 20_000] } })
})

test('Zhengzhou asks an agent for the letter; Jiangxi makes the card at once for 32 yuan; Dongguan takes the number of a picture', () => {
  expect(asked(place('zhengzhou'), 'APPLY', 'agent')).toContain('AUTHORITY_LETTER')
  expect(asked(place('zhengzhou'), 'APPLY', 'guardian')).not.toContain('AUTHORITY_LETTER')
  expect(feeDue(place('jiangxi'), 'REPLACE_DAMAGED', null)).toBe(3200)
  expect(leadRule(place('jiangxi'), 'REISSUE')?.value).toEqual({ instant: true, batch: { days: 7, unit: 'work' } })
  expect(place('dongguan').photoUpload.value?.receipt).toBe(true)
})

test('a place can say how long its loss reports and cards hold', () => {
  expect(LossTempWindow.parse({ length: 24, unit: 'hour', worksAgain: true })).toMatchObject({ length: 24 })
  expect(lossTempText({ length: 24, unit: 'hour', worksAgain: true })).toBe('24小时，到期自动恢复')
  expect(lossFormalText(LossFormalWindow.parse({ ends: 'cancelled', days: 15, unit: 'calendar' }))).toBe('15个自然日，到期自动注销')
  const byAge = [
    { fromAge: 0, holds: { by: 'age', untilAge: 7 } },
    { fromAge: 7, holds: { by: 'years', years: 10 } },
    { fromAge: 46, holds: { by: 'long' } },
  ]
  expect(validityText(Validity.parse(byAge))).toBe('至7周岁；7周岁起10年；46周岁起长期')
  expect(Validity.safeParse(byAge.toReversed()).success).toBe(false)
})

test('a profile written before these rules were asked for is still read, and borrows them', async () => {
  const file = JSON.parse(await readFile(join(folder, 'profiles/guangzhou.json'), 'utf8'))
  for (const key of ['channels', 'photoUpload', 'pickupGrounds']) delete file[key]
  const read = resolveProfile(place('base'), ProfileFile.parse(file))
  expect(read.passwordTries).toMatchObject({ value: 6, fromBase: true })
  expect(read.channels.REPLACE_PHOTO).toMatchObject({ value: ['bank', 'hall'], fromBase: true })
})

test('no two places are kept under one name or one division', () => {
  const all = [...profiles.values()]
  expect(new Set(all.map(profile => profile.place.name)).size).toBe(shipped.length)
  expect(new Set(all.map(profile => profile.place.areaCode)).size).toBe(shipped.length)
  expect([...profiles.keys()].sort()).toEqual([...shipped])
})

test('a paper beyond identity documents without a law behind it is refused by the schema', async () => {
  const paper = place('wuhu').papers.REPLACE_PHOTO?.find(one => one.material === 'AUTHORITY_LETTER')
  expect(Paper.safeParse(paper).success).toBe(true)
  expect(Paper.safeParse({ ...paper, basis: { text: '', url: null } }).success).toBe(false)
  const extras = materials.filter(material => material.kind === 'extra').map(material => material.code)
  for (const profile of profiles.values()) {
    const extra = Object.values(profile.papers)
      .flat()
      .filter(one => extras.some(extra => extra === one.material))
    for (const { basis } of extra) expect(basis.text).toMatch(/法|条例|国务院/)
  }
})

test('a place cannot leave out what must not be guessed, nor price in fractions of a fen', async () => {
  const file = JSON.parse(await readFile(join(folder, 'profiles/haikou.json'), 'utf8'))
  expect(ProfileFile.safeParse(file).success).toBe(true)
  for (const key of ['fees', 'oldCardPolicy', 'sameNumber', 'photoChangeByAgent', 'pickupLimitDays', 'mail']) {
    expect(ProfileFile.safeParse({ ...file, [key]: undefined }).success, key).toBe(false)
  }
  const priced = { ...file.oldCardPolicy, value: { fen: 0.5, free: [] } }
  expect(ProfileFile.safeParse({ ...file, fees: { REPLACE_PHOTO: priced } }).success).toBe(false)
})

test('rules read as a teller would say them', () => {
  const { fees, leadTime } = place('guangzhou')
  expect(fees.REPLACE_DAMAGED?.value && feeText(fees.REPLACE_DAMAGED.value)).toBe('20.00元（一年内非人为损坏免收）')
  expect(leadTime.REPLACE_PHOTO?.value && leadTimeText(leadTime.REPLACE_PHOTO.value)).toBe('即时制卡网点当场；12个工作日')
})
