/** Answers every call that reaches the desk: its own commands here, the others by the branch. */
import type { Command } from '../../shared/ipc/command.ts'
import { contract, isCommandName } from '../../shared/ipc/contract.ts'
import { dispatch, type SessionFacts } from '../../shared/ipc/dispatch.ts'
import { SessionView } from '../../shared/ipc/shapes/session.ts'
import type { Caller } from '../../shared/ipc/wire.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Answer, Desk } from './desk.ts'
import { deskHandlers } from './handlers.ts'

export const answerAtDesk =
  (desk: Desk): Answer =>
  async (caller, name, input) => {
    // Whatever was sent as a name: the branch refuses what is none.
    const row: Command | null = typeof name === 'string' && isCommandName(name) ? contract[name] : null
    if (row?.at !== 'desk') {
      const reply = await desk.branch(caller, name, input)
      if (row?.kind === 'write' && name.startsWith('session.')) desk.stages.changed(caller.seat)
      return reply
    }
    const session = row.by === 'anyone' ? ok(null) : await sessionOf(desk, caller)
    if (!session.ok) return session
    const door = { owner: 'desk', world: desk, sessionOf: () => session.value, whoIs: () => caller, onBug: desk.onBug } as const
    return dispatch(door, deskHandlers, caller, name, input)
  }

/** The branch issued the session, so only the branch can say what it may do. */
async function sessionOf(desk: Desk, caller: Caller): Promise<Result<SessionFacts | null>> {
  const answer = await desk.branch({ ...caller, window: 'desk' }, 'session.view', {})
  return answer.ok ? ok(SessionView.nullable().parse(answer.value)) : answer
}
