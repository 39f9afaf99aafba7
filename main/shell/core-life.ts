/** Decides in which state the core is after what happened to it. Pure: no process, no clock. */

export type LifeState = 'starting' | 'ready' | 'restarting' | 'down'
/** `tries` counts the restarts since the core last ran steadily; `pauseMs` is how long to wait before the next one. */
export type Life = { readonly state: LifeState; readonly tries: number; readonly pauseMs: number }

/**
 * `begun`: somebody asked for a core. `opened`: it holds the store. `refused`: it runs but cannot open the store.
 * `lost`: the process is gone. `steady`: it has held the store long enough to forget earlier crashes.
 * `left`: the store was closed, because another one of this machine is wanted.
 */
export const lifeEvents = ['begun', 'opened', 'refused', 'lost', 'steady', 'left'] as const
export type LifeEvent = (typeof lifeEvents)[number]

/** How long to wait before each restart, in ms. After the last one the core stays down. */
export const restartPauses = [500, 2000, 8000] as const

export const initialLife: Life = { state: 'down', tries: 0, pauseMs: 0 }

const table = [
  { on: 'begun', from: ['starting', 'ready', 'restarting', 'down'], to: 'starting' },
  { on: 'opened', from: ['starting', 'restarting'], to: 'ready' },
  { on: 'refused', from: ['starting', 'restarting'], to: 'down' },
  { on: 'lost', from: ['starting', 'ready', 'restarting'], to: 'restarting' },
  { on: 'steady', from: ['ready'], to: 'ready' },
  { on: 'left', from: ['starting', 'ready', 'restarting', 'down'], to: 'down' },
] as const satisfies readonly { on: LifeEvent; from: readonly LifeState[]; to: LifeState }[]

/** The next state; an event that means nothing in this state changes nothing. */
export function lifeAfter(life: Life, on: LifeEvent): Life {
  const row = table.find(candidate => candidate.on === on && candidate.from.some(state => state === life.state))
  if (!row) return life
  if (row.on === 'lost') return afterLoss(life)
  const tries = row.on === 'begun' || row.on === 'steady' ? 0 : life.tries
  return { state: row.to, tries, pauseMs: 0 }
}

function afterLoss(life: Life): Life {
  const pauseMs = restartPauses[life.tries]
  if (pauseMs === undefined) return { state: 'down', tries: life.tries, pauseMs: 0 }
  return { state: 'restarting', tries: life.tries + 1, pauseMs }
}
