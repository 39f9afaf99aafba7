/** A paper goes to the printer its counter chose; what became of each try stands with the case. */
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { practicePrinterId } from '../../../../../main/devices/printer/practice-printer.ts'
import type { CaseId } from '../../../../../shared/ids.ts'
import { noticed, otherCitizen } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSlip } from '../../../../support/a-slip.ts'

let counter: Counter
let teller: Seat
let caseId: CaseId
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
  caseId = (await noticed(teller)).id
})
afterAll(() => counter.end())

const pdf = new TextEncoder().encode('%PDF-1.7 made for a test')
const dots = new Uint8Array(deflateRawSync(aSlip(40)))
const slipOf = (kind: 'acceptance' | 'pickup' = 'acceptance', id = caseId) =>
  teller.call('print.keep', { kind, caseId: id, ticketId: null, pdf, pages: 1, dots })
const jobs = () => teller.call('print.jobs', { caseId })
const choose = (by = teller, id: string = practicePrinterId, purpose: 'slip' | 'sheet' = 'slip') =>
  by.ask('device.pin', { purpose, device: { id, name: '小票机' } })

test('a counter that has chosen no printer keeps the paper, and nothing stands with the case', async () => {
  const { id } = await slipOf()
  expect(await teller.ask('print.begin', { printId: id })).toMatchObject({ error: { code: 'NO_PRINTER', detail: { paper: 'slip' } } })
  const sheet = await teller.call('print.keep', { kind: 'form', caseId, ticketId: null, pdf, pages: 2 })
  await choose()
  expect(await teller.ask('print.begin', { printId: sheet.id })).toMatchObject({
    error: { code: 'NO_PRINTER', detail: { paper: 'sheet' } },
  })
  expect(await jobs()).toEqual([])
})

test('what failed is no copy, what came out makes the next one a copy, also of a paper made anew', async () => {
  const { id } = await slipOf()
  const first = await teller.call('print.begin', { printId: id })
  expect(first).toMatchObject({ device: practicePrinterId, paper: 'slip', dots, pdf })
  expect(await jobs()).toMatchObject([{ kind: 'acceptance', state: 'waiting', again: false, printer: '小票机', counter: '03' }])
  await teller.call('print.end', { jobId: first.jobId, state: 'failed', reason: 'paper' })
  // Nothing came out: what is printed now is the first one.
  expect(first.mark).toBeNull()
  const second = await teller.call('print.begin', { printId: id })
  expect(second.mark).toBeNull()
  await teller.call('print.end', { jobId: second.jobId, state: 'printed', reason: null })
  const third = await teller.call('print.begin', { printId: (await slipOf()).id })
  // The paper says itself that it is a second one, and the slip below the mark stays as it is sealed.
  expect(third.mark?.html).toContain('补打 第 1 次')
  expect(third.dots).toEqual(dots)
  await teller.call('print.end', { jobId: third.jobId, state: 'unsure', reason: null })
  const other = await teller.call('print.begin', { printId: (await slipOf('pickup')).id })
  await teller.call('print.end', { jobId: other.jobId, state: 'printed', reason: null })
  expect((await jobs()).map(({ kind, state, reason, again }) => [kind, state, reason, again])).toEqual([
    ['acceptance', 'failed', 'paper', false],
    ['acceptance', 'printed', null, false],
    ['acceptance', 'unsure', null, true],
    ['pickup', 'printed', null, false],
  ])
  const { entries } = await (await counter.manager()).call('audit.find', { caseId, day: null })
  expect(entries.filter(({ what }) => what === 'slip.send').map(({ facts }) => facts.again)).toEqual([false, true, false, false])
})

test('the first word of what became of a job stands', async () => {
  const { jobId } = await teller.call('print.begin', { printId: (await slipOf()).id })
  await teller.call('print.end', { jobId, state: 'failed', reason: 'cover' })
  expect(await teller.call('print.end', { jobId, state: 'printed', reason: null })).toMatchObject({ state: 'failed', reason: 'cover' })
})

test('a job nobody ended is neither printed nor failed after three minutes', async () => {
  const other = await noticed(teller, otherCitizen)
  const { id } = await slipOf('acceptance', other.id)
  await teller.call('print.begin', { printId: id })
  counter.clock.advance(3 * 60_000)
  expect(await teller.call('print.jobs', { caseId: other.id })).toMatchObject([{ state: 'unsure', reason: 'lost' }])
})

test('only a manager sends papers to an address', async () => {
  expect(await choose(teller, 'tcp:192.168.1.50:9100')).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  const manager = await counter.seated('zhuguan', '03')
  expect(await choose(manager, 'tcp:192.168.1.50:9100')).toMatchObject({ ok: true })
  expect(await teller.call('print.begin', { printId: (await slipOf()).id })).toMatchObject({ device: 'tcp:192.168.1.50:9100' })
})

test('a reviewer may not look at another’s paper by printing it', async () => {
  const reviewer = await counter.reviewer()
  const form = await teller.call('print.keep', { kind: 'form', caseId, ticketId: null, pdf, pages: 2 })
  await choose(reviewer, 'queue', 'sheet')
  const looked = await reviewer.ask('print.bytes', { printId: form.id })
  const begun = await reviewer.ask('print.begin', { printId: form.id })
  expect(begun.ok).toBe(looked.ok)
  if (!looked.ok) expect(begun).toEqual(looked)
})

test('a form waits for the printer of A4 and its tray, and what became of it stands with the case and in the log of the devices', async () => {
  const trays = (await teller.call('sheet.list', {})).filter(({ id }) => id.startsWith('simulated-sheets'))
  expect(trays).toHaveLength(2)
  const [, second] = trays
  await choose(teller, second?.id ?? '', 'sheet')
  const { id } = await teller.call('print.keep', { kind: 'form', caseId, ticketId: null, pdf, pages: 2 })
  const job = await teller.call('print.begin', { printId: id })
  expect(job).toMatchObject({ paper: 'sheet', device: 'simulated-sheets/2', dots: null, pdf })
  expect(await teller.call('sheet.print', { device: job.device, pdf: job.pdf })).toEqual({ state: 'printed', reason: null })
  await teller.call('dock.fail', { part: 'sheet', fault: 'paper' })
  const out = await teller.call('sheet.print', { device: job.device, pdf: job.pdf })
  expect(out).toEqual({ state: 'failed', reason: 'paper' })
  await teller.call('dock.fail', { part: 'sheet', fault: null })
  await teller.call('print.end', { jobId: job.jobId, ...out })
  const manager = await counter.manager()
  expect((await manager.call('device.log', {}))[0]).toMatchObject({ purpose: 'sheet', reason: 'paper' })
})
