/** Keeps one core alive: starts it, opens the store in it or the line to a branch across the hall, restarts it after a crash, and passes calls and events. */
import type { Caller, CoreOptions, FromCore, Joined, JoinWish, LinkOptions, Rekey, ToCore } from '../../shared/ipc/wire.ts'
import type { RefusalCode } from '../../shared/refusal.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { CoreCalls, mayBeRepeated } from './core-calls.ts'
import { initialLife, type Life, type LifeEvent, type LifeState, lifeAfter } from './core-life.ts'
import type { CoreKind, CoreProcess, Gone, StartCore } from './core-process.ts'
import { crashTrace } from './crash-trace.ts'
import type { Log } from './log.ts'
import { Timers } from './timers.ts'

export type Opened = { readonly recoveryCode: string | null }

export type HostTimes = {
  /** How long the core may take to open the store. */
  readonly openMs: number
  /** How long a folder may be held by the last core: after the program was killed it lives some two seconds more. */
  readonly busyMs: number
  /** How long the core must hold the store for earlier crashes to be forgotten. */
  readonly steadyMs: number
  /** How long a core that was asked to close may give no sign at all. */
  readonly closeMs: number
  /** How long it may be silent once it has said that it works on it: a copy of a large store keeps its thread busy. */
  readonly closingSilenceMs: number
  /** How long closing may take in all, however often it says that it goes on. */
  readonly closingMs: number
}
const minute = 60_000
export const hostTimes: HostTimes = {
  openMs: minute,
  busyMs: 5_000,
  steadyMs: minute,
  closeMs: 3_000,
  closingSilenceMs: 2 * minute,
  closingMs: 15 * minute,
}

export type HostWorld = {
  readonly startCore: StartCore
  readonly log: Log
  readonly onEvent: (name: string, payload: unknown) => void
  /** A desk across the hall has a new certificate, to be kept for the next start. */
  readonly onRenewed: (certificate: string) => void
  readonly onServers: (servers: readonly string[]) => void
  readonly times: HostTimes
}

/** What the process is asked for: a branch of its own, or the line to one. */
type Wanted = { readonly open: CoreOptions } | { readonly link: LinkOptions }
type Settle<T> = (result: Result<T>) => void

export class CoreHost {
  readonly #world: HostWorld
  readonly #calls = new CoreCalls()
  readonly #timers = new Timers()
  #life: Life = initialLife
  #core: CoreProcess | null = null
  // Kept for restarts; otherwise each crash of the core would ask for the passphrase again.
  #wanted: Wanted | null = null
  #kind: CoreKind = 'branch'
  #askedAt = 0
  #trouble: Failure | null = null
  #opening: Settle<Opened> | null = null
  #restoring: Settle<null> | null = null
  #joining: Settle<Joined> | null = null
  #closing: { readonly end: () => void; readonly until: number } | null = null

  constructor(world: HostWorld) {
    this.#world = world
  }

  get state(): LifeState {
    return this.#life.state
  }

  /** Why the store is not open, when it is not. */
  get trouble(): Failure | null {
    return this.#trouble
  }

  open(options: CoreOptions): Promise<Result<Opened>> {
    return this.#begin({ open: options })
  }

  /** Holds the line to a branch across the hall; opened once it is tried, whether the other end answers or not. */
  link(options: LinkOptions): Promise<Result<Opened>> {
    return this.#begin({ link: options })
  }

  /** Joins a branch across the hall. */
  join(wish: JoinWish): Promise<Result<Joined>> {
    return new Promise(resolve => {
      this.#joining = resolve
      this.#running('desk').wire.send({ join: wish } satisfies ToCore)
    })
  }

