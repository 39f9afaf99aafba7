/** Runs the branch core of a desk on its own: the same program over a store of its own, in a process of its own. */
import type { Caller, CoreOptions, FromCore, ToCore, Wire } from '../../../shared/ipc/wire.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { fail, type Result } from '../../../shared/result.ts'

export type LocalProcess = { readonly wire: Wire; readonly onGone: (report: () => void) => void; readonly kill: () => void }

export type LocalCore = {
  call(caller: Caller, name: string, input: unknown): Promise<Result<unknown>>
  seatClosed(seat: number): void
  /** Ends it in order, and for good. */
  close(): Promise<void>
}

type World = {
  readonly start: () => LocalProcess
  readonly tell: (name: string, payload: unknown) => void
  readonly log: (code: string, fields?: Readonly<Record<string, string | number | boolean>>) => void
  /** The process ended by itself. */
  readonly onGone: () => void
}

const closeMs = 20_000
/** Longer than any command of the contract may take; the shell tells the person first. */
const lateMs = 120_000

/** @throws Refusal whatever the store refuses; CORE_DOWN where the process ends while it opens */
export async function openLocalCore({ start, tell, log, onGone }: World, options: CoreOptions): Promise<LocalCore> {
  const child = start()
  const waiting = new Map<number, { readonly answer: (result: Result<unknown>) => void; readonly timer: NodeJS.Timeout }>()
  let seq = 0
  let over = false
  const closed = gate()
  const opened = gate()
  const settle = (of: number, result: Result<unknown>): void => {
    const call = waiting.get(of)
    if (!call) return
    waiting.delete(of)
    clearTimeout(call.timer)
    call.answer(result)
  }
  const say = (message: ToCore) => child.wire.send(message)
  child.wire.onMessage(raw => {
    const message = raw as FromCore
    if ('reply' in message) settle(message.reply.seq, message.reply.result)
    else if ('event' in message) tell(message.event.name, message.event.payload)
    else if ('log' in message) log(`local.${message.log.code}`, message.log.fields)
    else if ('opened' in message) opened.resolve()
    else if ('refused' in message) opened.reject(new Refusal(message.refused.code, message.refused.detail))
    else if ('closed' in message) closed.resolve()
  })
  child.onGone(() => {
    const byItself = !over
    over = true
    for (const of of [...waiting.keys()]) settle(of, fail({ code: 'CORE_RESTARTED' }))
    opened.reject(new Refusal('CORE_DOWN'))
    closed.resolve()
    if (byItself) onGone()
  })
  say({ open: options })
  try {
    await opened.promise
  } catch (error) {
    over = true
    child.kill()
    throw error
  }
  return {
    call(caller, name, input) {
      if (over) return Promise.resolve(fail({ code: 'CORE_RESTARTED' }))
      seq += 1
      const mine = seq
      return new Promise(answer => {
        const timer = setTimeout(() => settle(mine, fail({ code: 'TIMED_OUT' })), lateMs)
        waiting.set(mine, { answer, timer })
        say({ call: { seq: mine, caller, name, input } })
      })
    },
    seatClosed: seat => say({ seatClosed: seat }),
    async close() {
      if (over) return
      over = true
      say({ close: true })
      const late = setTimeout(() => closed.resolve(), closeMs)
      await closed.promise
      clearTimeout(late)
      child.kill()
    },
  }
}

type Gate = { readonly promise: Promise<void>; readonly resolve: () => void; readonly reject: (why: Refusal) => void }

function gate(): Gate {
  let settle: Pick<Gate, 'resolve' | 'reject'> | null = null
  const promise = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject }
  })
  // Whoever waits for it hears of it; nobody waits for an opening that is over.
  promise.catch(() => undefined)
  return { promise, resolve: () => settle?.resolve(), reject: why => settle?.reject(why) }
}
