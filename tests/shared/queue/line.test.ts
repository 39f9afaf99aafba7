/** Calls people in the order that is fair: priority before, but never without end, whatever the clock does. */
import { describe, expect, test } from 'vitest'
import { aheadOf, estimateOf, handlingOf } from '../../../shared/queue/estimate.ts'
import { type Act, afterAct, type Line, type PriorityKind, usualQueueRules as rules } from '../../../shared/queue/line.ts'
import { playHall } from './trial.ts'

const minute = 60_000
const start = Date.parse('2026-03-09T01:00:00.000Z')
const window = (name: string, series: readonly string[] | null = null) => ({ name, series, paused: false, jumps: 0 })

/** A hall with two windows, and whoever came. */
function aHall(windows = [window('01'), window('02')]) {
  let line: Line = { numbers: [], windows, calls: 0 }
  let now = start
  const act = (what: Act) => {
    const told = afterAct(line, what, now, rules)
    if (told) line = told.line
    return told
  }
  return {
    act,
    wait: (minutes: number) => {
      now += minutes * minute
    },
    come: (id: string, kind: PriorityKind | null = null, series = 'A') => act({ do: 'take', id, series, kind }),
    /** Calls and sends away at once; the number, and why it came before others. */
    next: (name = '01') => {
      const choice = act({ do: 'call', window: name })?.choice ?? null
      if (choice) act({ do: 'finish', id: choice.id, window: name })
      return choice && [choice.id, choice.jump]
    },
    state: (id: string) => line.numbers.find(number => number.id === id)?.state,
  }
}

describe('who is next', () => {
  test('is who came first, whatever their series', () => {
    const hall = aHall()
    hall.come('A1')
    hall.come('B1', null, 'B')
    hall.come('A2')
    expect([hall.next(), hall.next(), hall.next(), hall.next()]).toEqual([['A1', null], ['B1', null], ['A2', null], null])
  })

  test('is the old, the disabled, soldiers and who has booked before others, two in a row, and each time it is said why', () => {
    const hall = aHall()
    for (const id of ['1', '2', '3']) hall.come(id)
    for (const kind of ['old', 'disabled', 'soldier', 'booked'] as const) hall.come(kind, kind)
    expect(Array.from({ length: 7 }, () => hall.next())).toEqual([
      ['old', 'old'],
      ['disabled', 'disabled'],
      ['1', null],
      ['soldier', 'soldier'],
      ['booked', 'booked'],
      ['2', null],
      ['3', null],
    ])
  })

  test('jumps nobody where the one with priority came first anyway', () => {
    const hall = aHall()
    hall.come('old', 'old')
    hall.come('1')
    expect(hall.next()).toEqual(['old', null])
  })

  test('is whoever has waited longest once the longest wait is over, also past priority', () => {
    const hall = aHall()
    hall.come('1')
    hall.wait(rules.mostWaitMs / minute)
    hall.come('old', 'old')
    expect(hall.next()).toEqual(['1', null])
    expect(hall.next()).toEqual(['old', null])
  })

  test('stays the same when the clock is set back a day, or on', () => {
    for (const jump of [-26 * 60, 26 * 60]) {
      const hall = aHall()
      hall.come('1')
      hall.wait(jump)
      hall.come('2')
      expect([hall.next(), hall.next()]).toEqual([
        ['1', null],
        ['2', null],
      ])
    }
  })

  test('is of the series the window calls', () => {
    const hall = aHall([window('01', ['L']), window('02')])
    hall.come('A1')
    hall.come('L1', null, 'L')
    expect(hall.next('01')).toEqual(['L1', null])
    expect(hall.next('01')).toBeNull()
    expect(hall.next('02')).toEqual(['A1', null])
  })
})