  #begin(wanted: Wanted): Promise<Result<Opened>> {
    this.#settleOpening(fail({ code: 'CORE_RESTARTED' }))
    this.#wanted = wanted
    this.#trouble = null
    this.#timers.stopAll()
    this.#transition('begun')
    return new Promise(resolve => {
      this.#opening = resolve
      this.#askToOpen()
    })
  }

  /** Opens the same store with the same key again, after it was restored. */
  reopen(): Promise<Result<Opened>> {
    return this.#wanted ? this.#begin(this.#wanted) : Promise.resolve(fail({ code: 'SETUP_NEEDED' }))
  }

  /** Closes the store and opens it again under a new key. Where that fails, nothing but the old one is known here. */
  async rekey(rekey: Rekey): Promise<Result<Opened>> {
    const wanted = this.#wanted
    if (wanted === null || !('open' in wanted)) return fail({ code: 'SETUP_NEEDED' })
    // The counters see it begin before the last copy is made: nothing they do is sent to a store that is being closed.
    this.#transition('begun')
    await this.close()
    this.#closing = null
    const result = await this.#begin({ open: { ...wanted.open, rekey } })
    if (!result.ok) this.#wanted = { open: opensAgain(wanted.open) }
    return result
  }

  /** Takes a way back with the key the store was last asked to open with. */
  restore(dataFolder: string, way: string): Promise<Result<null>> {
    const key = this.#wanted && 'open' in this.#wanted ? this.#wanted.open.key : null
    if (!key) return Promise.resolve(fail({ code: 'SETUP_NEEDED' }))
    return new Promise(resolve => {
      this.#restoring = resolve
      this.#running('branch').wire.send({ restore: { dataFolder, way, key } } satisfies ToCore)
    })
  }

  call(caller: Caller, name: string, input: unknown): Promise<Result<unknown>> {
    const { state } = this.#life
    if (state === 'ready') return this.#calls.add({ caller, name, input }, this.#send)
    // A read may wait for the next core; a write is refused, so the caller knows it was never sent.
    if (state === 'restarting' && mayBeRepeated(name)) return this.#calls.add({ caller, name, input }, null)
    if (!this.#wanted) return Promise.resolve(fail({ code: 'SETUP_NEEDED' }))
    return Promise.resolve(fail({ code: state === 'down' ? 'CORE_DOWN' : 'CORE_STARTING' }))
  }

  seatClosed(seat: number): void {
    this.#send({ seatClosed: seat })
  }

  /** Lets the core write down what it holds and make its last copy, then ends it. */
  close(): Promise<void> {
    this.#timers.stopAll()
    this.#calls.endAll('CORE_DOWN')
    const leaving = this.#core
    if (!leaving) return Promise.resolve()
    return new Promise(resolve => {
      const end = () => {
        this.#timers.stopAll()
        this.#core = null
        leaving.kill()
        resolve()
      }
      this.#closing = { end, until: Date.now() + this.#world.times.closingMs }
      this.#send({ close: true })
      this.#timers.after(this.#world.times.closeMs, end)
    })
  }

  /** Closes the store for another one of this machine: what is opened next runs in a process of its own. */
  async leave(): Promise<void> {
    await this.close()
    this.#closing = null
    this.#wanted = null
    this.#trouble = null
    this.#transition('left')
  }

  readonly #send = (message: ToCore): void => this.#core?.wire.send(message)

  #running(kind: CoreKind): CoreProcess {
    if (this.#core && this.#kind === kind) return this.#core
    // It holds nothing: a store it had opened would be left first.
    this.#core?.kill()
    const started = this.#world.startCore(kind)
    this.#core = started
    this.#kind = kind
    started.wire.onMessage(message => this.#core === started && this.#receive(message as FromCore))
    started.onGone(gone => this.#core === started && this.#handleLoss(gone))
    return started
  }

  #askToOpen(): void {
    this.#askedAt = Date.now()
    this.#sendOpen()
  }

  #sendOpen(): void {
    if (!this.#wanted) return
    const asked = this.#running('link' in this.#wanted ? 'desk' : 'branch')
    this.#send(this.#wanted)
    const { openMs, closingMs } = this.#world.times
    this.#timers.after('open' in this.#wanted && this.#wanted.open.rekey ? closingMs : openMs, () => asked.kill())
  }

  #receive(message: FromCore): void {
    if ('reply' in message) this.#calls.answer(message.reply.seq, message.reply.result)
    else if ('event' in message) this.#world.onEvent(message.event.name, message.event.payload)
    else if ('log' in message) this.#world.log(message.log.code, message.log.fields)
    else if ('opened' in message) this.#handleOpened(message.opened)
    else if ('refused' in message) this.#handleRefusal(message.refused)
    else if ('joined' in message) this.#settleJoining(ok(message.joined))
    else if ('renewed' in message) this.#handleRenewed(message.renewed.certificate)
    else if ('servers' in message) this.#handleServers(message.servers)
    else if ('restored' in message) this.#settleRestoring(ok(null))
    else if ('closing' in message) this.#extendClosing()
    else if ('closed' in message) this.#closing?.end()
    else message satisfies never
  }

  #extendClosing(): void {
    if (!this.#closing) return
    const { end, until } = this.#closing
    this.#timers.stopAll()
    this.#timers.after(Math.max(0, Math.min(this.#world.times.closingSilenceMs, until - Date.now())), end)
  }

  #handleOpened(opened: Opened): void {
    this.#timers.stopAll()
    this.#trouble = null
    if (this.#wanted && 'open' in this.#wanted) this.#wanted = { open: opensAgain(this.#wanted.open) }
    this.#transition('opened')
    this.#timers.after(this.#world.times.steadyMs, () => this.#transition('steady'))
    this.#calls.resend(this.#send)
    this.#settleOpening(ok(opened))
  }

  #handleRenewed(certificate: string): void {
    if (this.#wanted && 'link' in this.#wanted) this.#wanted = { link: { ...this.#wanted.link, certificate } }
    this.#world.onRenewed(certificate)
  }

  #handleServers(servers: readonly string[]): void {
    if (this.#wanted && 'link' in this.#wanted) this.#wanted = { link: { ...this.#wanted.link, servers } }
    this.#world.onServers(servers)
  }

  #handleRefusal(failure: Failure): void {
    if (this.#joining) {
      this.#settleJoining(fail(failure))
      return
    }
    if (this.#restoring) {
      this.#settleRestoring(fail(failure))
      return
    }
    this.#timers.stopAll()
    const held = failure.code === 'FOLDER_BUSY' && Date.now() - this.#askedAt < this.#world.times.busyMs
    if (held) {
      this.#timers.after(250, () => this.#sendOpen())
      return
    }
    this.#transition('refused')
    this.#giveUp(failure)
  }

  #handleLoss({ how, lastWords }: Gone): void {
    this.#core = null
    this.#timers.stopAll()
    this.#closing?.end()
    this.#settleRestoring(fail({ code: 'CORE_DOWN' }))
    this.#settleJoining(fail({ code: 'CORE_DOWN' }))
    if (this.#closing || this.state === 'down') return
    // No automatic restart while a new store or a new key is being made: a second try could meet a half-made one, so the person decides.
    const making = this.#wanted && 'open' in this.#wanted && (this.#wanted.open.birth || this.#wanted.open.rekey)
    this.#transition(making ? 'refused' : 'lost')
    this.#world.log('core.lost', { how, tries: this.#life.tries, state: this.state, trace: crashTrace(lastWords) })
    this.#calls.lost()
    if (this.state === 'restarting') this.#timers.after(this.#life.pauseMs, () => this.#askToOpen())
    else this.#giveUp({ code: 'CORE_DOWN' })
  }

  #giveUp(failure: Failure): void {
    this.#trouble = failure
    this.#calls.endAll('CORE_DOWN' satisfies RefusalCode)
    this.#settleOpening(fail(failure))
  }

  #settleOpening(result: Result<Opened>): void {
    const settle = this.#opening
    this.#opening = null
    settle?.(result)
  }

  #settleJoining(result: Result<Joined>): void {
    const settle = this.#joining
    this.#joining = null
    settle?.(result)
  }

  #settleRestoring(result: Result<null>): void {
    const settle = this.#restoring
    this.#restoring = null
    settle?.(result)
  }

  #transition(on: LifeEvent): void {
    const before = this.#life.state
    this.#life = lifeAfter(this.#life, on)
    if (this.#life.state !== before) this.#world.onEvent('core.changed', { state: this.#life.state })
  }
}

/** The data of a new store or key is sent once: a restart must open the store, not make it again. A new key opens by its code. */
const opensAgain = ({ dataFolder, resourcesFolder, key, rekey }: CoreOptions): CoreOptions => ({
  dataFolder,
  resourcesFolder,
  key: rekey ? { kind: 'recovery', code: rekey.recoveryCode } : key,
})
