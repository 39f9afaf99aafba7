/** Reads of the page: asked once for all who ask the same, again for what an event is about, and never left behind by one. */
import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { forwardEvents, tellSessionBack } from '../../../renderer/ipc.ts'
import { Reads } from '../../../renderer/parts/reads.ts'
import { type AskedName, concerns } from '../../../renderer/parts/refresh-table.ts'
import { CaseId } from '../../../shared/ids.ts'
import type { In } from '../../../shared/ipc/contract.ts'
import { contract } from '../../../shared/ipc/contract.ts'
import { fail, ok } from '../../../shared/result.ts'

const a = { caseId: CaseId.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV') }
const b = { caseId: CaseId.parse('01BX5ZZKBKACTAV9WEVGEMMVRZ') }

/** A bridge whose answers come when the test lets them. */
const asked: { readonly name: string; readonly input: unknown; readonly answer: (reply?: unknown) => void }[] = []
let tell: (name: string, payload: unknown) => void = () => undefined
let reads: Reads
let stops: (() => void)[]
beforeEach(() => {
  asked.length = 0
  Object.assign(window, {
    counter: {
      call: (name: string, input: unknown) =>
        new Promise(resolve => {
          asked.push({ name, input, answer: (reply = ok({ at: asked.length })) => resolve(reply) })
        }),
      on: (listen: typeof tell) => {
        tell = listen
        return () => undefined
      },
    },
  })
  reads = new Reads()
  stops = [forwardEvents(), reads.listen()]
})
afterEach(() => {
  for (const stop of stops) stop()
})

/** A part of the screen that shows this answer. */
function show<N extends AskedName>(name: N, input: In<N>) {
  const queryKey = [name, input] as const
  const seen: unknown[] = []
  const observer = new QueryObserver(reads.client, { queryKey, queryFn: () => reads.ask(queryKey) })
  const stop = observer.subscribe(({ data }) => data !== undefined && seen.push(data))
  stops.push(stop)
  return { seen, stop }
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 5 })
const askedFor = (name: string) => asked.filter(one => one.name === name)
/** As long as an event needs to become a read, and longer. */
const aMoment = () => until(() => expect(reads.client.isFetching()).toBe(0))

describe('one question', () => {
  test('is asked once for two parts of the screen', async () => {
    const [first, second] = [show('case.view', a), show('case.view', a)]
    await until(() => expect(asked).toHaveLength(1))
    asked[0]?.answer()
    await until(() => expect(first.seen.length > 0 && second.seen.length > 0).toBe(true))
    expect(asked).toHaveLength(1)
  })

  test('a refusal is an answer, and the value before it stays', async () => {
    const { seen } = show('case.view', a)
    await until(() => expect(asked).toHaveLength(1))
    asked[0]?.answer(ok('as it was'))
    await until(() => expect(seen.at(-1)).toEqual({ value: 'as it was', failure: null }))
    reads.again(['case.view', a])
    await until(() => expect(asked).toHaveLength(2))
    asked[1]?.answer(fail({ code: 'CORE_RESTARTED' }))
    await until(() => expect(seen.at(-1)).toEqual({ value: 'as it was', failure: { code: 'CORE_RESTARTED' } }))
  })

  test('a read that waits in vain while the line to the branch is gone leaves what stood there, without a complaint of its own', async () => {
    const [line, view] = [show('line.view', {}), show('case.view', a)]
    await until(() => expect(asked).toHaveLength(2))
    const answer = (name: string, reply: unknown) => askedFor(name).at(-1)?.answer(reply)
    answer('line.view', ok({ state: 'up', since: null }))
    answer('case.view', ok('as it was'))
    const late = async () => {
      const before = askedFor('case.view').length
      reads.again(['case.view', a])
      await until(() => expect(askedFor('case.view')).toHaveLength(before + 1))
      answer('case.view', fail({ code: 'TIMED_OUT' }))
      await aMoment()
    }
    await late()
    await until(() => expect(view.seen.at(-1)).toEqual({ value: 'as it was', failure: { code: 'TIMED_OUT' } }))
    reads.again(['line.view', {}])
    await until(() => expect(askedFor('line.view')).toHaveLength(2))
    answer('line.view', ok({ state: 'gone', since: '2026-03-09T02:30:00.000Z' }))
    await until(() => expect(line.seen.at(-1)).toMatchObject({ value: { state: 'gone' } }))
    await late()
    await until(() => expect(view.seen.at(-1)).toEqual({ value: 'as it was', failure: null }))
  })

  test('nothing is kept of a screen that is gone', async () => {
    const { stop } = show('case.view', a)
    await until(() => expect(asked).toHaveLength(1))
    asked[0]?.answer()
    await aMoment()
    stop()
    await until(() => expect(reads.client.getQueryCache().getAll()).toEqual([]))
  })
})

