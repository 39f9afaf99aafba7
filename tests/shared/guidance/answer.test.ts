/** Tests that no answer contradicts the rules of the place, on every path and in every place. */
import { beforeAll, expect, test } from 'vitest'
import { makesCard } from '../../../shared/business/items.ts'
import { type Answer, answer } from '../../../shared/guidance/answer.ts'
import type { Picked } from '../../../shared/guidance/path.ts'
import { GuideSheet } from '../../../shared/ipc/shapes/guidance.ts'
import { fen } from '../../../shared/money.ts'
import { acceptsReason } from '../../../shared/profile/ask.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { type Here, mayCome, papersNeeded } from '../../../shared/profile/requirements.ts'
import { materialText, paperWords } from '../../../shared/strings/zh-CN/business.ts'
import { causeText, guidanceText, guideSheet, verdictText } from '../../../shared/strings/zh-CN/guidance.ts'
import { oldCardPolicyText, sameNumberText, spanText, unknownText } from '../../../shared/strings/zh-CN/profile.ts'
import { aGuidanceDesk, everyPath, type GuidanceDesk, readSheet } from '../../support/a-guidance-desk.ts'

let desk: GuidanceDesk
type Told = { readonly here: Here; readonly told: Answer; readonly sheet: GuideSheet; readonly page: string; readonly name: string }
let all: readonly Told[]

beforeAll(async () => {
  desk = await aGuidanceDesk()
  all = desk.places.flatMap(here =>
    everyPath().map(path => ({ ...tell(here, path), name: `${here.profile.id} ${Object.values(path).join(' ')}` })),
  )
})

test('what nobody has said is named once, with whom to ask', () => {
  for (const { sheet, name } of all.filter(local)) {
    const parts = sheet.lines.flatMap(line => (line.id === 'unsaid' ? [] : line.parts.map(part => part.text)))
    const bare = sheet.lines.filter(line => line.note === null && line.parts.every(part => part.text === unknownText))
    expect(bare, name).toEqual([])
    expect(parts.filter(text => text === unknownText).length, name).toBeLessThanOrEqual(2)
    for (const line of sheet.lines.filter(one => one.id === 'unsaid')) expect(line.note, name).toMatch(/12333/)
  }
})

function tell(here: Here, picked: Picked): Told {
  const told = answer(desk.guidance, here, picked)
  if (!told) throw new Error('the path leads nowhere')
  const sheet = GuideSheet.parse(guideSheet(told, here, null))
  return { here, told, sheet, page: readSheet(sheet), name: here.profile.id }
}

const local = ({ told }: Told): boolean => told.picked.home === 'here'
const lineOf = ({ sheet }: Told, name: string): string =>
  sheet.lines
    .filter(line => line.name === name)
    .flatMap(line => line.parts.map(part => part.text))
    .join(' ')
/** What nobody has said is named in one line. */
const isUnsaid = (one: Told, name: string): boolean => lineOf(one, guidanceText.unsaid).split('、').includes(name)

