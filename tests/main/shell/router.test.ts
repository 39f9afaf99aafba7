/** Knocks at the door of the shell as our page, as a stranger, and with nonsense. */
import { describe, expect, test } from 'vitest'
import { shellHandlers } from '../../../main/shell/commands.ts'
import { flood } from '../../../main/shell/flood.ts'
import { type From, route } from '../../../main/shell/router.ts'
import type { ShellWorld } from '../../../main/shell/shell-world.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'

const ourPage: From = { seat: 7, own: 7, url: 'counter://page/index.html#/teller', isMainFrame: true, window: 'desk' }
const caseId = '01JDAAAAAAAAAAAAAAAAAAAAAA'
const aSlip = { kind: 'acceptance', caseId, ticketId: null }
const teller = { operator: { id: caseId, login: 'wang', name: 'W' }, roles: ['teller'], counter: '03', locked: false }

type Asked = { caller: unknown; name: string; input: unknown }
type Answers = { readonly [name: string]: Result<unknown> }

function aRouter(answers: Answers = {}, world: Partial<ShellWorld> = {}) {
  const asked: Asked[] = []
  const bugs: string[] = []
  const host = {
    call: async (caller: unknown, name: string, input: unknown) => {
      asked.push({ caller, name, input })
      return answers[name] ?? ok(null)
    },
  }
  const setup = new Proxy({} as ShellWorld['setup'], { get: () => expect.fail('the first start is not asked here') })
  const clipboard = { put: async () => undefined, empty: async () => undefined, emptyAtOnce: () => undefined }
  const screens = { customer: { flip: () => 'turned' as const }, openHall: () => undefined }
  const whole: ShellWorld = {
    ...screens,
    ...{
      setup,
      host,
      clipboard,
      makeSlip: async () => made,
      saveFile: async () => true,
      logTail: () => '',
      setTextSize: () => undefined,
      pickPath: async () => null,
    },
    ...world,
  }
  return { router: { host, flood: flood(), world: whole, handlers: shellHandlers, onBug: (name: string) => bugs.push(name) }, asked, bugs }
}
const made = { pdf: new Uint8Array([1]), pages: 1, preview: new Uint8Array([2]), dots: new Uint8Array([3]) }
const aPage = ok({ html: '<p>', widthMm: 80, heightMm: null, title: 'T' })
const kept = ok({ id: caseId, kind: 'acceptance', pages: 1, bytes: 1, madeAt: '2026-11-23T01:00:00Z' })

describe('who may knock', () => {
  test.each<[string, Partial<From>]>([
    ['a frame inside our page', { isMainFrame: false }],
    ['another address', { url: 'https://example.com/index.html' }],
    ['an address that only begins like ours', { url: 'counter://page.example.com/index.html' }],
    ['a slip being printed', { url: 'counter://print/some-id' }],
    ['a window that is not ours', { window: null }],
    ['the desk’s page in the customer’s window', { window: 'customer' }],
    ['the customer’s page in the window of a desk', { url: 'counter://page/customer.html' }],
    ['a page that has gone', { url: '' }],
  ])('%s is turned away and the core never hears of it', async (_who, from) => {
    const { router, asked } = aRouter()
    expect(await route(router, { ...ourPage, ...from }, 'ticket.line', {})).toEqual(fail({ code: 'WRONG_WINDOW' }))
    expect(asked).toEqual([])
  })

  test('our page reaches the core, as the desk and the seat it really is', async () => {
    const { router, asked } = aRouter({ 'ticket.line': ok('line') })
    expect(await route(router, ourPage, 'ticket.line', { seat: 99, window: 'print' })).toEqual(ok('line'))
    expect(asked).toEqual([{ caller: { window: 'desk', seat: 7 }, name: 'ticket.line', input: { seat: 99, window: 'print' } }])
  })

  test('the customer’s window speaks as itself, at the seat of its desk', async () => {
    const { router, asked } = aRouter()
    const customer: From = { seat: 7, own: 8, url: 'counter://page/customer.html', isMainFrame: true, window: 'customer' }
    await route(router, customer, 'customer.view', {})
    expect(asked).toEqual([{ caller: { window: 'customer', seat: 7 }, name: 'customer.view', input: {} }])
    expect(await route(router, customer, 'slip.print', aSlip)).toMatchObject({ ok: false })
    expect(await route(router, customer, 'customer.turn', {})).toMatchObject({ ok: false })
  })
})

