/** What the simulators of practice let be broken on demand. */
import type { DockFault, DockPart } from '../../shared/devices/dock.ts'

/** One simulator on the panel; nothing of a live counter is ever one. */
export type Docked = {
  readonly part: DockPart
  readonly faults: readonly DockFault[]
  readonly fault: () => DockFault | null
  readonly fail: (fault: DockFault | null) => void
}

/** `words`: what the simulator itself calls each fault. */
export function docked<F extends string>(
  part: DockPart,
  words: { readonly [D in DockFault]?: F },
  fail: (fault: F | null) => void,
): Docked {
  let now: DockFault | null = null
  return {
    part,
    faults: Object.keys(words) as DockFault[],
    fault: () => now,
    fail: fault => {
      now = fault !== null && fault in words ? fault : null
      fail(now === null ? null : (words[now] ?? null))
    },
  }
}
