/** Matches the bank's lines with those of the ledger, each once, and tells what only one side has. */
import { expect, test } from 'vitest'
import { matchPayments, type PaidLine } from '../../../shared/fee/match.ts'
import { fen } from '../../../shared/money.ts'

const line = (reference: string, amount = 2000, day = '2026-03-09', terminal = ''): PaidLine => ({
  reference,
  fen: fen(amount),
  day,
  terminal,
})

test('what has the same number and sum agrees, in whatever order', () => {
  const { matched, differences } = matchPayments([line('A'), line('B')], [line('B'), line('A')])
  expect(matched).toEqual({ count: 2, fen: 4000 })
  expect(differences).toEqual([])
})

test('another sum, another day, and what only one side has', () => {
  const { matched, differences } = matchPayments(
    [line('A', 1900), line('B', 2000, '2026-03-10'), line('C')],
    [line('A'), line('B'), line('D')],
  )
  expect(matched).toEqual({ count: 1, fen: 2000 })
  expect(differences.map(({ kind, bank, ledger }) => [kind, bank?.reference ?? null, ledger?.reference ?? null])).toEqual([
    ['amount', 'A', 'A'],
    ['only-bank', 'C', null],
    ['only-ledger', null, 'D'],
    ['day', 'B', 'B'],
  ])
})

test('a reversal under the number of its payment is a movement of its own', () => {
  const { matched, differences } = matchPayments([line('A'), line('A', -2000)], [line('A'), line('A', -2000)])
  expect(matched).toEqual({ count: 2, fen: 0 })
  expect(differences).toEqual([])
  expect(matchPayments([line('A')], [line('A'), line('A', -2000)]).differences).toMatchObject([
    { kind: 'only-ledger', ledger: { fen: -2000 } },
  ])
})

test('without a number in the ledger, terminal, day and sum decide, and each line is used once', () => {
  const bank = [line('X1', 2000, '2026-03-09', '1001'), line('X2', 2000, '2026-03-09', '1001')]
  const { matched, differences } = matchPayments(bank, [line('', 2000, '2026-03-09', '1001')])
  expect(matched.count).toBe(1)
  expect(differences).toMatchObject([{ kind: 'only-bank' }])
})
