/** The bundle for whoever helps from afar says what happened, and names nobody: after a day with people in it, it is searched for them. */
import { deflateRawSync } from 'node:zlib'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { practicePrinterId } from '../../../../../main/devices/printer/practice-printer.ts'
import type { Out } from '../../../../../shared/ipc/contract.ts'
import type { Result } from '../../../../../shared/result.ts'
import { citizen, filled } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSlip } from '../../../../support/a-slip.ts'

let counter: Counter
let teller: Seat
beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
})
afterAll(() => counter.end())

const at = '2026-03-09T02:30:00.000Z'
/** As a log would be that had broken every rule. */
const bad = [
  { at, code: 'core.ended', exit: 1 },
  { at, code: 'bug', error: citizen.name, name: citizen.number, command: 'case.open', reason: '13800000000' },
  { at, code: 'bug', message: `no row for ${citizen.name}`, path: '/home/wangmin/counter' },
]
const log = `${bad.map(line => JSON.stringify(line)).join('\n')}\n{"at":"torn ${citizen.name}`

async function bundle(): Promise<Record<string, string>> {
  const { number } = await counter.manager()
  const answer = (await counter.send(number, 'support.bundle', { version: '1.0.0', log }, 'dialog')) as Result<Out<'support.bundle'>>
  if (!answer.ok) throw new Error(answer.error.code)
  const { bytes } = answer.value
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]))
}

test('it holds what happened to the devices, the printers and the program, and nobody who was there', async () => {
  const { id: caseId } = await filled(teller)
  await teller.call('device.pin', { purpose: 'slip', device: { id: practicePrinterId, name: 'Printer of 王敏' } })
  const manager = await counter.seated('zhuguan', '05')
  await manager.call('device.pin', { purpose: 'slip', device: { id: 'tcp:192.168.1.50:9100', name: '192.168.1.50' } })
  const pdf = new TextEncoder().encode('%PDF')
  const dots = new Uint8Array(deflateRawSync(aSlip(8)))
  const print = await teller.call('print.keep', { kind: 'acceptance', caseId, ticketId: null, pdf, pages: 1, dots })
  const { jobId } = await teller.call('print.begin', { printId: print.id })
  await teller.call('print.end', { jobId, state: 'failed', reason: 'paper' })
  await teller.call('device.note', { purpose: 'camera', reason: 'busy' })
  const files = await bundle()
  expect(Object.keys(files)).toEqual(['machine.json', 'devices.json', 'device-log.json', 'printing.json', 'log.json'])
  expect(JSON.parse(files['device-log.json'] ?? '')).toMatchObject([
    { counter: '03', purpose: 'camera', reason: 'busy' },
    { counter: '03', purpose: 'slip', reason: 'paper' },
  ])
  expect(JSON.parse(files['printing.json'] ?? '')).toEqual([{ state: 'failed', reason: 'paper', count: 1 }])
  expect(JSON.parse(files['devices.json'] ?? '')).toContainEqual({ counter: '05', purpose: 'slip', line: 'network' })
  expect(JSON.parse(files['log.json'] ?? '')).toEqual([
    { at, code: 'core.ended', exit: 1 },
    { at, code: 'bug', command: 'case.open' },
    { at, code: 'bug' },
  ])

  const whole = Object.values(files).join('\n')
  const { operator } = (await teller.call('session.view', {})) ?? { operator: { name: '', login: '', id: '' } }
  const view = await teller.call('case.view', { caseId })
  const mustNotBe = [
    citizen.name,
    citizen.number,
    operator.name,
    operator.login,
    operator.id,
    view.number,
    caseId,
    '192.168',
    '13800000000',
    'wangmin',
    counter.folder,
  ]
  expect(mustNotBe.filter(word => word.length > 1 && whole.includes(word))).toEqual([])
  expect(whole).not.toMatch(/[\u4e00-\u9fff]/)
  expect(whole).not.toMatch(/\d{8}/)
})

test('a device that fails again within a minute is one line of the log', async () => {
  for (let times = 0; times < 3; times += 1) await teller.call('device.note', { purpose: 'reader', reason: 'no-answer' })
  counter.clock.advance(61_000)
  await teller.call('device.note', { purpose: 'reader', reason: 'no-answer' })
  const events = await (await counter.manager()).call('device.log', {})
  expect(events.filter(({ purpose }) => purpose === 'reader')).toHaveLength(2)
})

test('the disk of the store is looked at', async () => {
  expect((await teller.call('health.view', {})).freeMb).toBeGreaterThan(0)
})

test('the printer of the counter is looked at, and only that one', async () => {
  expect(await teller.call('printer.look', {})).toEqual({ state: 'ready' })
  const other = await counter.seated('kaguan', '08')
  expect(await other.call('printer.look', {})).toEqual({ state: null })
})

test('the log of the devices is the manager’s', async () => {
  expect(await teller.ask('device.log', {})).toMatchObject({ ok: false })
})
