/** Tests all answers of all places against the rules and against each other, as `npm run answers` does. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { contradictionsIn, everyTold, longestBrief, type Told } from '../../../main/cli/answers/contradictions.ts'
import { placeDocument } from '../../../main/cli/answers/document.ts'
import { answersDocument } from '../../../main/cli/answers/table.ts'
import { aGuidanceDesk } from '../../support/a-guidance-desk.ts'

let told: readonly Told[]
beforeAll(async () => {
  const { guidance, places } = await aGuidanceDesk()
  told = places.flatMap(here => everyTold(guidance, here))
})

test('no answer contradicts a rule of its place or another answer to the same', () => {
  expect(told.length).toBeGreaterThan(1_000)
  expect(contradictionsIn(told)).toEqual([])
})

test('a contradiction is found: a ticket for a reason nobody accepts, and a day from an unknown', () => {
  const one = told.find(({ answer }) => answer.causes.includes('reason-refused'))
  if (!one) throw new Error('nothing is refused anywhere')
  const wrong: Told = {
    ...one,
    answer: {
      ...one.answer,
      ticket: one.answer.item,
      ready: [{ way: 'batch', day: one.here.today, covered: true, workdays: 0 }],
      lead: null,
    },
  }
  const found = contradictionsIn([wrong]).map(({ what }) => what)
  expect(found).toEqual(expect.arrayContaining(['a ticket for a reason the counter refuses', 'a day from an unknown', 'no, and a ticket']))
})

test('the answer is said in two to five sentences, within a minute, and what is unknown is named once with whom to ask', () => {
  for (const { brief, question, here } of told) {
    const sentences = brief.split('。').filter(words => words !== '')
    const name = `${here.profile.id} ${question.id}: ${brief}`
    expect(sentences.length, name).toBeGreaterThanOrEqual(2)
    expect(sentences.length, name).toBeLessThanOrEqual(5)
    expect([...brief].length, name).toBeLessThanOrEqual(longestBrief)
    expect(brief.match(/没有写明，请打12333/g)?.length ?? 0, name).toBeLessThanOrEqual(1)
    expect(brief, name).not.toMatch(/null|undefined|像素|待本地确认/)
  }
})

test('the document of a place holds each question with its answer', () => {
  const guangzhou = told.filter(({ here }) => here.profile.id === 'guangzhou')
  const [first] = guangzhou
  if (!first) throw new Error('no answers')
  const text = placeDocument(first.here.profile, guangzhou)
  for (const { question, brief } of guangzhou) {
    expect(text).toContain(question.ask)
    expect(text).toContain(brief)
  }
})

test('docs/answers.md is what main/cli/answers-table.ts prints: each question, and each place with its answer', async () => {
  const text = await readFile(join(import.meta.dirname, '../../../docs/answers.md'), 'utf8')
  expect(text.trimEnd()).toBe(answersDocument(told, contradictionsIn(told)).trimEnd())
  for (const { question } of told) expect(text).toContain(`## ${question.ask}`)
})

test('a wish for a nicer picture is refused only where the place itself lists its reasons', () => {
  const wishes = told.filter(({ question, comer }) => question.id === 'q17' && comer === 'self')
  const verdicts = new Map(wishes.map(({ here, answer }) => [here.profile.id, answer.can]))
  expect([verdicts.get('guangzhou'), verdicts.get('haikou'), verdicts.get('suzhou')]).toEqual(['no', 'yes', 'yes'])
  for (const id of ['chongqing', 'shanghai', 'beijing', 'base']) expect(verdicts.get(id), id).toBe('ask')
})
