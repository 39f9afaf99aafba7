/** Tests that a customer's own words find the question: slips of the pen, other words, pinyin, initials. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openQuestions } from '../../../main/core/rules/guidance/questions.ts'
import { findQuestions, indexQuestions, type QuestionIndex } from '../../../shared/guidance/search.ts'
import { aGuidanceDesk, type GuidanceDesk, spell } from '../../support/a-guidance-desk.ts'

let desk: GuidanceDesk
let index: QuestionIndex
beforeAll(async () => {
  desk = await aGuidanceDesk()
  index = indexQuestions(desk.guidance.questions, spell)
})
const found = (typed: string): string[] => findQuestions(index, typed, 3).map(hit => hit.question.id)

test('every question finds itself', () => {
  for (const { id, ask } of desk.guidance.questions) expect(found(ask)[0], ask).toBe(id)
})

test.each([
  ['换照片', 'q3'],
  ['社保卡换相片', 'q3'],
  ['照片好丑能换吗', 'q17'],
  ['嫌照片难看', 'q17'],
  ['社保卡丢了', 'lost'],
  ['卡掉了咋办', 'lost'],
  ['密码忘记', 'password'],
  ['去哪办', 'where'],
  ['照片要多大', 'q15'],
  ['小孩社保卡', 'child'],
  ['二代换三代', 'q8'],
  ['一代卡怎么换三代', 'q7'],
  ['卡过期了', 'expired'],
  ['手机号换了', 'contact'],
])('in other words: %s', (typed, id) => {
  expect(found(typed)).toContain(id)
})

test.each([
  ['社宝卡换照偏', 'q3'],
  ['设保卡丢了', 'lost'],
  ['社保卡秘码忘了', 'password'],
  ['社保卡激话银行功能', 'activate'],
  ['社保卡照片怎么更改换', 'q2'],
])('with slips of the pen: %s', (typed, id) => {
  expect(found(typed)).toContain(id)
})

test.each([
  ['huanzhaopian', 'q3'],
  ['huan zhao pian', 'q3'],
  ['huanzhaopain', 'q3'],
  ['HZP', 'q3'],
  ['lingka', 'collect'],
  ['guashi', 'stop'],
  ['gaimingzi', 'renamed'],
  ['mima', 'password'],
])('in letters: %s', (typed, id) => {
  expect(found(typed)).toContain(id)
})

type Utterance = { readonly typed: string; readonly wants: readonly string[]; readonly held: boolean }
// A third is held out: it is never looked at while words are added, so that it says how the others were learnt.
test.each(['tuned', 'held out'])(
  'of what people say (%s), nineteen of twenty find the right question first, and none finds nothing',
  async which => {
    const all: readonly Utterance[] = JSON.parse(await readFile(join(import.meta.dirname, 'utterances.json'), 'utf8'))
    expect(all.length).toBeGreaterThanOrEqual(150)
    const book = openQuestions(desk.guidance.questions)
    const rows = all
      .filter(({ held }) => held === (which === 'held out'))
      .map(({ typed, wants }) => ({ typed, wants, first: book.find(typed)[0]?.id }))
    expect(rows.filter(({ first }) => first === undefined)).toEqual([])
    const right = rows.filter(({ wants, first }) => first !== undefined && wants.includes(first))
    expect(right.length / rows.length).toBeGreaterThanOrEqual(0.95)
  },
)

test('what has nothing to do with the card finds nothing, and nothing typed shows the questions asked most', () => {
  for (const typed of ['天气', 'hello', '？？', '12345']) {
    const hits = findQuestions(index, typed, 3)
    expect(
      hits.filter(hit => hit.score > 0),
      typed,
    ).toEqual([])
  }
  expect(found('')).toEqual(['q0', 'q1', 'q2'])
})
