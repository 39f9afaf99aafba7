/** Keeps the calls that wait for the core: numbers them, ends them in time, and knows which may be sent again. */
import type { Command } from '../../shared/ipc/command.ts'
import { contract, isCommandName } from '../../shared/ipc/contract.ts'
import type { Caller, ToCore } from '../../shared/ipc/wire.ts'
import type { RefusalCode } from '../../shared/refusal.ts'
import { fail, type Result } from '../../shared/result.ts'

export type CoreCall = { readonly caller: Caller; readonly name: string; readonly input: unknown }
type Waiting = CoreCall & { readonly answer: (result: Result<unknown>) => void; readonly timer: NodeJS.Timeout; timesSent: number }
type Send = (message: ToCore) => void

const usualDeadlineMs = 15_000

export class CoreCalls {
  readonly #waiting = new Map<number, Waiting>()
  #lastSeq = 0

  /** Sends at once, or once a core is ready where `send` is null. */
  add(call: CoreCall, send: Send | null): Promise<Result<unknown>> {
    this.#lastSeq += 1
    const seq = this.#lastSeq
    return new Promise(answer => {
      const timer = setTimeout(() => this.answer(seq, fail({ code: 'TIMED_OUT' })), deadlineOf(call.name))
      const waiting: Waiting = { ...call, answer, timer, timesSent: 0 }
      this.#waiting.set(seq, waiting)
      if (send) ask(seq, waiting, send)
    })
  }

  answer(seq: number, result: Result<unknown>): void {
    const call = this.#waiting.get(seq)
    if (!call) return
    this.#waiting.delete(seq)
    clearTimeout(call.timer)
    call.answer(result)
  }

  /** The core died: a read sent once waits for the next core; writes, and reads already sent twice, fail. */
  lost(): void {
    for (const [seq, call] of this.#waiting) {
      if (!mayBeRepeated(call.name) || call.timesSent > 1) this.answer(seq, fail({ code: 'CORE_RESTARTED' }))
    }
  }

  /** Sends the waiting reads to the new core. */
  resend(send: Send): void {
    for (const [seq, call] of this.#waiting) ask(seq, call, send)
  }

  endAll(code: RefusalCode): void {
    for (const seq of [...this.#waiting.keys()]) this.answer(seq, fail({ code }))
  }
}

function ask(seq: number, call: Waiting, send: Send): void {
  call.timesSent += 1
  send({ call: { seq, caller: call.caller, name: call.name, input: call.input } })
}

const rowOf = (name: string): Command | null => (isCommandName(name) ? contract[name] : null)
/** Reads are safe to repeat. A write may have been committed before the crash, so it is never repeated. */
export const mayBeRepeated = (name: string): boolean => rowOf(name)?.kind === 'read'
const deadlineOf = (name: string): number => rowOf(name)?.deadline ?? usualDeadlineMs
