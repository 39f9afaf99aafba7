/** Tests the questions people ask: each reaches an answer in every place, and old mistakes about them stay corrected. */
import { beforeAll, expect, test } from 'vitest'
import { answerQuestion } from '../../../shared/guidance/answer.ts'
import { cards, comers, homes, stepIds, troubleIds } from '../../../shared/guidance/path.ts'
import type { Here } from '../../../shared/profile/requirements.ts'
import { choiceText, guidanceText, guideSheet } from '../../../shared/strings/zh-CN/guidance.ts'
import { aGuidanceDesk, type GuidanceDesk, readSheet } from '../../support/a-guidance-desk.ts'

let desk: GuidanceDesk
beforeAll(async () => {
  desk = await aGuidanceDesk()
})

const askedMost = Array.from({ length: 21 }, (_, no) => `q${no}`)
const told = (here: Here, id: string) => answerQuestion(desk.guidance, here, desk.question(id))
const page = (here: Here, id: string): string => readSheet(guideSheet(told(here, id), here, desk.question(id).ask))

test('the main question and its twenty neighbours each have an answer of their own, and all nine answers are used', () => {
  expect(desk.question('q0').ask).toBe('第三代社保卡如何换照片?')
  const topics = askedMost.map(id => desk.question(id).topic)
  expect(topics).not.toContain(null)
  const known = desk.guidance.topics.map(topic => topic.id)
  expect(known).toEqual(expect.arrayContaining([...new Set(topics)]))
  expect(new Set(topics).size).toBe(9)
  for (const id of known)
    expect(
      desk.guidance.questions.some(({ topic }) => topic === id),
      id,
    ).toBe(true)
})

test('every question reaches an answer in every place, with what to bring and what it costs', () => {
  for (const here of desk.places) {
    for (const { id, ask } of desk.guidance.questions) {
      const name = `${here.profile.id}: ${ask}`
      const { can, text, ways, only } = told(here, id)
      expect(text.length, name).toBeGreaterThan(0)
      if (can !== 'no') expect(ways.length, name).toBeGreaterThan(0)
      // What another place asks and charges is for that place to say.
      const parts = desk.question(id).picked.home === 'elsewhere' ? [] : [guidanceText.papers]
      if (parts.length > 0) expect(page(here, id), name).toMatch(/多少钱：|没有写明：[^依]*多少钱/)
      // A yes or a no heads only what asks for one.
      const heads = only ? [] : [guidanceText.can]
      for (const part of [...heads, ...parts, guidanceText.basis]) expect(page(here, id), name).toContain(part)
    }
  }
})

test('words of the answers leave figures to the profile, so that they cannot contradict it', () => {
  const texts = [...desk.guidance.topics, ...Object.values(desk.guidance.items)].flatMap(one => one.text)
  for (const text of texts) {
    expect(text).not.toMatch(/\d\s*(元|天|日|个工作日|个月|年|周岁|岁|KB|像素|小时|次)/)
    expect(text).not.toMatch(/免费|不收费|缴费后|收回旧|不收回|同号/)
  }
})

test('a wish for a better picture: yes in Haikou, no in Guangzhou, to be asked where nobody has said', () => {
  expect(told(desk.place('haikou'), 'q17')).toMatchObject({ can: 'yes', ticket: 'REPLACE_PHOTO' })
  expect(told(desk.place('guangzhou'), 'q17')).toMatchObject({ can: 'no', ticket: null, ways: [] })
  for (const id of ['base', 'wuhan', 'shenzhen', 'beijing'])
    expect(told(desk.place(id), 'q17')).toMatchObject({ can: 'ask', causes: ['reason-unsaid'], ticket: null })
})

test('a changed photo is a new card, whoever asks', () => {
  for (const here of desk.places) expect(page(here, 'q0')).toContain('换照片就是换一张新卡')
})

test('online channels rest on Art. 29 of the regulations, and only where there are any', () => {
  for (const here of desk.places) {
    const { ways, basis } = told(here, 'q0')
    const cited = basis.map(one => `${one.number} ${one.article}`)
    expect(cited.includes('国务院令第765号 第二十九条')).toBe(ways.includes('online'))
    expect(page(here, 'q0')).not.toContain('社会保险法》')
  }
})

test('document 47 is quoted for leaving the procedure to province and city, never for the procedure', () => {
  for (const here of desk.places) {
    const found = told(here, 'q16').basis.find(one => one.number === '人社部发〔2011〕47号')
    expect(found?.says).toContain('由省、市制定')
    expect(page(here, 'q16')).toContain('没有一条全国规定专门写换照片')
  }
})

test('nobody is told to pay before it is known that a fee is due', () => {
  expect(page(desk.place('beijing'), 'q0')).toContain('多少钱：不收费')
  expect(page(desk.place('wuhu'), 'q0')).toContain('多少钱：18.00元')
  expect(page(desk.place('guangzhou'), 'q0')).toMatch(/多少钱：20\.00元[\s\S]*互相矛盾/)
  expect(page(desk.place('haikou'), 'q0')).toMatch(/本地没有写明：多少钱/)
})

test('the rules for the photo differ from place to place', () => {
  expect(page(desk.place('guangzhou'), 'q15')).toMatch(/20～200KB[\s\S]*1～5个工作日/)
  expect(page(desk.place('shenzhen'), 'q15')).toContain('9～20KB')
  expect(page(desk.place('wuhan'), 'q15')).toContain('14～40KB')
  expect(page(desk.place('chongqing'), 'q15')).toContain('须有照片的年龄：18周岁起')
})

test('a card made on the spot is not hidden behind days and weeks', () => {
  expect(page(desk.place('beijing'), 'q13')).toMatch(/当场[\s\S]*4个工作日/)
  expect(page(desk.place('wuhu'), 'q13')).not.toContain('即时制卡网点：当场')
})

test('bank or hall is answered by the channels of the place', () => {
  expect(told(desk.place('guangzhou'), 'where').ways).toEqual(['here', 'bank', 'online'])
  expect(told(desk.place('wuhu'), 'where').ways).toEqual(['here', 'bank', 'hall'])
})

test('every step and every choice of the path has its words', () => {
  const { guidance } = desk
  for (const step of stepIds) expect(guidance.path.asks[step]).toMatch(/？$/)
  const choices = { card: cards, trouble: troubleIds, comer: comers, home: homes, why: ['LOOKS_CHANGED', 'LOST'] } as const
  for (const step of stepIds) for (const choice of choices[step]) expect(choiceText(guidance, step, choice)).toMatch(/\p{Script=Han}/u)
})

test('an answer fits one printed page', () => {
  for (const here of desk.places)
    for (const { id } of desk.guidance.questions) expect(page(here, id).split('\n').length).toBeLessThanOrEqual(60)
})