describe('an event', () => {
  test('about one case reads that case again and not the other; lists are read whichever it was', async () => {
    show('case.view', a)
    show('case.view', b)
    show('case.find', { which: 'fee', text: '' })
    await until(() => expect(asked).toHaveLength(3))
    for (const one of asked) one.answer()
    await aMoment()
    tell('case.changed', a)
    await until(() => expect(asked).toHaveLength(5))
    expect(asked.slice(3).map(({ name, input }) => [name, input])).toEqual(
      expect.arrayContaining([
        ['case.view', a],
        ['case.find', { which: 'fee', text: '' }],
      ]),
    )
  })

  test('five in a burst are one read', async () => {
    show('case.find', { which: 'fee', text: '' })
    await until(() => expect(asked).toHaveLength(1))
    asked[0]?.answer()
    await aMoment()
    for (let times = 0; times < 5; times += 1) tell('case.changed', a)
    await until(() => expect(asked).toHaveLength(2))
    asked[1]?.answer()
    await aMoment()
    expect(askedFor('case.find')).toHaveLength(2)
  })

  test('that comes while the answer is under way is not lost: the answer may be of before', async () => {
    const { seen } = show('case.find', { which: 'fee', text: '' })
    await until(() => expect(asked).toHaveLength(1))
    tell('case.changed', a)
    tell('case.changed', b)
    // The read is still open when the event is acted on.
    await until(() => expect(asked).toHaveLength(1))
    asked[0]?.answer(ok('before'))
    await until(() => expect(asked).toHaveLength(2))
    asked[1]?.answer(ok('after'))
    await until(() => expect(seen.at(-1)).toEqual({ value: 'after', failure: null }))
  })

  test('after the core has started again, and after the screen was unlocked, all on the screen is read again', async () => {
    show('codes.find', { table: 'bank', text: '102', limit: 1 })
    await until(() => expect(asked).toHaveLength(1))
    asked[0]?.answer()
    await aMoment()
    tell('core.changed', { state: 'restarting' })
    tell('core.changed', { state: 'ready' })
    await until(() => expect(asked).toHaveLength(2))
    asked[1]?.answer()
    await aMoment()
    tellSessionBack()
    await until(() => expect(asked).toHaveLength(3))
  })
})

describe('the table', () => {
  test('names reads only', () => {
    const names = Object.keys(contract) as (keyof typeof contract)[]
    const writes = names.filter(name => contract[name].kind === 'write')
    for (const name of writes) expect(() => concerns(name as AskedName, {}, 'case.changed', a)).toThrow()
  })

  test('a report of one day follows the day, a longer one stands as it was asked for', () => {
    const span = (from: string, to: string) => ({ span: { from, to } })
    expect(concerns('report.view', span('2026-03-09', '2026-03-09'), 'case.changed', a)).toBe(true)
    expect(concerns('report.view', span('2026-03-01', '2026-03-09'), 'case.changed', a)).toBe(false)
  })

  test('a unit is read again for itself, not for another', () => {
    const input = { unitId: 'unit-a', which: 'all', after: 0 }
    expect(concerns('unit.view', input, 'unit.changed', { unitId: 'unit-a' })).toBe(true)
    expect(concerns('unit.view', input, 'unit.changed', { unitId: 'unit-b' })).toBe(false)
  })
})
