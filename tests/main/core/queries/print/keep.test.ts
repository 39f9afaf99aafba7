/** Keeps the slips of a case and gives them back as they were. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseId, PrintId, TicketId } from '../../../../../shared/ids.ts'
import { noticed } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let teller: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const pdf = new TextEncoder().encode('%PDF-1.7 made for a test')
const nowhere = '7ZZZZZZZZZZZZZZZZZZZZZZZZZ'

test('a slip is listed with its case and comes back byte for byte, again and again', async () => {
  const { id } = await noticed(teller)
  const kept = await teller.call('print.keep', { kind: 'acceptance', caseId: id, ticketId: null, pdf, pages: 1 })
  const twice = await teller.call('print.keep', { kind: 'form', caseId: id, ticketId: null, pdf, pages: 1 })
  expect(twice.id).not.toBe(kept.id)
  expect((await teller.call('print.list', { caseId: id })).map(({ kind, bytes }) => [kind, bytes])).toEqual([
    ['acceptance', pdf.byteLength],
    ['form', pdf.byteLength],
  ])
  expect((await teller.call('print.bytes', { printId: kept.id })).pdf).toEqual(pdf)
  const audit = await (await counter.reviewer()).call('audit.find', { caseId: id, day: null })
  expect(audit.entries[0]).toMatchObject({ what: 'slip.print', facts: { kind: 'form', pages: 1 } })
})

test('a slip of a case, a ticket or a print that is not there', async () => {
  const kept = { pdf, pages: 1, caseId: null, ticketId: null }
  const answers = [
    await teller.ask('print.keep', { ...kept, kind: 'form', caseId: CaseId.parse(nowhere) }),
    await teller.ask('print.keep', { ...kept, kind: 'ticket', ticketId: TicketId.parse(nowhere) }),
    await teller.ask('print.bytes', { printId: PrintId.parse(nowhere) }),
    await teller.ask('slip.page', { kind: 'form', caseId: null, ticketId: null }),
    await teller.ask('slip.page', { kind: 'ticket', caseId: null, ticketId: TicketId.parse(nowhere) }),
  ]
  for (const answer of answers) expect(answer).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
})

test('a pickup slip waits for a booking', async () => {
  const [row] = await teller.call('case.find', { which: 'mine', text: '' })
  const answer = await teller.ask('slip.page', { kind: 'pickup', caseId: row?.id ?? null, ticketId: null })
  expect(answer).toEqual({ ok: false, error: { code: 'NOT_READY', detail: { unmet: ['booking'] } } })
})
