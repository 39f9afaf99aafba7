/** What a store is judged to hold, by what bears witness outside of it; and which states the journal leads on from. */
import { describe, expect, test } from 'vitest'
import { chainOf } from '../../../../../../main/core/platform/store/witness/chain.ts'
import { judge } from '../../../../../../main/core/platform/store/witness/judge.ts'
import type { Source } from '../../../../../../main/core/platform/store/witness/known.ts'
import type { Entry, Mark } from '../../../../../../main/core/platform/store/witness/record.ts'

const identity = 'aa'
const mark = (n: number, more: Partial<Mark> = {}): Mark => ({
  n,
  prev: n - 1,
  at: '2026-03-09T02:30:00.000Z',
  seq: n,
  hash: `h${n}`,
  boot: 'today',
  touched: [],
  ...more,
})
const upTo = (n: number, more: Partial<Source> = {}): Source => ({
  state: 'sound',
  marks: [mark(n)],
  endsWell: true,
  identities: [identity],
  ...more,
})
const gone: Source = { state: 'missing', marks: [], endsWell: false, identities: [] }
const store = (n: number) => ({ identity, n, at: '2026-03-09T02:30:00.000Z', seq: n, hash: `h${n}` })
const judged = (n: number, known: { witness: Source; journal: Source; beacon: Source }, boot = 'today', copies: number[] = []) =>
  judge({
    store: store(n),
    known,
    copies: copies.map(each => ({ ...mark(each), identity })),
    boot,
    hashAt: seq => `h${seq}`,
    firstAfter: () => '2026-03-09T02:29:59.000Z',
  })

describe('a store of thirty commits', () => {
  test('whose witnesses all end there lacks nothing', () => {
    expect(judged(30, { witness: upTo(30), journal: upTo(30), beacon: upTo(30) })).toEqual({ kind: 'whole', mended: [] })
  })

  test('killed between the journal and the commit lacks nothing: nobody was told of what only the journal has', () => {
    expect(judged(30, { witness: upTo(30), journal: upTo(31), beacon: upTo(30) })).toEqual({ kind: 'whole', mended: [] })
  })

  test.each([
    ['the witness', { witness: upTo(31), journal: gone, beacon: gone }],
    ['the journal', { witness: gone, journal: upTo(31), beacon: gone }],
    ['the beacon', { witness: upTo(30), journal: upTo(30), beacon: upTo(31) }],
  ])('is behind where %s alone knows of one more', (_, known) => {
    expect(judged(30, known)).toMatchObject({ kind: 'behind', last: { n: 31 } })
  })

  test('is behind where a copy holds more', () => {
    expect(judged(30, { witness: upTo(30), journal: upTo(30), beacon: upTo(30) }, 'today', [12, 33])).toMatchObject({ kind: 'behind' })
  })

  test('is not vouched for where both witness and journal are gone or cut short', () => {
    expect(judged(30, { witness: gone, journal: gone, beacon: upTo(30) })).toEqual({ kind: 'unsure' })
    expect(judged(30, { witness: upTo(20), journal: upTo(24), beacon: gone })).toEqual({ kind: 'unsure' })
    const torn = { state: 'damaged', endsWell: false } as const
    expect(judged(30, { witness: upTo(30, torn), journal: upTo(30, torn), beacon: gone })).toEqual({ kind: 'unsure' })
  })

  test('needs one of the two: the other is begun anew, and that is said', () => {
    expect(judged(30, { witness: gone, journal: upTo(30), beacon: gone })).toEqual({ kind: 'whole', mended: ['witness'] })
    expect(judged(30, { witness: upTo(30), journal: upTo(12), beacon: gone })).toEqual({ kind: 'whole', mended: ['journal'] })
  })

  test('after a power cut may be a second ahead of what was synced beside it, and no more', () => {
    const known = { witness: upTo(28), journal: upTo(28), beacon: gone }
    expect(judged(30, known, 'another start')).toMatchObject({ kind: 'whole' })
    expect(judged(30, known)).toEqual({ kind: 'unsure' })
  })

  test('follows another history where the same commit has another hash, or the witness is of another store', () => {
    const other = upTo(30, { marks: [mark(30, { hash: 'forged' })] })
    expect(judged(30, { witness: other, journal: upTo(30), beacon: gone })).toMatchObject({ kind: 'other' })
    const foreign = upTo(30, { identities: ['bb'], marks: [] })
    expect(judged(30, { witness: foreign, journal: gone, beacon: gone })).toMatchObject({ kind: 'other' })
  })
})

describe('the journal', () => {
  const entry = (n: number, prev = n - 1): Entry => ({ ...mark(n, { prev }), version: 210, statements: [] })
  const chain = (...entries: Entry[]) => chainOf(new Map(entries.map(each => [each.n, each])))
  const numbers = (steps: readonly Entry[] | null) => steps?.map(({ n }) => n) ?? null

  test('leads from every state it holds the successors of', () => {
    const three = chain(entry(4), entry(5), entry(6))
    expect([3, 4, 6].map(n => numbers(three.from(n)))).toEqual([[4, 5, 6], [5, 6], []])
    expect(three.from(2)).toBeNull()
  })

  test('does not lead over a commit that is missing', () => {
    expect(numbers(chain(entry(4), entry(6), entry(7)).from(3))).toBeNull()
  })

  test('leads on from the state that was put back, not from the one that was given up', () => {
    const putBack = chain(entry(4), entry(5), entry(6), entry(7, 4), entry(8))
    expect(numbers(putBack.from(4))).toEqual([7, 8])
    expect(putBack.from(6)).toBeNull()
  })
})
