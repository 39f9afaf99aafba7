/** Asks the guidance desk of a real counter, as somebody at the door does: in their own words, step by step, to the answer and its page. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Picked, pick } from '../../../../../shared/guidance/path.ts'
import type { GuideAsk, GuideSheet } from '../../../../../shared/ipc/shapes/guidance.ts'
import { fail } from '../../../../../shared/result.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { readSheet } from '../../../../support/a-guidance-desk.ts'

let counter: Counter
let lobby: Seat
beforeAll(async () => {
  counter = await aCounter()
  lobby = await counter.lobby()
})
afterAll(() => counter.end())

const asked = async (text: string) => (await lobby.call('guidance.search', { text })).hits
const named = (sheet: GuideSheet, name: string) => sheet.lines.find(line => line.name === name)
const slipOf = (guide: GuideAsk) => ({ kind: 'guide', caseId: null, ticketId: null, guide }) as const

/** Answers each question in turn with the words a customer would use. */
async function walked(...words: string[]): Promise<Picked> {
  let picked: Picked = {}
  for (const said of words) {
    const { next } = await lobby.call('guidance.walk', { picked })
    const choice = next?.choices.find(one => one.words.includes(said))
    if (!next || !choice) throw new Error(`nobody asked about ${said}`)
    picked = pick(picked, next.step, choice.value)
  }
  return picked
}

test.each([
  ['slips of the pen', '社宝卡照片太仇了', '难看'],
  ['pinyin', 'diule', '丢了'],
  ['initials', 'hzp', '换照片'],
  ['other words', '小宝宝上社保', '小孩'],
])('the customer is understood in spite of %s', async (_how, typed, heard) => {
  expect((await asked(typed)).some(hit => hit.ask.includes(heard))).toBe(true)
})

test('nothing typed offers what is asked most, each answer once and no more than a digit can choose', async () => {
  const most = await asked('')
  expect(most[0]?.ask).toBe('第三代社保卡如何换照片?')
  expect(most).toHaveLength(9)
  const answers = await Promise.all(most.map(({ id, picked }) => lobby.call('guidance.answer', { question: id, picked })))
  expect(new Set(answers.map(({ item, text, lines }) => JSON.stringify([item, text, lines]))).size).toBe(9)
  expect(await asked('天气')).toEqual([])
})

test('a wish for a prettier picture is refused where the branch stands, with the reasons it does accept', async () => {
  const [hit] = await asked('照片太丑了')
  if (!hit) throw new Error('not understood')
  const sheet = await lobby.call('guidance.answer', { question: hit.id, picked: hit.picked })
  expect(sheet).toMatchObject({ can: 'no', ticket: null, item: 'REPLACE_PHOTO', question: '社保卡太难看了是否能换照片?' })
  expect(sheet.rules).toContain('广州')
  expect(named(sheet, '本地接受的理由')?.parts.map(part => part.text)).toContain('相貌与卡面照片明显不同')
})

test('a path walked to its end says where, with what, for how much and by which real day, and a ticket is waiting', async () => {
  const picked = await walked('第三代', '换照片', '明显不同', '本人', '在本地')
  expect((await lobby.call('guidance.walk', { picked })).next).toBeNull()
  const sheet = await lobby.call('guidance.answer', { question: null, picked })
  expect(sheet).toMatchObject({ can: 'yes', ticket: 'REPLACE_PHOTO', question: null, asOf: '2026-03-09' })
  const papers = named(sheet, '带什么')
  const { papers: due } = await lobby.call('profile.view', {})
  const always = due.REPLACE_PHOTO?.filter(paper => paper.when === 'always').map(paper => paper.basis.text)
  expect(papers?.parts.map(part => part.basis)).toEqual(always)
  expect(papers?.parts.every(part => part.unsure)).toBe(true)
  expect(named(sheet, '多少钱')).toMatchObject({ unsure: true, source: expect.stringContaining('2026-') })
  // Twelve working days after Monday, 9 March 2026.
  expect(
    named(sheet, '何时能领')
      ?.parts.map(part => part.text)
      .join(),
  ).toContain('2026年3月25日（星期三）')
  const issued = await lobby.call('ticket.take', { item: sheet.ticket ?? 'BATCH', priority: false })
  expect(issued).toMatchObject({ number: 'A001', item: 'REPLACE_PHOTO' })
})

test('a question goes on to the steps it left open; a step that turns to another item drops its words', async () => {
  const [hit] = await asked('第三代社保卡如何换照片')
  if (!hit) throw new Error('not understood')
  const step = await lobby.call('guidance.walk', { picked: hit.picked })
  expect(step).toMatchObject({ item: 'REPLACE_PHOTO', next: { step: 'comer' } })
  expect(step.trail.map(one => one.words)).toEqual(['第三代（插卡、挥卡都可以）', '换照片', '本人希望更换照片'])
  const elsewhere = pick(hit.picked, 'trouble', 'lost')
  const sheet = await lobby.call('guidance.answer', { question: hit.id, picked: elsewhere })
  expect(sheet).toMatchObject({ item: 'REISSUE', question: null })
  expect(readSheet(sheet)).not.toContain('换照片就是换一张新卡')
})

test('a path that cannot be, one that is not far enough, or a question nobody wrote', async () => {
  const bad = { ok: false, error: { code: 'BAD_INPUT' } }
  expect(await lobby.ask('guidance.walk', { picked: { card: 'none', trouble: 'lost' } })).toMatchObject(bad)
  expect(await lobby.ask('guidance.answer', { question: null, picked: { card: 'third' } })).toMatchObject(bad)
  expect(await lobby.ask('guidance.answer', { question: 'q99', picked: { trouble: 'photo' } })).toEqual(fail({ code: 'NOT_FOUND' }))
  expect(await counter.emptySeat().ask('guidance.search', { text: '' })).toEqual(fail({ code: 'NOT_SIGNED_IN' }))
})

test('the lobby prints the same answer on a page that names no citizen', async () => {
  const guide = { question: 'q0', picked: { card: 'third', trouble: 'photo' } } as const
  const sheet = await lobby.call('guidance.answer', guide)
  const { html } = await lobby.call('slip.page', slipOf(guide))
  for (const { name, parts } of sheet.lines) {
    if (name !== '能不能办') expect(html).toContain(name)
    for (const { text } of parts) expect(html, name).toContain(text)
  }
  expect(await lobby.ask('slip.page', { kind: 'guide', caseId: null, ticketId: null })).toEqual(fail({ code: 'NOT_FOUND' }))
})
