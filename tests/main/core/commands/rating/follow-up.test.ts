/** A bad grade is followed up: an owner, a call-back, an appeal, an answer by the day of the place, and in the day's end until then. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { OperatorView } from '../../../../../shared/ipc/shapes/session.ts'
import { Day } from '../../../../../shared/time.ts'
import { madeUpCitizens, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let engine: SharedEngine
let counter: Counter
let teller: Seat
let manager: Seat
let people: readonly OperatorView[]
const citizens = madeUpCitizens(8)
beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  teller = await counter.teller()
  manager = await counter.manager()
  people = await manager.call('operator.list', {})
})
afterAll(async () => {
  await counter.end()
  await engine.end()
})

const idOf = (login: string) => {
  const found = people.find(one => one.login === login)
  if (!found) throw new Error(`nobody is called ${login}`)
  return found.id
}
async function rated(grade: 1 | 5): Promise<CaseView> {
  const view = await submitted(teller, citizens.pop())
  await teller.call('rating.give', { caseId: view.id, grade, reasons: grade === 1 ? ['wait'] : [], words: '' })
  return view
}
const rowOf = async ({ id }: CaseView) => (await manager.call('rating.followUps', {})).find(({ caseId }) => caseId === id)
const step = ({ id }: CaseView, event: 'reached' | 'unreached' | 'appeal' | 'uphold' | 'dismiss' | 'answer', note = '已查明情况') =>
  manager.ask('rating.follow', { caseId: id, event, note })
const assign = ({ id }: CaseView, login: string) => manager.ask('rating.follow', { caseId: id, event: 'assign', ownerId: idOf(login) })
const dayLine = async () =>
  (await manager.call('day.view', { day: Day.parse(counter.clock.today()) })).lines.find(({ line }) => line === 'bad')

test('a bad grade is to be answered within the working days of the place, a good one is not', async () => {
  const bad = await rated(1)
  const good = await rated(5)
  // 2026-03-09 is a Monday: fifteen working days are three weeks.
  expect(await rowOf(bad)).toMatchObject({ due: '2026-03-30', dueCovered: true, owner: null, state: 'open', late: false })
  expect(await rowOf(good)).toBeUndefined()
  expect(await dayLine()).toMatchObject({ open: 1, figures: { late: 0, unowned: 1 } })
})

test('somebody answers for it who was not graded, calls the citizen back, and only then answers', async () => {
  const view = await rated(1)
  expect(await step(view, 'reached')).toMatchObject({ ok: false, error: { code: 'FOLLOW_UP_UNOWNED' } })
  expect(await assign(view, 'jingban')).toMatchObject({ ok: false, error: { code: 'FOLLOW_UP_OWN' } })
  expect((await assign(view, 'fuhe')).ok).toBe(true)
  expect(await step(view, 'answer')).toMatchObject({ ok: false, error: { code: 'FOLLOW_UP_UNCALLED' } })
  await step(view, 'unreached')
  await step(view, 'unreached')
  expect(await step(view, 'answer')).toMatchObject({ ok: false, error: { code: 'FOLLOW_UP_UNCALLED' } })
  await step(view, 'reached', '说明等候原因，客户理解')
  const open = (await dayLine())?.open ?? 0
  expect((await step(view, 'answer', '增开午间窗口，已电话答复')).ok).toBe(true)
  expect(await rowOf(view)).toMatchObject({ state: 'answered', owner: expect.any(String) })
  expect((await rowOf(view))?.steps.map(({ event }) => event)).toEqual(['assign', 'unreached', 'unreached', 'reached', 'answer'])
  expect(await dayLine()).toMatchObject({ open: open - 1 })
  expect(await step(view, 'reached')).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
})

test('whoever cannot be reached after three calls is answered in writing', async () => {
  const view = await rated(1)
  await assign(view, 'zhuguan')
  for (let call = 0; call < 3; call++) await step(view, 'unreached', '无人接听')
  expect((await step(view, 'answer', '已寄书面答复')).ok).toBe(true)
})

test('an appeal stops the answer until it is judged: set aside, or answered after all', async () => {
  const mistaken = await rated(1)
  await assign(mistaken, 'fuhe')
  await step(mistaken, 'appeal', '客户点错，当场说明')
  expect(await step(mistaken, 'answer')).toMatchObject({ ok: false, error: { code: 'WRONG_STATE' } })
  await step(mistaken, 'uphold', '录音证实点错')
  expect(await rowOf(mistaken)).toMatchObject({ state: 'set-aside', late: false })

  const sound = await rated(1)
  await assign(sound, 'fuhe')
  await step(sound, 'appeal', '认为系统原因')
  await step(sound, 'dismiss', '等候确实过长')
  await step(sound, 'reached')
  expect((await step(sound, 'answer')).ok).toBe(true)
})

test('it is late from the day after its deadline, and nobody but the manager reads the grades', async () => {
  const view = await rated(1)
  counter.clock.set('2026-03-30T02:00:00.000Z')
  expect(await rowOf(view)).toMatchObject({ late: false })
  counter.clock.set('2026-03-31T02:00:00.000Z')
  expect(await rowOf(view)).toMatchObject({ late: true })
  expect((await dayLine())?.figures).toMatchObject({ late: 2 })
  expect((await teller.ask('rating.followUps', {})).ok).toBe(false)
})
