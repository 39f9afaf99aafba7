/** Asks who is at the other end before anything is sent: practice never reaches a real centre, a live branch never a reference one. */
import type { LineState } from '../../../../shared/centre/line-state.ts'
import type { Core } from '../../commands/core.ts'
import { lineSetting, noteLine } from '../../records/centre/rows.ts'
import { type Line, openLine } from './line.ts'

export type Reached = {
  readonly line: Line
  /** How far the news was read. */
  readonly cursor: string
  /** Until now it could not be reached. */
  readonly wasDown: boolean
}

/** Null where nothing may be sent; how the line is stands in its row. */
export async function reach(core: Core, signal: AbortSignal): Promise<Reached | null> {
  const setting = await lineSetting(core.store.db)
  if (!setting) return null
  const { client_cert: cert, client_key: key, ca } = setting
  const line = openLine({ ...setting, credentials: { cert, key, ca }, signal })
  const state = await stateOf(core, line, signal)
  if (signal.aborted) return null
  await noteLine(core, setting, state)
  return state === 'up' ? { line, cursor: setting.cursor, wasDown: setting.state !== 'up' } : null
}

/** One connection that broke says little of the line: it is down after so many questions, unless one waited long for nothing. */
const mostAsked = 3
const longMs = 2_000

async function stateOf(core: Core, line: Line, signal: AbortSignal): Promise<LineState> {
  for (let asked = 1; ; asked += 1) {
    const begun = performance.now()
    const about = await line.about()
    if (about.is === 'ok') return about.body.reference === (core.branch.mode === 'practice') ? 'up' : 'wrong-side'
    const error = about.is === 'trouble' ? about.error : null
    if (error === 'NOT_ADMITTED') return 'not-admitted'
    // Whoever says that it is busy is not asked again at once.
    if (error === 'CENTRE_BUSY' || asked === mostAsked || signal.aborted || performance.now() - begun > longMs) return 'down'
  }
}
