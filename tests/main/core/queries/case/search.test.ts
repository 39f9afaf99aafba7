/** The manager looks for cases by anything known of them, leafs through pages, and looks behind one mask with a reason. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseMark } from '../../../../../shared/ipc/shapes/search.ts'
import { Day } from '../../../../../shared/time.ts'
import { approved, citizen, contactDetails, filled, madeUpCitizens, opened, otherCitizen, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let engine: SharedEngine
let counter: Counter
let manager: Seat
const monday = Day.parse('2026-03-09')
const tuesday = Day.parse('2026-03-10')

beforeAll(async () => {
  engine = await aSharedEngine()
  counter = await aCounter({ photos: engine })
  manager = await counter.manager()
  const teller = await counter.teller()
  const ticket = await (await counter.lobby()).call('ticket.take', { item: 'REPLACE_PHOTO', priority: false })
  await teller.call('ticket.call', {})
  await teller.call('case.open', { ticketId: ticket.id, identity: citizen })
  await approved(counter, otherCitizen)
  counter.clock.advance(86_400_000)
  const [first, second] = madeUpCitizens(2)
  if (!first || !second) throw new Error('two people are made up')
  await filled(await counter.teller(), first)
  await submitted(await counter.hired('lilaoshi', ['teller']), second)
})
afterAll(async () => {
  await counter.end()
  await engine.end()
})

const states = async (wanted: Parameters<typeof search>[0]) => (await search(wanted)).rows.map(row => row.state)
const search = (wanted: Partial<Parameters<Seat['call']>[1]> & object) => manager.call('case.search', wanted as never)

test('without a filter every case is there, the newest change first', async () => {
  expect(await states({})).toEqual(['submitted', 'filled', 'approved', 'opened'])
})

test.each([
  ['one state', { states: ['approved'] }, ['approved']],
  ['several states', { states: ['submitted', 'opened'] }, ['submitted', 'opened']],
  ['another item', { item: 'LOSS_TEMP' }, []],
  ['the day it was opened', { opened: { from: monday, to: monday } }, ['approved', 'opened']],
  ['a span of days', { opened: { from: monday, to: tuesday } }, ['submitted', 'filled', 'approved', 'opened']],
  ['a mobile number and a state', { text: contactDetails.mobile, states: ['filled'] }, ['filled']],
])('by %s', async (_, wanted, found) => {
  expect(await states(wanted)).toEqual(found)
})

test('by the number the holder was called by, typed small or large', async () => {
  const { rows } = await search({ states: ['opened'] })
  const ticket = rows[0]?.ticket ?? ''
  expect(ticket).toMatch(/^[A-Z]\d{3}$/)
  expect(await states({ ticket })).toEqual(['opened'])
  expect(await states({ ticket: ticket.toLowerCase() })).toEqual(['opened'])
  expect(await states({ ticket: `${ticket.slice(0, 1)}999` })).toEqual([])
})

test('by the teller whose case it is', async () => {
  const people = await manager.call('operator.list', {})
  const idOf = (login: string) => people.find(person => person.login === login)?.id
  expect(await states({ operatorId: idOf('lilaoshi') })).toEqual(['submitted'])
  expect(await states({ operatorId: idOf('jingban') })).toEqual(['filled', 'approved', 'opened'])
})

test('a span that ends before it begins is no span', async () => {
  const { ok } = await manager.ask('case.search', { opened: { from: tuesday, to: monday } })
  expect(ok).toBe(false)
})

test('a search that finds many goes on where the page ended, each case once', async () => {
  const teller = await counter.teller()
  const crowd = madeUpCitizens(60).slice(2)
  for (const person of crowd) await opened(teller, person)
  const seen: string[] = []
  let after: CaseMark | null = null
  const sizes: number[] = []
  do {
    const page: Awaited<ReturnType<typeof search>> = await search({ after })
    sizes.push(page.rows.length)
    seen.push(...page.rows.map(row => row.number))
    after = page.next
  } while (after)
  expect(sizes).toEqual([50, crowd.length + 4 - 50])
  expect(new Set(seen).size).toBe(crowd.length + 4)
})

test('one look behind the mask needs a reason, and the log says who looked and why', async () => {
  const [row] = (await search({ states: ['approved'] })).rows
  if (!row) throw new Error('the approved case is there')
  expect(row.maskedName).not.toBe(otherCitizen.name)
  expect((await manager.ask('case.unmask', { caseId: row.id, reason: '看看' })).ok).toBe(false)
  const shown = await manager.call('case.unmask', { caseId: row.id, reason: '客户投诉核查' })
  expect(shown).toMatchObject({ name: otherCitizen.name, docNumber: otherCitizen.number, mobile: contactDetails.mobile, seconds: 60 })
  const { entries } = await manager.call('audit.find', { caseId: row.id, day: null })
  expect(entries[0]).toMatchObject({ what: 'case.unmask', words: '客户投诉核查', caseNumber: row.number })
  // The log itself outlives what was typed.
  expect(JSON.stringify(entries[0]?.facts)).not.toContain('投诉')
})

test('nobody but a manager searches all cases, and the lobby looks behind no mask', async () => {
  const [row] = (await search({})).rows
  if (!row) throw new Error('a case is there')
  for (const seat of [await counter.teller(), await counter.reviewer(), await counter.cards(), await counter.lobby()]) {
    expect(await seat.ask('case.search', {})).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  }
  const lobby = await counter.lobby()
  expect(await lobby.ask('case.unmask', { caseId: row.id, reason: '客户投诉核查' })).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
})
