/** The cash drawer of a counter opens when cash moves, is in the log before it does, and holds up nobody where it does not. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer, Desk } from '../../../main/desk/desk.ts'
import { openDrawer } from '../../../main/desk/drawer.ts'
import { memoryLines } from '../../../main/devices/memory-lines.ts'
import { escPosPrinter } from '../../../main/devices/printer/esc-pos-printer.ts'
import { practicePrinterId } from '../../../main/devices/printer/practice-printer.ts'
import { simulatedPrinter } from '../../../main/devices/printer/simulated-printer.ts'
import { ok } from '../../../shared/result.ts'
import { aCounter, type Counter, type Seat } from '../../support/a-counter.ts'

let counter: Counter
let teller: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const openings = async () => {
  const { entries } = await (await counter.manager()).call('audit.find', { caseId: null, day: null })
  return entries.filter(({ what }) => what === 'drawer.open')
}

/** A desk whose branch answers what it must and keeps what it was told, in order, beside the pulses of the drawer. */
function aDesk(pinned: boolean) {
  const far = simulatedPrinter()
  const lines = memoryLines({ id: 'one', name: 'one', far })
  const told: string[] = []
  const branch: Answer = async (_caller, name) => {
    told.push(`${name} after ${far.opened()} openings`)
    return ok(name === 'device.pins' ? (pinned ? [{ purpose: 'drawer', device: 'one', name: 'one' }] : []) : {})
  }
  const printer = escPosPrinter(lines, { deadlineMs: 2000, answerMs: 60, doneMs: 150 })
  const desk = { printer, branch } as Pick<Desk, 'printer' | 'branch'> as Desk
  return { far, lines, told, open: () => openDrawer(desk, { window: 'desk', seat: 1 }, { why: 'fee', caseId: null }) }
}

test('the log has it before the drawer moves', async () => {
  const { far, told, open } = aDesk(true)
  expect(await open()).toEqual({ state: 'opened', reason: null })
  expect(far.opened()).toBe(1)
  expect(told).toEqual(['device.pins after 0 openings', 'drawer.note after 0 openings'])
})

test('a counter without a drawer opens none and writes nothing', async () => {
  const { far, told, open } = aDesk(false)
  expect(await open()).toEqual({ state: 'none', reason: null })
  expect(far.opened()).toBe(0)
  expect(told).toEqual(['device.pins after 0 openings'])
})

test('a printer that is gone is an answer, and stands in the log of the devices', async () => {
  const { lines, told, open } = aDesk(true)
  lines.unplug('one')
  expect(await open()).toEqual({ state: 'failed', reason: 'unplugged' })
  expect(told.at(-1)).toBe('device.note after 0 openings')
})

test('whoever opens it is in the log of the branch, with why and where', async () => {
  expect(await teller.call('drawer.open', { why: 'count' })).toEqual({ state: 'none', reason: null })
  expect(await openings()).toEqual([])
  await teller.call('device.pin', { purpose: 'drawer', device: { id: practicePrinterId, name: '小票机' } })
  expect(await teller.call('drawer.open', { why: 'count' })).toEqual({ state: 'opened', reason: null })
  expect(await openings()).toMatchObject([{ counter: '03', facts: { why: 'count' } }])
})
