/** Tests what counts as a whole value in what was typed to find a case, and how long guesses wait. */
import { describe, expect, test } from 'vitest'
import { isGuess, readSought, waitAfterMisses } from '../../../shared/access/search.ts'

describe('what was typed', () => {
  test.each([
    ['', { by: 'nothing' }],
    ['   ', { by: 'nothing' }],
    ['440106198507120012', { by: 'whole', value: '440106198507120012' }],
    ['4401 0619 8507 1200 12', { by: 'whole', value: '440106198507120012' }],
    ['11010519491231002x', { by: 'whole', value: '11010519491231002X' }],
    ['１３８０００００００１', { by: 'whole', value: '13800000001' }],
    ['+86 138-0000-0000', { by: 'whole', value: '13800000000' }],
    ['E12345678', { by: 'whole', value: 'E12345678' }],
    ['r20260309-0001', { by: 'whole', value: 'R20260309-0001' }],
    ['yl01-20260309-0002', { by: 'whole', value: 'YL01-20260309-0002' }],
    ['张演练 0012', { by: 'person', name: '张演练', tail: '0012' }],
    ['张演练0012', { by: 'person', name: '张演练', tail: '0012' }],
    ['张演练，002X', { by: 'person', name: '张演练', tail: '002X' }],
    ['阿依古丽•演练 0012', { by: 'person', name: '阿依古丽·演练', tail: '0012' }],
    ['张演练', { by: 'name', name: '张演练' }],
    // Nothing of these is a value of its own: none of them is looked for.
    ['0012', { by: 'part' }],
    ['440106', { by: 'part' }],
    ['4401%', { by: 'part' }],
    ['张 0012', { by: 'part' }],
    ['%', { by: 'part' }],
    ['张_练', { by: 'part' }],
    ['?', { by: 'part' }],
  ])('%j', (typed, sought) => {
    expect(readSought(typed)).toEqual(sought)
  })

  test('of a number a guess tells something, of a slip it does not', () => {
    expect(
      ['440106198507120012', '13800000000', '张演练 0012', 'R20260309-0001', '张演练', '4401'].map(text => isGuess(readSought(text))),
    ).toEqual([true, true, true, false, false, false])
  })
})

test('mistyping is free, guessing waits longer and longer, and never for more than a quarter of an hour', () => {
  expect([1, 4, 5, 6, 7, 12, 13, 500].map(waitAfterMisses)).toEqual([0, 0, 5, 10, 20, 640, 900, 900])
})
