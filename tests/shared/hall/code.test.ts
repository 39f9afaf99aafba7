/** The code a manager reads to a new desk: every sign counts, and it may be typed as people type. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCode, writeCode } from '../../../shared/hall/code.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

test('is six groups of four signs, and says the same when it is read', () => {
  fc.assert(
    fc.property(bytes(10), bytes(5), (fingerprint, secret) => {
      const code = writeCode({ fingerprint, secret })
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(readCode(code)).toEqual({ fingerprint, secret })
      expect(readCode(` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `)).toEqual({
        fingerprint,
        secret,
      })
    }),
    { numRuns: 20 },
  )
})

test.each(['', '7K3M', '0000-0000-0000-0000-0000-000', '0000-0000-0000-0000-0000-000!', '0'.repeat(25)])('%s is no code', text => {
  expect(readCode(text)).toBeNull()
})