test('every path in every place ends in an answer with a verdict, a law with its number, and no gap in a sentence', () => {
  expect(all.length).toBeGreaterThan(2_000)
  for (const { told, page, name } of all) {
    expect(page, name).toContain(verdictText[told.can])
    expect(page, name).toMatch(/国务院令第765号/)
    expect(page, name).not.toMatch(/null|undefined|NaN|\[object/)
  }
})

test('the fee told is the fee of the place', () => {
  for (const one of all.filter(local)) {
    const { fees } = one.here.profile
    // A unit's batch is many first applications.
    const priced = one.told.item === 'BATCH' && !fees.BATCH ? 'APPLY' : one.told.item
    const rule = fees[priced]?.value ?? null
    const said = lineOf(one, guidanceText.fee)
    // What makes no card is charged by nobody unless the place says so.
    if (rule === null && makesCard(one.told.item)) expect(said !== '' || isUnsaid(one, guidanceText.fee), one.name).toBe(true)
    else if (rule === null) expect(said, one.name).toBe('不收费')
    else if (rule.fen === 0) expect(said, one.name).toMatch(/不收费/)
    else if (one.told.due !== 0 && rule.fen !== null) expect(said, one.name).toContain(`${rule.fen / 100}.00元`)
    if (one.told.due === 0) expect(rule === null || rule.fen === 0 || rule.free.length > 0, one.name).toBe(true)
  }
})

test('the time told is the time of the place, with the day it comes to', () => {
  for (const one of all.filter(local)) {
    const lead = one.here.profile.leadTime[one.told.item]?.value
    const said = lineOf(one, guidanceText.ready)
    // No day comes of a time nobody knows.
    if (!lead) {
      expect(['', unknownText], one.name).toContain(said)
      if (one.told.lead !== null && said === '') expect(isUnsaid(one, guidanceText.ready), one.name).toBe(true)
    } else {
      expect(said.includes('当场'), one.name).toBe(lead.instant)
      if (lead.batch) expect(said, one.name).toContain(spanText(lead.batch))
    }
  }
  // Monday 9 March 2026; four working days later is Friday.
  expect(tell(desk.place('beijing'), { card: 'third', trouble: 'photo' }).page).toContain(
    '4个工作日，今天受理约2026年3月13日（星期五）可领',
  )
})

test('the papers told are those of the place for whoever comes, each with its basis', () => {
  for (const { here, told, page, name } of all.filter(local)) {
    expect(told.papers, name).toEqual(papersNeeded(here.profile, told.visit))
    for (const paper of told.papers) {
      expect(page, name).toContain(paperWords(paper, told.visit, here.profile))
      expect(page, name).toContain(paper.basis.text)
    }
  }
})

test('what becomes of the old card and of the account is told as the place says, or said to be unknown', () => {
  for (const one of all.filter(local)) {
    const { here, told, page, name } = one
    const replaces = makesCard(told.item) && !['APPLY', 'BATCH', 'REISSUE'].includes(told.item)
    const { oldCardPolicy, sameNumber } = here.profile
    if (!replaces) expect(told.rules, name).not.toContain('oldCardPolicy')
    else if (oldCardPolicy.value === null) expect(isUnsaid(one, '旧卡处理'), name).toBe(true)
    else expect(page, name).toContain(`旧卡处理：${oldCardPolicyText[oldCardPolicy.value]}`)
    if (replaces && sameNumber.value) expect(page, name).toContain(sameNumberText[sameNumber.value])
  }
})

test('an agent is told what the place says of agents, and is never sent where only the holder may go', () => {
  for (const { here, told, name } of all.filter(one => local(one) && one.told.picked.comer === 'agent')) {
    // For the dead a relative comes, whatever the place says of agents.
    const may = mayCome(here.profile, { item: told.item, reason: told.reason, by: 'agent', age: null })
    expect(told.causes.includes('holder-must-come'), name).toBe(may === false)
    expect(told.causes.includes('agent-unsaid'), name).toBe(may === null)
    if (may === false) expect([told.can, told.ticket], name).toEqual(['no', null])
    expect(
      told.basis.map(basis => basis.id),
      name,
    ).toContain('reg-30')
  }
  const haikou = tell(desk.place('haikou'), { card: 'third', trouble: 'photo', comer: 'agent', home: 'here' })
  expect(haikou.page).toContain(causeText['holder-must-come'])
  expect(haikou.page).not.toContain(materialText.AGENT_ID)
})

test('a ticket is offered only for what this counter would take', () => {
  for (const { here, told, name } of all) {
    if (told.ticket === null) continue
    expect(here.profile.items.value, name).toContain(told.ticket)
    expect(told.reason === null || acceptsReason(here.profile, told.ticket, told.reason), name).toBe(true)
    expect(told.picked.home, name).toBe('here')
  }
  expect(tell(desk.place('guangzhou'), { card: 'third', trouble: 'photo', why: 'LOOKS_CHANGED' }).told.ticket).toBe('REPLACE_PHOTO')
  const lost = tell(desk.place('guangzhou'), { card: 'third', trouble: 'lost' }).told
  expect([lost.can, lost.ticket]).toEqual(['yes', 'REISSUE'])
})

test('a place that stopped offering an item answers no, and names no papers, fee or way', () => {
  const here = desk.place('beijing')
  const items = { ...here.profile.items, value: here.profile.items.value.filter(item => item !== 'CANCEL') }
  const { told, page } = tell({ ...here, profile: { ...here.profile, items } }, { card: 'third', trouble: 'give-up' })
  expect(told).toMatchObject({ can: 'no', causes: ['not-offered'], ways: [], papers: [], ticket: null })
  expect(page).toContain(causeText['not-offered'])
})

test('whoever lives elsewhere hears nothing of the fee, the time or the papers of this place', () => {
  for (const { told, page, name } of all.filter(one => one.told.picked.home === 'elsewhere')) {
    expect(['elsewhere', 'yes'], name).toContain(told.can)
    expect(told, name).toMatchObject({ fee: null, due: null, lead: null, papers: [], rules: [], ticket: null })
    expect(page, name).not.toMatch(/多少钱|何时能领|带什么/)
    expect(told.ways, name).not.toContain('here')
  }
  const activate = tell(desk.place('wuhu'), { card: 'third', trouble: 'bank-not-active', comer: 'self', home: 'elsewhere' })
  expect(activate.told.ways).toEqual(['same-bank'])
})

test('a lost card is reported formally before a new one is made', () => {
  const one = tell(desk.place('wuhu'), { card: 'second', trouble: 'lost' })
  expect(one.told.before).toBe('LOSS_FORMAL')
  expect(one.page).toContain('先办：正式挂失')
  expect(isUnsaid({ ...one, name: '' }, '正式挂失期限')).toBe(true)
})

test('a place that says how long a loss report holds is quoted', () => {
  const here = desk.place('wuhu')
  const lossFormal = { ...here.profile.lossFormal, value: { ends: 'cancelled', days: 15, unit: 'calendar' } as const }
  const { page } = tell({ ...here, profile: { ...here.profile, lossFormal } }, { card: 'third', trouble: 'report-loss' })
  expect(page).toContain('正式挂失期限：15个自然日，到期自动注销')
})

test('a first-generation card is changed for nothing in Wuhan; what a second-generation card costs is not made up', () => {
  const wuhan = desk.place('wuhan')
  expect(lineOf(tell(wuhan, { card: 'first', trouble: 'want-third' }), guidanceText.fee)).toBe('不收费')
  expect(lineOf(tell(wuhan, { card: 'second', trouble: 'want-third' }), guidanceText.fee)).toContain(unknownText)
})

test('a child comes with a guardian and the guardian is told from which age a photo is needed', () => {
  const { told, page } = tell(desk.place('chongqing'), { card: 'none', comer: 'child', home: 'here' })
  expect(told.can).toBe('yes')
  expect(page).toContain(materialText.GUARDIAN_ID)
  expect(page).toContain('须有照片的年龄：18周岁起')
  expect(told.basis.map(basis => basis.id)).toContain('pipl-31')
})

test('in Guangzhou someone else may collect the card only for old age, hospital or long absence', () => {
  const { told, page } = tell(desk.place('guangzhou'), { card: 'waiting', comer: 'agent', home: 'here' })
  expect(told).toMatchObject({ item: 'PICKUP', can: 'yes' })
  expect(page).toContain('代领理由：仅限年老、住院、长期在外')
})

test('whatever the place changes, the answer changes with it', () => {
  const here = desk.place('guangzhou')
  const { profile } = here
  const told = { card: 'third', trouble: 'photo', why: 'LOOKS_CHANGED', comer: 'agent', home: 'here' } as const
  const [paper] = profile.papers.REPLACE_PHOTO ?? []
  const fee = profile.fees.REPLACE_PHOTO
  const lead = profile.leadTime.REPLACE_PHOTO
  if (!paper || !fee || !lead) throw new Error('the place says too little for this test')
  const changed: Profile = {
    ...profile,
    fees: { ...profile.fees, REPLACE_PHOTO: { ...fee, value: { fen: fen(777), free: [] }, confirmed: true } },
    leadTime: { ...profile.leadTime, REPLACE_PHOTO: { ...lead, value: { instant: false, batch: { days: 3, unit: 'work' } } } },
    papers: { ...profile.papers, REPLACE_PHOTO: [{ ...paper, material: 'AGENT_ID', when: 'adult-by-agent' }] },
    photoChangeByAgent: { ...profile.photoChangeByAgent, value: true },
  }
  const one = tell({ ...here, profile: changed }, told)
  expect(lineOf(one, guidanceText.fee)).toBe('7.77元')
  expect(one.sheet.lines.find(line => line.id === 'fee')?.unsure).toBe(false)
  expect(lineOf(one, guidanceText.ready)).toBe('普通制卡：3个工作日，今天受理约2026年3月12日（星期四）可领')
  expect(lineOf(one, guidanceText.papers)).toContain(materialText.AGENT_ID)
  expect(one.sheet).toMatchObject({ can: 'yes', ticket: 'REPLACE_PHOTO' })
  const holderOnly: Profile = { ...changed, photoChangeByAgent: { ...profile.photoChangeByAgent, value: false } }
  expect(tell({ ...here, profile: holderOnly }, told).sheet).toMatchObject({ can: 'no', ticket: null })
  const narrower: Profile = { ...changed, photoReasons: { ...profile.photoReasons, value: ['NO_PHOTO'] } }
  expect(tell({ ...here, profile: narrower }, told).sheet).toMatchObject({ can: 'no', ticket: null })
})

test('every rule told stands with its source and date, and with a mark as long as the branch has not confirmed it', () => {
  for (const { sheet, name } of all.filter(local)) {
    for (const line of sheet.lines.filter(one => !['can', 'before', 'reasons', 'meanwhile', 'unsaid', 'basis'].includes(one.id))) {
      const known = line.parts.some(part => part.text !== unknownText && !part.text.startsWith('不'))
      const sourced = [line, ...line.parts].some(({ source }) => source !== null && /\d{4}-\d{2}-\d{2}/.test(source))
      if (known) expect(sourced, `${name} ${line.name}`).toBe(true)
      if (sourced) expect(line.unsure || line.parts.some(part => part.unsure), `${name} ${line.name}`).toBe(true)
    }
    for (const part of sheet.lines.filter(one => one.id === 'papers').flatMap(one => one.parts))
      expect(part.basis !== null || part.text === guidanceText.nothingToBring, `${name} ${part.text}`).toBe(true)
  }
})

// The longest was laid out on A4 and left 8 of its 278 mm free.
test('an answer is never longer than one sheet holds', () => {
  for (const { page, name } of all) expect(page.length, name).toBeLessThanOrEqual(2_150)
})
