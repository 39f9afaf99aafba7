/** Tests that money stays whole fen between typing and printing. */
import { expect, test } from 'vitest'
import { Fen, fen, parseYuan, sumFen, yuan } from '../../shared/money.ts'

test('every amount up to a hundred yuan survives printing and typing again', () => {
  for (let amount = 0; amount <= 10_000; amount += 1) expect(parseYuan(yuan(fen(amount)))).toBe(amount)
})

test('a refund keeps its sign', () => {
  expect(yuan(fen(-5))).toBe('-0.05')
  expect(sumFen([fen(2000), fen(-2000), fen(1)])).toBe(1)
})

test('half a fen, a word and a third decimal are no money', () => {
  expect(Fen.safeParse(0.5).success).toBe(false)
  for (const wrong of ['1.234', '-1', 'abc', '1,000', '', '.5']) expect(parseYuan(wrong), wrong).toBeNull()
})
