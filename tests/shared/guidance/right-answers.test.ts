/** Tests answers that were once wrong: each value is the one its source gives, and the same question has the same answer everywhere. */
import { beforeAll, expect, test } from 'vitest'
import { answer, answerQuestion } from '../../../shared/guidance/answer.ts'
import type { Picked } from '../../../shared/guidance/path.ts'
import type { Here } from '../../../shared/profile/requirements.ts'
import { confidenceText, originText } from '../../../shared/strings/zh-CN/profile.ts'
import { Day } from '../../../shared/time.ts'
import { aGuidanceDesk, type GuidanceDesk } from '../../support/a-guidance-desk.ts'

let desk: GuidanceDesk
beforeAll(async () => {
  desk = await aGuidanceDesk()
})
const told = (here: Here, id: string) => answerQuestion(desk.guidance, here, desk.question(id))
const answered = (here: Here, picked: Picked) => {
  const found = answer(desk.guidance, here, picked)
  if (!found) throw new Error('the path leads nowhere')
  return found
}

test('a question that tells of a second-generation card is answered for that card', () => {
  for (const here of desk.places) {
    for (const id of ['q8', 'q10', 'q18', 'q19']) expect(told(here, id), here.profile.id).toMatchObject({ item: 'REPLACE_UPGRADE' })
    expect(told(here, 'q18').due).toEqual(told(here, 'q8').due)
    expect(told(here, 'first')).toMatchObject({ item: 'APPLY' })
  }
})

test('whoever merely dislikes the picture hears the same however it is asked', () => {
  const asked = ['q0', 'q2', 'q11', 'q12', 'q14', 'q16', 'q17', 'q20']
  for (const here of desk.places) {
    const verdicts = asked.map(id => told(here, id)).map(({ can, ticket, causes }) => JSON.stringify([can, ticket, causes]))
    expect(new Set(verdicts).size, here.profile.id).toBe(1)
  }
})

test('what is done across provinces is not refused to whoever lives elsewhere', () => {
  const open = [
    { card: 'none', trouble: 'first-card' },
    { card: 'third', trouble: 'not-enabled' },
    { card: 'third', trouble: 'lost' },
    { card: 'third', trouble: 'photo' },
    { card: 'third', trouble: 'stop-for-now' },
  ] as const
  for (const here of desk.places) {
    for (const path of open) {
      const found = answered(here, { ...path, comer: 'self', home: 'elsewhere' })
      expect(found, `${here.profile.id} ${path.trouble}`).toMatchObject({
        can: 'yes',
        causes: ['cross-province'],
        ticket: null,
        papers: [],
      })
      expect(found.ways).toContain('online')
    }
    expect(answered(here, { card: 'third', trouble: 'give-up', why: 'MOVED_AWAY', comer: 'self', home: 'elsewhere' }).can).toBe('elsewhere')
  }
})

test('Beijing takes no photo change for granted: its pages disagree', () => {
  const found = told(desk.place('beijing'), 'looks')
  expect(found).toMatchObject({ can: 'ask', causes: ['reason-doubted'], ticket: 'REPLACE_PHOTO' })
})

test('in Guangzhou a formal loss is reported in person from sixteen on', () => {
  const path = { card: 'third', trouble: 'report-loss', home: 'here' } as const
  expect(answered(desk.place('guangzhou'), { ...path, comer: 'agent' })).toMatchObject({ can: 'no', causes: ['holder-must-come'] })
  expect(answered(desk.place('guangzhou'), { ...path, comer: 'child' })).toMatchObject({ can: 'yes' })
})

test('nothing is told as the rule of the whole country that is the rule of some places', () => {
  for (const item of ['LOSS_FORMAL', 'UNLOSS'] as const)
    expect(desk.guidance.items[item].text.join('')).not.toMatch(/^社保功能和银行账户分别/)
})

test('the regulation is quoted as it stands', () => {
  const says = (id: string) => desk.guidance.basis.find(one => one.id === id)?.says ?? ''
  expect(says('reg-31')).toContain('应当有法律、法规和国务院决定依据')
  expect(says('reg-30')).toContain('老年人、残疾人等特殊群体')
  expect(says('reg-9')).toContain('及时告知')
  expect(says('reg-9')).toContain('10个工作日')
})

test('only a page of the state is called an official page', () => {
  const origin = (url: string | null) =>
    originText({
      source: { text: '说明', url },
      date: Day.parse('2026-01-01'),
      confidence: 'B',
      confirmed: false,
      note: null,
      fromBase: false,
    })
  expect(origin('https://rsj.wuhu.gov.cn/a.html')).toContain(confidenceText.B)
  expect(origin('http://www.moonvisionstudio.com/a.html')).toContain('转载')
  expect(origin('https://gov.cn.example.com/a.html')).not.toContain(confidenceText.B)
  expect(origin(null)).not.toContain(confidenceText.B)
})
