/** What stays of a log line on its way into a support bundle: what happened, never to whom. */
import { expect, test } from 'vitest'
import { plainLine, plainLines } from '../../../shared/support/plain.ts'

const at = '2026-03-09T02:30:00.000Z'

test('what happened stays', () => {
  const line = { at, code: 'core.ended', state: 'restarting', exit: 1, signal: 'SIGKILL', ms: 812 }
  expect(plainLine(line)).toEqual(line)
})

test.each([
  ['a document', '11010519491231002X'],
  ['a telephone', '13800000000'],
  ['a name', '张演练'],
  ['a path of a person', '/home/zhang/counter'],
  ['a sentence', 'no such row: Zhang'],
  ['a text with digits', 'case.20260309'],
  ['a number of a document', 11_010_519_491_231_002],
  ['a nested one', { name: '张演练' }],
])('%s goes, in a known field as in any other', (_what, value) => {
  expect(plainLine({ at, code: 'bug', reason: value, error: value, other: value })).toEqual({ at, code: 'bug' })
})

test('a field nobody knows goes, also where it looks harmless', () => {
  expect(plainLine({ at, code: 'bug', login: 'zhang', counter: 'A' })).toEqual({ at, code: 'bug' })
})

test('a line without its code says nothing; torn and foreign lines are left out', () => {
  expect(plainLine({ at, reason: 'paper' })).toBeNull()
  expect(plainLines(`{"at":"${at}","code":"bug"}\n{"at":"2026\n张演练\n[1]\nnull\n`)).toEqual([{ at, code: 'bug' }])
})
