/** What the strip says of a counter: the worst first, and what to do wherever something is to be done. */
import { expect, test } from 'vitest'
import {
  cameraState,
  copiesState,
  diskState,
  type HealthPart,
  type HealthSeen,
  healthParts,
  healthRows,
  healthTable,
  pluggedState,
  slipState,
} from '../../../shared/devices/health.ts'
import { healthStateText } from '../../../shared/strings/zh-CN/health.ts'

const well: HealthSeen = {
  camera: 'there',
  reader: 'there',
  slip: 'ready',
  sheet: 'system',
  pad: 'pen',
  line: 'up',
  disk: 'enough',
  clock: 'right',
  copies: 'good',
}

test('what holds work up stands first, what nobody needs last', () => {
  const rows = healthRows({ ...well, slip: 'paper', copies: 'away', reader: 'none' })
  expect(rows.map(({ part }) => part)).toEqual(['slip', 'copies', 'camera', 'pad', 'line', 'disk', 'clock', 'reader', 'sheet'])
  expect(rows[0]).toEqual({ part: 'slip', state: 'paper', level: 'refuse' })
})

test('every state that is not well says in one sentence what to do, and one that is well says nothing', () => {
  const said = healthStateText as Record<HealthPart, Record<string, { word: string; act: string }>>
  for (const part of healthParts)
    for (const [state, level] of Object.entries(healthTable[part])) {
      const { word, act } = said[part][state] ?? { word: '', act: '' }
      expect(word, `${part} ${state}`).not.toBe('')
      if (level === 'flag' || level === 'refuse') expect(act, `${part} ${state}`).toMatch(/^[^。]+。$/)
      if (level === 'pass') expect(act, `${part} ${state}`).toBe('')
    }
})

test('a plug that was chosen and is not there is no plug that was never chosen', () => {
  expect([pluggedState(null, ['a']), pluggedState('a', ['a']), pluggedState('a', [])]).toEqual(['none', 'there', 'away'])
  expect([cameraState(null, null), cameraState(null, []), cameraState(null, ['a']), cameraState('b', ['a'])]).toEqual([
    'unknown',
    'none',
    'there',
    'away',
  ])
})

test.each([
  [false, 'ready', 'none'],
  [true, null, 'looking'],
  [true, 'paper', 'paper'],
  [true, 'in-use', 'busy'],
  [true, 'unplugged', 'away'],
  [true, 'deadline', 'away'],
  [true, 'quiet', 'quiet'],
] as const)('a printer (chosen: %s) that is looked at and is %s: %s', (isChosen, look, state) => {
  expect(slipState(isChosen, look)).toBe(state)
})

test('the disk and the copies', () => {
  expect([null, 0, 299, 300, 2047, 2048].map(diskState)).toEqual(['unknown', 'full', 'full', 'low', 'low', 'enough'])
  const at = '2026-03-09T02:00:00.000Z'
  const now = (minutes: number) => Date.parse(at) + minutes * 60_000
  const copies = { lastAt: at, behind: true, awaySince: null }
  expect(copiesState({ ...copies, lastAt: null }, now(0))).toBe('none')
  expect([60, 61].map(minutes => copiesState(copies, now(minutes)))).toEqual(['good', 'old'])
  expect(copiesState({ ...copies, behind: false }, now(600))).toBe('good')
  expect(copiesState({ ...copies, behind: false, awaySince: at }, now(61))).toBe('away')
})