describe('what is asked', () => {
  test.each(['nothing.like.it', 'constructor', '__proto__', 'toString'])('the name %s is unknown', async name => {
    const { router, asked } = aRouter()
    expect(await route(router, ourPage, name, {})).toEqual(fail({ code: 'UNKNOWN_COMMAND', detail: { name } }))
    expect(asked).toEqual([])
  })

  test.each([[42], [null], [{ name: 'ticket.line' }], [['ticket.line']]])('a name that is no text (%j) is unknown', async name => {
    const { router } = aRouter()
    expect(await route(router, ourPage, name, {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_COMMAND' } })
  })

  test('a name that cannot be made a text is unknown too, and nothing is thrown', async () => {
    const { router } = aRouter()
    for (const name of [{ toString: 5, valueOf: 5 }, Object.create(null), Symbol('name')])
      expect(await route(router, ourPage, name, {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_COMMAND' } })
  })

  test('what is too large, too deep or no plain data is turned away before the core gets it', async () => {
    const { router, asked } = aRouter()
    const knock = async (name: string, input: unknown) =>
      (await route(router, ourPage, name, input)) as { readonly error?: { code: string } }
    const itself: { again?: unknown } = {}
    itself.again = itself
    const large = ['长'.repeat(600_000), { note: ['长'.repeat(600_000)] }, { bytes: new Uint8Array(2_000_000) }, new Array(300_000).fill(0)]
    for (const input of large) expect((await knock('ticket.line', input)).error?.code).toBe('INPUT_TOO_LARGE')
    for (const input of [itself, new Map(), new Date(), { a: new Set() }, JSON.parse('{"__proto__": 1}')])
      expect((await knock('ticket.line', input)).error?.code).toBe('BAD_INPUT')
    const image = new Uint8Array(65 * 1024 * 1024)
    expect((await knock('photo.look', { image })).error?.code).toBe('INPUT_TOO_LARGE')
    // A small view of a large memory is copied whole.
    expect((await knock('photo.look', { image: image.subarray(0, 10) })).error?.code).toBe('INPUT_TOO_LARGE')
    expect((await knock('photo.capture', { other: new Uint8Array(2_000_000), images: [] })).error?.code).toBe('INPUT_TOO_LARGE')
    expect(asked).toEqual([])
    await knock('photo.capture', { images: [new Uint8Array(30_000_000), new Uint8Array(30_000_000)] })
    expect(asked).toHaveLength(1)
  })

  test('a host that throws is a fault told to the log, not to the page', async () => {
    const { router, bugs } = aRouter()
    const call = () => Promise.reject(new Error('a name'))
    expect(await route({ ...router, host: { call } }, ourPage, 'ticket.line', {})).toEqual(fail({ code: 'INTERNAL' }))
    expect(bugs).toEqual(['ticket.line'])
  })

  test('a window with too much under way waits for itself, and another does not', async () => {
    const { router } = aRouter()
    let answerAll = () => {}
    const held = new Promise<void>(resolve => {
      answerAll = resolve
    })
    const call = () => held.then(() => ok(null))
    const slow = { ...router, host: { call } }
    const asked = Array.from({ length: 80 }, () => route(slow, ourPage, 'ticket.line', {}))
    const other = route(slow, { ...ourPage, seat: 8, own: 8 }, 'ticket.line', {})
    answerAll()
    const codes = (await Promise.all(asked)).map(reply => (reply.ok ? 'ok' : reply.error.code))
    expect([codes.filter(code => code === 'ok').length, codes.filter(code => code === 'TOO_MANY_CALLS').length]).toEqual([64, 16])
    expect(await other).toEqual(ok(null))
    expect(await route(slow, ourPage, 'ticket.line', {})).toEqual(ok(null))
  })

  test('malformed input names the fields and nothing of what was typed', async () => {
    const { router } = aRouter({ 'session.view': ok(teller) })
    const answer = await route(router, ourPage, 'slip.print', { kind: 'leaflet', caseId: 'secret', ticketId: null })
    expect(answer).toEqual(fail({ code: 'BAD_INPUT', detail: { fields: ['kind', 'caseId'] } }))
  })
})

describe('printing a slip', () => {
  test('nobody signed in prints nothing', async () => {
    const { router, asked } = aRouter({ 'session.view': ok(null) })
    expect(await route(router, ourPage, 'slip.print', aSlip)).toEqual(fail({ code: 'NOT_SIGNED_IN' }))
    expect(asked.map(call => call.name)).toEqual(['session.view'])
  })

  test('a locked screen prints nothing', async () => {
    const { router } = aRouter({ 'session.view': ok({ ...teller, locked: true }) })
    expect(await route(router, ourPage, 'slip.print', aSlip)).toEqual(fail({ code: 'SCREEN_LOCKED' }))
  })

  test('the core lays it out for the seat, and only the printer files the paper', async () => {
    const { router, asked } = aRouter({ 'session.view': ok(teller), 'slip.page': aPage, 'print.keep': kept })
    const answer = await route(router, ourPage, 'slip.print', aSlip)
    expect(answer).toMatchObject({ ok: true, value: { print: { id: caseId }, preview: made.preview } })
    expect(asked.slice(1)).toEqual([
      { caller: { window: 'desk', seat: 7 }, name: 'slip.page', input: aSlip },
      { caller: { window: 'print', seat: 7 }, name: 'print.keep', input: { ...aSlip, pdf: made.pdf, pages: 1, dots: made.dots } },
    ])
  })

  test('what the core refuses is refused with its reason', async () => {
    const { router } = aRouter({ 'session.view': ok(teller), 'slip.page': fail({ code: 'NOT_FOUND' }) })
    expect(await route(router, ourPage, 'slip.print', aSlip)).toEqual(fail({ code: 'NOT_FOUND' }))
  })

  test('a page that cannot be laid out files nothing', async () => {
    const makeSlip = async () => {
      throw new Refusal('PRINT_FAILED', { reason: 'timeout' })
    }
    const { router, asked } = aRouter({ 'session.view': ok(teller), 'slip.page': aPage }, { makeSlip })
    expect(await route(router, ourPage, 'slip.print', aSlip)).toEqual(fail({ code: 'PRINT_FAILED', detail: { reason: 'timeout' } }))
    expect(asked.map(call => call.name)).not.toContain('print.keep')
  })

  test('a bug is told to the log and answered without its message', async () => {
    const makeSlip = async () => {
      throw new Error('a name')
    }
    const { router, bugs } = aRouter({ 'session.view': ok(teller), 'slip.page': aPage }, { makeSlip })
    expect(await route(router, ourPage, 'slip.print', aSlip)).toEqual(fail({ code: 'INTERNAL' }))
    expect(bugs).toEqual(['slip.print'])
  })

  test.each([
    ['came out', ok({ state: 'printed', reason: null }), { state: 'printed', reason: null }],
    ['met an empty roll', ok({ state: 'failed', reason: 'paper' }), { state: 'failed', reason: 'paper' }],
    ['was under way when the desk’s process ended', fail({ code: 'TIMED_OUT' as const }), { state: 'unsure', reason: 'lost' }],
  ])('a slip that %s: the branch hears what became of it', async (_what, printed, end) => {
    const begun = ok({ jobId: caseId, paper: 'slip', device: 'usb', pdf: made.pdf, dots: made.dots, mark: null })
    const job = {
      id: caseId,
      printId: caseId,
      kind: 'acceptance',
      pages: 1,
      from: 1,
      again: false,
      printer: 'p',
      counter: '03',
      at: 'now',
      ...end,
    }
    const answers = { 'session.view': ok(teller), 'print.begin': begun, 'printer.print': printed, 'print.end': ok(job) }
    const { router, asked } = aRouter(answers)
    expect(await route(router, ourPage, 'slip.send', { printId: caseId })).toMatchObject({ ok: true, value: end })
    expect(asked.slice(1).map(({ name, input }) => [name, input])).toEqual([
      ['print.begin', { printId: caseId, from: 1 }],
      ['printer.print', { device: 'usb', dots: made.dots }],
      ['print.end', { jobId: caseId, ...end }],
    ])
  })

  test('a form goes to the printer of A4 as the PDF that was sealed, and the branch hears what became of it', async () => {
    const begun = ok({ jobId: caseId, paper: 'sheet', device: 'cups:Sheets/Tray2', pdf: made.pdf, dots: null, mark: null })
    const end = { state: 'unsure', reason: null } as const
    const job = {
      ...{ id: caseId, printId: caseId, kind: 'form', pages: 2, from: 1 },
      ...{ again: false, printer: 'p', counter: '03', at: 'now' },
      ...end,
    }
    const answers = { 'session.view': ok(teller), 'print.begin': begun, 'sheet.print': ok(end), 'print.end': ok(job) }
    const { router, asked } = aRouter(answers)
    expect(await route(router, ourPage, 'slip.send', { printId: caseId })).toMatchObject({ ok: true, value: end })
    expect(asked.slice(1).map(({ name, input }) => [name, input])).toEqual([
      ['print.begin', { printId: caseId, from: 1 }],
      ['sheet.print', { device: 'cups:Sheets/Tray2', pdf: made.pdf }],
      ['print.end', { jobId: caseId, ...end }],
    ])
  })

  test('a core that is down says so instead of asking to sign in', async () => {
    const { router } = aRouter({ 'session.view': fail({ code: 'CORE_DOWN' }) })
    expect(await route(router, ourPage, 'slip.print', aSlip)).toEqual(fail({ code: 'CORE_DOWN' }))
  })
})

test('a paper is saved under a name that says what it is, not whose', async () => {
  const saved: string[] = []
  const saveFile = async (name: string) => saved.push(name) > 0
  const bytes = ok({ pdf: new Uint8Array([1]), kind: 'acceptance' })
  const { router } = aRouter({ 'session.view': ok(teller), 'print.bytes': bytes }, { saveFile })
  expect(await route(router, ourPage, 'slip.saveAs', { printId: caseId })).toEqual(ok({ saved: true }))
  expect(saved).toEqual(['受理回执.pdf'])
})

test('the page asks for a file; which one it is, only the dialog tells the core', async () => {
  const taken = { id: caseId, state: 'waiting', faults: [] }
  const { router, asked } = aRouter({ 'session.view': ok(teller), 'online.take': ok(taken) }, { pickPath: async what => `picked.${what}` })
  expect(await route(router, ourPage, 'online.pick', {})).toEqual(ok(taken))
  expect(asked.at(-1)).toEqual({ caller: { window: 'dialog', seat: 7 }, name: 'online.take', input: { path: 'picked.package' } })
})

test('a person who turns away from the dialog has picked nothing', async () => {
  const { router, asked } = aRouter({ 'session.view': ok(teller) })
  expect(await route(router, ourPage, 'unit.pickSheet', { unitId: caseId })).toEqual(ok({ picked: false }))
  expect(asked.map(({ name }) => name)).toEqual(['session.view'])
})

test('a field of a case goes from the core into the clipboard, and the page hears nothing of it', async () => {
  const held: string[] = []
  const clipboard = { put: async (text: string) => void held.push(text), empty: async () => undefined, emptyAtOnce: () => undefined }
  const { router, asked } = aRouter(
    { 'session.view': ok({ ...teller, roles: ['cards'] }), 'centre.handField': ok({ text: '张演练' }) },
    { clipboard },
  )
  expect(await route(router, ourPage, 'centre.copyField', { caseId, field: 'name' })).toEqual(ok({}))
  expect(held).toEqual(['张演练'])
  expect(asked.at(-1)).toMatchObject({ caller: { window: 'dialog' }, name: 'centre.handField' })
})
