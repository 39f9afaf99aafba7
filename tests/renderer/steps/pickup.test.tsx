/** Booking the pickup: the promised day, free seats walked by arrows, no seat given twice. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { checkCharacter } from '../../../shared/identity/id-number.ts'
import { Day } from '../../../shared/time.ts'
import * as cases from '../../support/a-case.ts'
import { aCounter, type Counter, heldClock } from '../../support/a-counter.ts'
import { pretendPictures } from '../../support/a-pen.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'
import { aScreen, type Screen } from '../../support/a-screen.tsx'
import { aSlipPress } from '../../support/a-slip-press.ts'

let engine: SharedEngine
let counter: Counter
let screen: Screen
const press = aSlipPress()
beforeAll(async () => {
  pretendPictures()
  engine = await aSharedEngine()
})
beforeEach(async () => {
  counter = await aCounter({ photos: engine })
})
afterEach(async () => {
  await screen.leave()
  await counter.end()
})
afterAll(() => engine.end())

/** As many made-up people as one slot holds. */
const people = [1, 2, 3, 4].map(place => {
  const body = `44052419800101${String(place * 2 + 10).padStart(2, '0')}1`
  return { ...cases.otherCitizen, number: `${body}${checkCharacter(body)}`, birth: Day.parse('1980-01-01') }
})

async function atPickup(): Promise<void> {
  screen = await aScreen(counter, press.answers)
  await screen.signIn('4')
  await screen.see('张**')
  await screen.press('Enter')
  await screen.see('还没有预约')
  await screen.see(/余 4/)
}

test('arrows choose a day and an hour, Enter books it, and the slip is one key away', async () => {
  await cases.atBranch(counter)
  await atPickup()
  await screen.press('ArrowRight', 'ArrowDown', 'Enter')
  await screen.see('已预约 2026-03-10 周二 11:30')
  await screen.press('F7')
  await screen.until(() => expect(press.printed.at(-1)?.kind).toBe('pickup'))
  await screen.press('Escape')
  await screen.press('ArrowDown', 'Enter')
  await screen.see('已预约 2026-03-10 周二 13:30')
})

test('a booking made by mistake is taken back for ten seconds: the seat is free again, or the one before is back', async () => {
  await cases.atBranch(counter)
  await atPickup()
  await screen.press('ArrowDown', 'Enter')
  await screen.see(/已预约 2026-03-\d\d/)
  expect(screen.keys()).toContain('Alt+Z')
  await screen.press('Alt+Z')
  await screen.see('还没有预约')
  expect(screen.keys()).not.toContain('Alt+Z')
  await screen.press('F5')
  await screen.see(/已预约 2026-03-\d\d/)
  const first = /已预约 2026-03-\d\d \S+ \d\d:\d\d/.exec(screen.text())?.[0] ?? ''
  await screen.press('ArrowRight', 'F5')
  await screen.gone(first)
  await screen.press('Alt+Z')
  await screen.see(first)
})

test('a seat taken by another window at the same moment is refused with a sentence, and the next free one is proposed', async () => {
  await cases.atBranch(counter)
  const others = []
  for (const identity of people) others.push(await cases.atBranch(counter, identity))
  await atPickup()
  const cards = await counter.cards()
  for (const { id, revision } of others) await cards.call('pickup.book', { caseId: id, revision, day: '2026-03-09', start: '11:00' })
  await screen.press('F5')
  await screen.see('这个时段已约满。请另选时段。')
  await screen.see('约满')
  await screen.press('F5')
  await screen.see('已预约 2026-03-09 周一 11:30')
})

test('a card not yet here is booked from the promised day on', async () => {
  await cases.paid(counter)
  screen = await aScreen(counter, press.answers)
  await screen.signIn('4')
  await screen.see('张**')
  await screen.press('Enter')
  await screen.see('还没有送制。')
  await screen.press('F6')
  await screen.see(/03-25周三.*余 4/)
  expect(screen.text()).not.toContain('03-24')
  await screen.press('F9')
  await screen.see('已预约 2026-03-25 周三 09:00')
  await screen.press('Escape')
  await screen.see('还没有送制。')
})

test('a promise that runs into a year without an official calendar says so beside the day', async () => {
  await counter.end()
  counter = await aCounter({ photos: engine, clock: heldClock('2026-12-25T02:30:00.000Z') })
  await cases.atBranch(counter)
  await atPickup()
  await screen.see('放假安排未公布，按国务院通知调整')
  await screen.see('未公布')
})
