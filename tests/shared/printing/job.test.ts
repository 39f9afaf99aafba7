/** What a job of a printer is taken for, and what an address of one is. */
import { expect, test } from 'vitest'
import { addressOf, hostOf } from '../../../shared/printing/address.ts'
import { isAgain, jobAsOf } from '../../../shared/printing/job.ts'

const at = '2026-03-09T02:30:00.000Z'
const later = (minutes: number) => Date.parse(at) + minutes * 60_000
const waiting = { state: 'waiting', reason: null, at } as const

test('a job nobody ended is not taken for printed, nor for failed', () => {
  expect(jobAsOf(waiting, later(2))).toEqual(waiting)
  expect(jobAsOf(waiting, later(3))).toEqual({ state: 'unsure', reason: 'lost', at })
  expect(jobAsOf({ ...waiting, state: 'printed' }, later(600))).toMatchObject({ state: 'printed' })
})

test('what came out, or may have, is printed again under that word; what surely did not is not', () => {
  expect(
    [[], ['failed'], ['failed', 'printed'], ['unsure']].map(states => isAgain(states.map(state => ({ state: state as 'failed' })))),
  ).toEqual([false, false, true, true])
})

test.each([
  ['192.168.1.50', 'tcp:192.168.1.50:9100'],
  [' 10.0.0.7:9101 ', 'tcp:10.0.0.7:9101'],
  ['Printer-3.local', 'tcp:printer-3.local:9100'],
  ['', null],
  ['999.1.1.1', null],
  ['1.2.3', null],
  ['a b', null],
  ['host:0', null],
  ['host:70000', null],
  ['host:1:2', null],
  ['-host', null],
])('%j as an address is %j', (typed, address) => {
  expect(addressOf(typed)).toBe(address)
})

test('only what was made of an address is opened', () => {
  expect(hostOf('tcp:10.0.0.7:9101')).toEqual({ host: '10.0.0.7', port: 9101 })
  expect(['10.0.0.7', 'tcp:10.0.0.7', 'tcp:A:9100', '/dev/usb/lp0'].map(hostOf)).toEqual([null, null, null, null])
})
