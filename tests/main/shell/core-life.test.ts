/** Walks the table of the core's life: what happens to it leads where the counter expects. */
import { describe, expect, test } from 'vitest'
import { initialLife, type Life, type LifeEvent, lifeAfter, lifeEvents, restartPauses } from '../../../main/shell/core-life.ts'

const through = (...events: LifeEvent[]): Life => events.reduce(lifeAfter, initialLife)

describe('the life of the core', () => {
  test('opens and is ready', () => {
    expect(through('begun').state).toBe('starting')
    expect(through('begun', 'opened').state).toBe('ready')
  })

  test('a crash is followed by a restart after half a second, then two, then eight, then it stays down', () => {
    const pauses: number[] = []
    let life = through('begun', 'opened')
    for (;;) {
      life = lifeAfter(life, 'lost')
      if (life.state === 'down') break
      pauses.push(life.pauseMs)
      life = lifeAfter(life, 'opened')
    }
    expect(pauses).toEqual([500, 2000, 8000])
    expect(pauses).toEqual([...restartPauses])
  })

  test('a core that ran steadily again has its three restarts back', () => {
    const life = through('begun', 'opened', 'lost', 'opened', 'lost', 'opened', 'steady', 'lost')
    expect(life).toEqual({ state: 'restarting', tries: 1, pauseMs: 500 })
  })

  test('a store that cannot be opened is not a crash: no restart', () => {
    expect(through('begun', 'refused').state).toBe('down')
    expect(through('begun', 'opened', 'lost', 'refused').state).toBe('down')
  })

  test('from down only a person starts it again', () => {
    const down = through('begun', 'refused')
    for (const event of lifeEvents.filter(event => event !== 'begun')) expect(lifeAfter(down, event)).toEqual(down)
    expect(lifeAfter(down, 'begun').state).toBe('starting')
  })
})
