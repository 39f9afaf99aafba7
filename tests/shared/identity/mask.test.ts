/** Tests that a masked value cannot be read back. */
import { expect, test } from 'vitest'
import { maskCard, maskName, maskNumber, maskPhone } from '../../../shared/identity/mask.ts'

test('what a list shows of a person', () => {
  expect(maskName('林晓')).toBe('林*')
  expect(maskName('𬭎晓林')).toBe('𬭎**')
  expect(maskName('阿依古丽·吾买尔')).toBe('阿***')
  expect(maskName('')).toBe('')
  expect(maskNumber('11010519491231002X')).toBe('1101**********002X')
  expect(maskPhone('13800000000')).toBe('138****0000')
  expect(maskCard('6217000000000001234')).toBe('621700*********1234')
})

test('whatever the length, at least half of a short value stays hidden and the length is kept', () => {
  for (let length = 1; length <= 20; length += 1) {
    const value = 'A'.repeat(length)
    for (const mask of [maskNumber, maskPhone, maskCard]) {
      const hidden = [...mask(value)].filter(character => character === '*').length
      expect(mask(value)).toHaveLength(length)
      expect(hidden).toBeGreaterThanOrEqual(Math.min(4, Math.ceil(length / 2)))
    }
  }
})
