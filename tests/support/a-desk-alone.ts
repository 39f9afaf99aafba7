/** A desk of a test's hall that can go on by itself: its emergency mode over its real line, with a core of its own in this process. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '../../main/core/host/serve.ts'
import type { Clock } from '../../main/core/platform/clock.ts'
import { pairedWires } from '../../main/core/platform/wires.ts'
import { type Emergency, openEmergency } from '../../main/desk/emergency/mode.ts'
import type { Out } from '../../shared/ipc/contract.ts'
import type { EmergencyKit } from '../../shared/ipc/shapes/emergency.ts'
import type { ToCore, Wire } from '../../shared/ipc/wire.ts'
import { resourcesFolder, type Seat } from './a-counter.ts'
import { aFrailLine } from './a-frail-line.ts'
import type { TestHall } from './a-hall.ts'
import { cheapPasswords } from './cheap-passwords.ts'
import { patience } from './patience.ts'

export type DeskAlone = Awaited<ReturnType<typeof aDeskAlone>>

export async function aDeskAlone(hall: TestHall, name: string) {
  const line = await aFrailLine(hall.port)
  const desk = await hall.aDesk(name, line.address)
  const folder = await mkdtemp(join(tmpdir(), 'alone-'))
  const logged: { code: string; fields: unknown }[] = []
  const waiting = new Set<() => void>()
  const look = () => {
    for (const one of [...waiting]) one()
  }
  let lateMs = 0
  let isOpen = false
  let cores: { kill(): void }[] = []
  let mode: Emergency = start()

  function start(): Emergency {
    return openEmergency({
      folder,
      deskKey: desk.joined.key,
      deskId: desk.joined.deskId,
      resourcesFolder,
      startCore: () => {
        const core = aCore(hall.clock)
        cores.push(core)
        return core
      },
      line: desk.link.state,
      call: desk.link.call,
      tell: name => {
        if (name === 'core.changed') isOpen = true
        look()
      },
      log: (code, fields = {}) => {
        logged.push({ code, fields })
        look()
      },
      nowMs: () => Date.now() + lateMs,
      passwordWork: cheapPasswords,
      againMs: 50,
    })
  }

  /** As the desk's process does with what its line tells. */
  let heard = 0
  const listening = setInterval(() => {
    for (const { name } of desk.told.slice(heard)) mode.told(name)
    heard = desk.told.length
    look()
  }, 20)

  const seat: Seat = {
    number: 1,
    ask: async (name, input) => {
      const caller = { window: 'desk', seat: 1 } as const
      const alone = mode.answer()
      const reply = await (alone ? alone(caller, name, input) : desk.link.call(caller, name, input))
      if (reply.ok && !alone) mode.heard(name, input, reply.value)
      return reply as never
    },
    call: async (name, input) => {
      const reply = await seat.ask(name, input)
      if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${JSON.stringify(reply.error.detail ?? {})}`)
      return reply.value
    },
  }

  function until(what: string, isSo: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => end(() => reject(new Error(`never: ${what}; ${JSON.stringify(logged.slice(-5))}`))), patience(20_000))
      const end = (how: () => void) => {
        clearTimeout(timer)
        waiting.delete(check)
        how()
      }
      const check = () => {
        if (isSo()) end(resolve)
      }
      waiting.add(check)
      check()
    })
  }

  return {
    folder,
    logged,
    seat,
    until,
    line: desk,
    view: (): Out<'emergency.view'> => mode.view(),
    begin: (login: string, password: string) => mode.begin({ window: 'desk', seat: 1 }, { login, password, counter: '03' }),
    endMode: () => mode.end(),
    opened: () => isOpen,
    kitWhere: (what: string, fits: (kit: EmergencyKit) => boolean) =>
      until(what, () => {
        const kit = mode.kept()
        return kit !== null && fits(kit)
      }),
    cutNow: line.cutNow,
    cutAfter: line.cutAfter,
    /** Waits for a kit with this person in it, and so many minutes where they are given. */
    kitOf: (login: string, minutes?: number) =>
      until(`the kit of ${login}`, () => {
        const kit = mode.kept()
        const knows = kit?.people.some(one => one.login === login) ?? false
        return knows && (minutes === undefined || kit?.afterMinutes === minutes)
      }),
    /** The branch is away, and the desk has waited for so long. */
    async away(minutes: number) {
      line.freeze()
      await until('the line is gone', () => desk.link.state().state === 'gone')
      lateMs = minutes * 60_000
      for (const { name } of desk.told.slice(heard)) mode.told(name)
      heard = desk.told.length
    },
    async back() {
      line.thaw()
      line.cutNow()
      await until('the line is back', () => desk.link.state().state === 'up')
    },
    /** Ends its processes at once, as a power cut does, and starts the program again. */
    async powerCut() {
      const ended = mode.close()
      for (const core of cores) core.kill()
      cores = []
      isOpen = false
      await ended
      mode = start()
      mode.told('line.changed')
    },
    async end() {
      clearInterval(listening)
      await mode.close()
      desk.close()
      await line.end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** `serve` as a process would run it; killed, it answers nobody any more. */
function aCore(clock: Clock) {
  const [here, there] = pairedWires()
  const gone: (() => void)[] = []
  let dead = false
  serve(there, clock)
  const wire: Wire = {
    send: message => {
      if (!dead) here.send(message)
    },
    onMessage: receive =>
      here.onMessage(message => {
        if (!dead) receive(message)
      }),
    close: () => here.close(),
  }
  return {
    wire,
    onGone: (report: () => void) => void gone.push(report),
    kill: () => {
      if (dead) return
      dead = true
      // The file of the store is let go, as the system does for a process that was killed.
      here.send({ close: true } satisfies ToCore)
      for (const report of gone) report()
    },
  }
}
