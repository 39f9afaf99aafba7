/** Limits decide, and say themselves in one short text. */
import { expect, test } from 'vitest'
import { baseLimits, type Limit, levelFor, limitText } from '../../../shared/photo/limits.ts'
import { limitOf } from '../../../shared/photo/standard.ts'
import { outcomeOf, type Verdict } from '../../../shared/photo/verdict.ts'
import { photoSpec } from '../../support/a-photo-engine.ts'

const width: Limit = { pass: [193, 221], flag: [179, 255], unit: ' px' }

test.each([
  [207, 'pass'],
  [193, 'pass'],
  [192.9, 'flag'],
  [255, 'flag'],
  [255.1, 'refuse'],
  [100, 'refuse'],
] as const)('a face %f pixels wide: %s', (value, level) => {
  expect(levelFor(value, width)).toBe(level)
})

test('a limit says its passing range with the unit', () => {
  expect(limitText(width)).toBe('193-221 px')
  expect(limitText(baseLimits['pose-yaw'])).toBe('<= 10°')
  expect(limitText(baseLimits['source-eye-distance'])).toBe('>= 72 px')
  expect(limitText(baseLimits['one-face'])).toBe('1')
})

test("a place's own limit goes before the base", async () => {
  const spec = await photoSpec()
  expect(limitOf(spec, 'pose-yaw')).toEqual(baseLimits['pose-yaw'])
  const own: Limit = { pass: [null, 3], flag: null, unit: '°' }
  expect(limitOf({ ...spec, limits: { 'pose-yaw': own } }, 'pose-yaw')).toEqual(own)
})

test('one refused check refuses the picture, one flag asks the teller', () => {
  const verdict = (level: Verdict['level']): Verdict => ({ check: 'gaze', level, measured: 0, limit: '', score: null })
  expect(outcomeOf([verdict('pass'), verdict('pass')])).toBe('accepted')
  expect(outcomeOf([verdict('pass'), verdict('flag')])).toBe('flagged')
  expect(outcomeOf([verdict('flag'), verdict('refuse')])).toBe('refused')
})
