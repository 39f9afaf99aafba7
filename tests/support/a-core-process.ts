/** Starts a real core in a process of its own, which a test may kill as a power cut would. */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { forkWire } from '../../main/core/platform/wires.ts'
import type { WindowKind } from '../../shared/access/roles.ts'
import { contract, isCommandName } from '../../shared/ipc/contract.ts'
import type { CoreOptions, FromCore, ToCore } from '../../shared/ipc/wire.ts'
import { practiceBirth, practicePassword } from '../../shared/practice.ts'
import type { Failure, Result } from '../../shared/result.ts'
import { resourcesFolder, type Seat } from './a-counter.ts'

/** `npm test` says where the core it just built lies, which starts in half the time; a test that is run by itself takes the source. */
const entry = process.env.COUNTER_BUILT_CORE ?? fileURLToPath(new URL('../../main/core/host/entry.ts', import.meta.url))

/** A file is picked in a dialog; everything else comes from the desk. */
const windowFor = (name: string): WindowKind =>
  isCommandName(name) && !contract[name].from.some(kind => kind === 'desk') ? 'dialog' : 'desk'

/** What a call gets whose core died under it. */
const gone: Failure = { code: 'CORE_RESTARTED' }

export type CoreProcess = {
  readonly child: ChildProcess
  seated(login: string, counter?: string): Promise<Seat>
  /** A window at which nobody has signed in. */
  emptySeat(): Seat
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>
  close(): Promise<void>
}

export const aDataFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'fault-'))
export const drop = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

type Wishes = { readonly birth?: boolean; readonly start?: (file: string) => ChildProcess }

export const forked = (file: string): ChildProcess =>
  fork(file, { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })

/** @returns the open core, or the refusal it opened with */
export async function aCoreProcess(folder: string, { birth = false, start = forked }: Wishes = {}): Promise<CoreProcess> {
  const child = start(entry)
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const wire = forkWire(child)
  const waiting = new Map<number, (result: Result<unknown>) => void>()
  const settled = new Promise<FromCore>(resolve =>
    wire.onMessage(raw => {
      const message = raw as FromCore
      if ('reply' in message) waiting.get(message.reply.seq)?.(message.reply.result)
      if ('opened' in message || 'refused' in message) resolve(message)
    }),
  )
  void ended.then(() => {
    for (const answer of waiting.values()) answer({ ok: false, error: gone })
  })
  const say = (message: ToCore) => wire.send(message)
  const options: CoreOptions = { dataFolder: folder, resourcesFolder, key: { kind: 'beside' }, ...(birth ? { birth: practiceBirth } : {}) }
  say({ open: options })
  const first = await Promise.race([settled, ended.then(() => null)])
  if (!first || !('opened' in first)) {
    child.kill('SIGKILL')
    throw new Error(first && 'refused' in first ? first.refused.code : 'the core ended while it opened')
  }
  let seats = 0
  let seq = 0
  const send = (seat: number, name: string, input: unknown): Promise<Result<unknown>> => {
    seq += 1
    const mine = seq
    return new Promise(resolve => {
      waiting.set(mine, result => {
        waiting.delete(mine)
        resolve(result)
      })
      if (child.exitCode !== null || child.signalCode !== null) return waiting.get(mine)?.({ ok: false, error: gone })
      say({ call: { seq: mine, caller: { window: windowFor(name), seat }, name, input } })
    })
  }

  function seat(): Seat {
    seats += 1
    const number = seats
    const ask: Seat['ask'] = async (name, input) => (await send(number, name, input)) as never
    return {
      number,
      ask,
      call: async (name, input) => {
        const result = await ask(name, input)
        if (!result.ok) throw new Error(`${name}: ${result.error.code}`)
        return result.value
      },
    }
  }

  return {
    child,
    emptySeat: seat,
    seated: async (login, counter = '03') => {
      const made = seat()
      await made.call('session.signIn', { login, password: practicePassword, counter })
      return made
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    close: async () => {
      say({ close: true })
      await ended
    },
  }
}
