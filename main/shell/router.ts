/** Takes every call of a window: trusted sender, known name, then the shell's own handler or the core. Never throws. */

import type { Command } from '../../shared/ipc/command.ts'
import { type CommandName, contract, isCommandName } from '../../shared/ipc/contract.ts'
import type { SessionFacts } from '../../shared/ipc/dispatch.ts'
import { dispatch, nameOf } from '../../shared/ipc/dispatch.ts'
import { measure } from '../../shared/ipc/measure.ts'
import { SessionView } from '../../shared/ipc/shapes/session.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { ShellHandlers } from './commands.ts'
import type { CoreHost } from './core-host.ts'
import type { Flood } from './flood.ts'
import { isTrusted, type Sender } from './security/trusted-sender.ts'
import type { ShellWorld } from './shell-world.ts'

export type Router = {
  readonly host: Pick<CoreHost, 'call'>
  readonly flood: Flood
  readonly world: ShellWorld
  readonly handlers: ShellHandlers
  readonly onBug: (name: string, error: unknown) => void
}

/**
 * `own` is the number Electron gave the window, `seat` that of the desk it belongs to: for a desk the same. What the window says of
 * itself counts for nothing.
 */
export type From = Sender & { readonly seat: number; readonly own: number }

export async function route(router: Router, from: From, name: unknown, input: unknown): Promise<Result<unknown>> {
  if (!isTrusted(from)) return fail({ code: 'WRONG_WINDOW' })
  if (typeof name !== 'string' || !isCommandName(name)) return fail({ code: 'UNKNOWN_COMMAND', detail: { name: nameOf(name) } })
  let begun: number | null = null
  try {
    // Measured before it is copied to the core; the core measures again, because not every caller comes this way.
    const row: Command = contract[name]
    const { bytes, fault } = measure(input, row.bytes)
    if (fault) return fail({ code: fault })
    if (!router.flood.begin(from.own, bytes)) return fail({ code: 'TOO_MANY_CALLS' })
    begun = bytes
    return await answer(router, from, name, input)
  } catch (error) {
    router.onBug(name, error)
    return fail({ code: 'INTERNAL' })
  } finally {
    if (begun !== null) router.flood.done(from.own, begun)
  }
}

async function answer(router: Router, from: From, name: CommandName, input: unknown): Promise<Result<unknown>> {
  const caller: Caller = { window: from.window ?? 'desk', seat: from.seat }
  if (contract[name].at !== 'shell') return router.host.call(caller, name, input)
  const session = contract[name].by === 'anyone' ? ok(null) : await sessionOf(router, caller)
  if (!session.ok) return session
  const door = { owner: 'shell', world: router.world, sessionOf: () => session.value, whoIs: () => caller, onBug: router.onBug } as const
  return dispatch(door, router.handlers, caller, name, input)
}

/** The core issued the session, so only the core can say what it may do. */
async function sessionOf(router: Router, caller: Caller): Promise<Result<SessionFacts | null>> {
  const answer = await router.host.call(caller, 'session.view', {})
  return answer.ok ? ok(SessionView.nullable().parse(answer.value)) : answer
}
