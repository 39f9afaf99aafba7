/** Decides how long a desk waits before it tries the line again. Pure. */
import { lineTimes } from '../../../shared/hall/line.ts'

/** Doubles from try to try, with jitter, so that twenty desks do not come back in one instant. */
export function pauseBefore(tries: number, draw: number): number {
  const most = Math.min(lineTimes.mostPauseMs, lineTimes.firstPauseMs * 2 ** tries)
  return Math.round(most / 2 + (most / 2) * draw)
}
