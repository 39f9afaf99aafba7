/** Tests that money stays whole fen between typing and printing. */
import { expect, test } from 'vitest'
import { denominations, Fen, fen, parseYuan, piecesFen, sumFen, yuan } from '../../shared/money.ts'

test('every amount up to a hundred yuan survives printing and typing again', () => {
  for (let amount = 0; amount <= 10_000; amount += 1) expect(parseYuan(yuan(fen(amount)))).toBe(amount)
})

test.each([
  ['20', 2000],
  ['20.5', 2050],
  ['20.05', 2005],
  ['0.5', 50],
  [' 20.00\t', 2000],
  ['000', 0],
  ['999999999.99', 99_999_999_999],
])('a teller who types "%s" means %i fen', (typed, amount) => {
  expect(parseYuan(typed)).toBe(amount)
})

test.each(['1.234', '-1', '+1', 'abc', '20元', '¥20', '1,000', '', ' ', '.5', '5.', '1 000', '20.0.0', '1e3', '2０', '1234567890'])(
  '"%s" is no amount',
  typed => {
    expect(parseYuan(typed)).toBeNull()
  },
)

test('half a fen is no money', () => {
  expect(Fen.safeParse(0.5).success).toBe(false)
})

test.each([
  [0, '0.00'],
  [1, '0.01'],
  [99, '0.99'],
  [100, '1.00'],
  [2000, '20.00'],
  [123_456, '1234.56'],
  [-5, '-0.05'],
  [-2000, '-20.00'],
])('%i fen are printed as %s', (amount, printed) => {
  expect(yuan(fen(amount))).toBe(printed)
})

test('a refund takes from a sum, and nothing adds up to nothing', () => {
  expect(sumFen([fen(2000), fen(-2000), fen(1)])).toBe(1)
  expect(sumFen([])).toBe(0)
})

test('a drawer is counted by its notes and coins; what is not there counts nothing', () => {
  const oneOfEach = Object.fromEntries(denominations.map(value => [`${value}`, 1]))
  expect(piecesFen(oneOfEach)).toBe(18_660)
  expect(piecesFen({ '10000': 2, '50': 3, '10': undefined })).toBe(20_150)
  expect(piecesFen({})).toBe(0)
})
