/** Types the single `call` and `on` that every caller uses, over any transport. */
import type { Result } from '../result.ts'
import type { CommandName, In, Out } from './contract.ts'
import type { EventName, EventPayload } from './events.ts'

export type Call = <N extends CommandName>(name: N, input: In<N>) => Promise<Result<Out<N>>>
export type On = <N extends EventName>(name: N, listen: (payload: EventPayload<N>) => void) => () => void

/** What the preload puts on `window.counter`: two fixed channels, no business words. */
export type Bridge = {
  readonly call: (name: string, input: unknown) => Promise<unknown>
  readonly on: (listen: (name: string, payload: unknown) => void) => () => void
}