describe('a number', () => {
  test('whose person did not come is called again, or stands a few turns back when they do', () => {
    const hall = aHall()
    hall.come('late')
    hall.act({ do: 'call', window: '01' })
    hall.act({ do: 'absent', id: 'late', window: '01' })
    for (const id of ['1', '2', '3', '4']) hall.come(id)
    hall.act({ do: 'return', id: 'late' })
    expect(Array.from({ length: 5 }, () => hall.next()?.[0])).toEqual(['1', '2', '3', 'late', '4'])
  })

  test('that is held keeps its place, and the window is free meanwhile', () => {
    const hall = aHall()
    hall.come('1')
    hall.come('2')
    hall.act({ do: 'call', window: '01' })
    hall.act({ do: 'hold', id: '1', window: '01' })
    expect(hall.state('1')).toBe('held')
    hall.act({ do: 'return', id: '1' })
    expect(hall.next()).toEqual(['1', null])
  })

  test('that is sent to a window is called there next, and elsewhere only when that one pauses', () => {
    const hall = aHall()
    hall.come('1')
    hall.come('2')
    hall.act({ do: 'transfer', id: '2', series: 'B', to: '02' })
    expect(hall.next('02')).toEqual(['2', 'sent'])
    hall.come('3')
    hall.act({ do: 'transfer', id: '3', series: 'B', to: '02' })
    hall.next('01')
    expect(hall.next('01')).toBeNull()
    hall.act({ do: 'pause', window: '02', paused: true })
    expect(hall.next('02')).toBeNull()
    expect(hall.next('01')).toEqual(['3', null])
  })

  test('that is sent to a window is called there before who came earlier or goes first, and takes no turn from those', () => {
    const hall = aHall()
    for (const id of ['1', '2']) hall.come(id)
    hall.come('old', 'old')
    hall.come('sent')
    hall.act({ do: 'transfer', id: 'sent', series: 'A', to: '02' })
    hall.wait(rules.mostWaitMs / minute)
    expect(hall.next('02')).toEqual(['sent', 'sent'])
    expect(hall.next('02')).toEqual(['1', null])
  })

  test('stands at one window only, and a window has one person', () => {
    const hall = aHall()
    hall.come('1')
    hall.come('2')
    hall.act({ do: 'call', window: '01' })
    expect(hall.act({ do: 'call', window: '01' })).toBeNull()
    expect(hall.act({ do: 'recall', id: '1', window: '02' })).toBeNull()
    expect(hall.act({ do: 'finish', id: '1', window: '02' })).toBeNull()
    expect(hall.act({ do: 'recall', id: '1', window: '01' })).not.toBeNull()
  })
})

test('4,000 acts at random, clock jumps among them: nobody doubled, lost or never called', () => {
  const trial = playHall(20260309, 4_000)
  expect(trial.taken).toBeGreaterThan(500)
  expect(trial.clockJumps).toBeGreaterThan(3)
  expect(trial.jumps).toBeGreaterThan(50)
})

describe('how long it will take', () => {
  const visits = (series: string, minutes: readonly number[]) => minutes.map(long => ({ series, handlingMs: long * minute }))

  test('who may go first waits for those who may, too, and for the one that is called after each two of them', () => {
    const waiting = [
      { series: 'A', priority: false, count: 6 },
      { series: 'L', priority: true, count: 4 },
    ]
    expect(aheadOf(waiting, false, rules)).toEqual(
      new Map([
        ['A', 6],
        ['L', 4],
      ]),
    )
    expect(aheadOf(waiting, true, rules)).toEqual(
      new Map([
        ['A', 2],
        ['L', 4],
      ]),
    )
    expect(aheadOf([{ series: 'A', priority: false, count: 4 }], true, rules).size).toBe(0)
  })

  test('is what those before took, shared by the windows', () => {
    const past = { visits: [...visits('A', [10, 12, 11]), ...visits('L', [3, 4, 3])], said: [] }
    expect(
      estimateOf(past, {
        series: 'A',
        ahead: new Map([
          ['A', 2],
          ['L', 1],
        ]),
        windows: 2,
      }),
    ).toEqual({ minutes: 13, errorMinutes: null })
    expect(estimateOf(past, { series: 'A', ahead: new Map(), windows: 2 })?.minutes).toBe(0)
    expect(estimateOf(past, { series: 'A', ahead: new Map([['A', 1]]), windows: 0 })).toBeNull()
  })

  test('is the usual before the first, and no clock that jumped makes it longer', () => {
    expect(handlingOf([], 'A')).toBe(8 * minute)
    expect(handlingOf(visits('A', [10, 10, 10, 60 * 24, -5]), 'A')).toBe(10 * minute)
  })

  test('is said with how far off it was lately', () => {
    const said = [5, 10, 20].map(off => ({ series: 'A', saidMs: 30 * minute, cameMs: (30 + off) * minute }))
    expect(estimateOf({ visits: [], said }, { series: 'A', ahead: new Map([['A', 1]]), windows: 1 })?.errorMinutes).toBe(10)
  })
})
