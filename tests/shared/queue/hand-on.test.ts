/** A short code says where a number goes: a window, a series, or both. */
import { expect, test } from 'vitest'
import { seriesOf } from '../../../shared/business/items.ts'
import { handedTo } from '../../../shared/queue/hand-on.ts'

test.each([
  ['5', { item: 'REPLACE_PHOTO', to: '05' }],
  ['05', { item: 'REPLACE_PHOTO', to: '05' }],
  [' 12 ', { item: 'REPLACE_PHOTO', to: '12' }],
  ['l', { item: 'PICKUP', to: null }],
  ['L5', { item: 'PICKUP', to: '05' }],
  // Its own series keeps what it came for.
  [seriesOf('REPLACE_PHOTO'), { item: 'REPLACE_PHOTO', to: null }],
])('%s', (code, where) => {
  expect(handedTo(code, 'REPLACE_PHOTO', ['APPLY', 'PICKUP'])).toEqual(where)
})

test.each(['', 'Q', '1234', '5L', '--'])('%s is nowhere', code => {
  expect(handedTo(code, 'REPLACE_PHOTO', ['PICKUP'])).toBeNull()
})
