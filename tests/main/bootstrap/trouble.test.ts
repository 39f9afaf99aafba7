/** Tests that every expected trouble of the set-up becomes one sentence that says what to do. */
import { expect, test } from 'vitest'
import { requireSpace } from '../../../main/bootstrap/disk.mjs'
import { failed, Stop, sentenceOf } from '../../../main/bootstrap/trouble.mjs'

test.each([
  ['no network', 'npm error code ENOTFOUND\nnpm error network request failed', 'the network cannot be reached'],
  ['no name service for apt', "E: Failed to fetch ... Temporary failure resolving 'mirror'", 'the network cannot be reached'],
  ['a full disk', 'npm error code ENOSPC\nnpm error nospc no space left on device', 'the disk is full'],
  ['a folder of another user', 'npm error code EACCES\nnpm error syscall mkdir', 'may not write there'],
  ['a read-only disk', 'npm error code EROFS', 'read-only'],
  ['a damaged download', 'npm error code EINTEGRITY', 'npm cache clean'],
])('%s', (_, output, cause) => {
  const { message } = failed('Installing the npm packages', output)
  expect(message).toMatch(/^Installing the npm packages failed because .+\.$/)
  expect(message).toContain(cause)
  expect(message).not.toContain('\n')
})

test('an unknown failure shows the last line the program printed', () => {
  expect(failed('Unpacking', 'first\ntar: This does not look like a tar archive\n').message).toContain(
    'This does not look like a tar archive',
  )
})

test('what would not fit on the disk is not begun', () => {
  expect(() => requireSpace('/anywhere', 900, () => 100e6)).toThrow(/^There are 100 MB free .+ 900 MB are needed/)
  expect(() => requireSpace('/anywhere', 900, () => 901e6)).not.toThrow()
})

test('a folder that cannot be written is named', () => {
  const error = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: '/opt/counter/dist' })
  expect(sentenceOf(error)).toMatch(/^The set-up stopped at \/opt\/counter\/dist: this user may not write there/)
})

test('a bug keeps its stack: it has no sentence', () => {
  expect(sentenceOf(new TypeError('x is not a function'))).toBeUndefined()
  expect(sentenceOf(new Stop('Do this.'))).toBe('Do this.')
})
