/** Tests when a fee is paid by the rule of the place, and what that holds up. */
import { expect, test } from 'vitest'
import { clearedToHandOver, clearedToSubmit, type FeeCase, type FeeTime, feeLater, feeMoment, feeOpen } from '../../../shared/fee/time.ts'
import { stateNames } from '../../../shared/workflow/table.ts'

const here: FeeCase = { state: 'confirmed', due: 2000, settled: false, present: true, ofUnit: false }
const online: FeeCase = { ...here, present: false }
const unit: FeeCase = { ...here, present: false, ofUnit: true }
const at = (moment: FeeTime['at'], unitTransfer = false): FeeTime => ({ at: moment, unitTransfer })

test.each([
  ['nobody says when', null, here, 'review'],
  ['at application', at('application'), here, 'application'],
  ['at application, but applied online', at('application'), online, 'review'],
  ['at pickup, applied online', at('pickup'), online, 'pickup'],
  ['by the transfer of the unit', at('review', true), unit, 'transfer'],
  ['by the unit’s people one by one', at('pickup'), unit, 'pickup'],
] as const)('%s', (_, rule, one, moment) => {
  expect(feeMoment(rule, one)).toBe(moment)
})

test('at application the case is handed in paid, and it is collected in the chair', () => {
  expect(clearedToSubmit(at('application'), here)).toBe(false)
  expect(clearedToSubmit(at('application'), { ...here, settled: true })).toBe(true)
  expect(clearedToSubmit(at('application'), { ...here, due: null })).toBe(true)
  expect(clearedToSubmit(at('application'), online)).toBe(true)
  expect(feeOpen(at('application'), here)).toBe(2000)
  expect(feeOpen(at('review'), here)).toBe(0)
})

test('at pickup the card is made first and handed over paid', () => {
  const made = { ...here, state: 'handing-over' } as const
  expect(feeLater(at('pickup'), here)).toBe(true)
  expect(feeLater(at('review'), here)).toBe(false)
  expect(clearedToHandOver(at('pickup'), made)).toBe(false)
  expect(clearedToHandOver(at('pickup'), { ...made, settled: true })).toBe(true)
  expect(clearedToHandOver(at('review', true), { ...unit, state: 'handing-over' })).toBe(true)
})

test('nothing can be collected before the place asks for it, after it was settled, or where nothing is due', () => {
  for (const state of stateNames) {
    expect(feeOpen(at('review'), { ...here, state, settled: true })).toBe(0)
    expect(feeOpen(at('review'), { ...here, state, due: 0 })).toBe(0)
  }
  const open = stateNames.filter(state => feeOpen(at('review'), { ...here, state }) > 0)
  expect(open).toContain('approved')
  expect(open).toContain('closed')
  expect(open).not.toContain('submitted')
  expect(open).not.toContain('void')
})
