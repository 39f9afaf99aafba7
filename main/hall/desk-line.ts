/** The hall's end of one desk's line: bounded, measured, and answered as a window of the branch's own machine would be. */
import type { WebSocket } from 'ws'
import { closeCodes, type FromHall, lineTimes, ToHall } from '../../shared/hall/line.ts'
import { type Failure, fail, type Result } from '../../shared/result.ts'
import { pack, unpack } from '../desk/line/codec.ts'
import { type Budget, callBudget } from './budget.ts'

type Welcome = Extract<FromHall, { welcome: unknown }>['welcome']

export type LineWorld = {
  /** Answers a call of this desk; `id` is the desk's own for a write. */
  readonly answer: (call: Extract<ToHall, { call: unknown }>['call']) => Promise<Result<unknown>>
  /** Until it is done nothing of this desk is answered. Gives what the desk is welcomed with. */
  readonly hello: (said: { readonly version: string; readonly run: string }) => Promise<Omit<Welcome, 'deskId'>>
  readonly seatClosed: (seat: number) => void
  readonly gone: () => void
  readonly log: (code: string, fields?: Readonly<Record<string, string | number | boolean>>) => void
}

/** Above this nothing more is read until something is answered: the desk's own socket then holds it back. */
const mostUnderWay = 48
/** A desk that does not take what it is sent is cut off, and reads anew when it comes back. */
const mostUnsentBytes = 64 * 1024 * 1024

export class DeskLine {
  readonly deskId: string
  readonly #socket: WebSocket
  readonly #world: LineWorld
  readonly #budget: Budget = callBudget()
  readonly #beat: NodeJS.Timeout
  #greeted: 'no' | 'now' | 'yes' = 'no'
  #underWay = 0
  #pingedAt = 0
  #answeredAt = Date.now()
  #over = false
  roundTripMs: number | null = null
  version = ''

  constructor(deskId: string, socket: WebSocket, world: LineWorld) {
    this.deskId = deskId
    this.#socket = socket
    this.#world = world
    socket.on('message', (data: Buffer, isBinary) => this.#hear(data, isBinary))
    socket.on('pong', () => this.#heartbeatAnswered())
    socket.on('error', error => world.log('desk.line', { desk: deskId, error: 'code' in error ? String(error.code) : error.name }))
    socket.on('close', () => this.#end())
    this.#beat = setInterval(() => this.#heartbeat(), lineTimes.beatMs)
  }

  tell(name: string, payload: unknown): void {
    if (this.#greeted === 'yes') this.#send({ event: { name, payload } })
  }

  /** Whatever is under way is answered into nothing. */
  cut(code: number): void {
    this.#over = true
    this.#socket.close(code)
    // The other end may not answer the goodbye.
    setTimeout(() => this.#socket.terminate(), 250).unref()
    this.#end()
  }

  #hear(data: Buffer, isBinary: boolean): void {
    if (this.#over) return
    const message = isBinary ? parsed(data) : null
    if (message === null || 'hello' in message !== (this.#greeted === 'no')) {
      this.cut(closeCodes.garbled)
    } else if ('hello' in message) {
      void this.#greet(message.hello)
    } else if ('seatClosed' in message) this.#world.seatClosed(message.seatClosed)
    else void this.#answer(message.call)
  }

  async #greet(hello: { readonly version: string; readonly run: string }): Promise<void> {
    this.#greeted = 'now'
    this.version = hello.version
    let given: Omit<Welcome, 'deskId'>
    try {
      given = await this.#world.hello(hello)
    } catch (error) {
      this.#world.log('bug', { command: 'hello', error: error instanceof Error ? error.name : typeof error })
      return this.cut(closeCodes.garbled)
    }
    this.#greeted = 'yes'
    this.#send({ welcome: { deskId: this.deskId, ...given } })
  }

  async #answer(call: Extract<ToHall, { call: unknown }>['call']): Promise<void> {
    if (!this.#budget.take(Date.now())) return this.#reply(call.seq, fail({ code: 'TOO_MANY_CALLS' } satisfies Failure))
    this.#underWay += 1
    if (this.#underWay >= mostUnderWay) this.#socket.pause()
    try {
      this.#reply(call.seq, await this.#world.answer(call))
    } catch (error) {
      this.#world.log('bug', { command: call.name, error: error instanceof Error ? error.name : typeof error })
      this.#reply(call.seq, fail({ code: 'INTERNAL' }))
    } finally {
      this.#underWay -= 1
      if (this.#underWay < mostUnderWay && this.#socket.isPaused) this.#socket.resume()
    }
  }

  #reply(seq: number, result: Result<unknown>): void {
    this.#send({ reply: { seq, result } })
  }

  #send(message: FromHall): void {
    if (this.#over || this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > mostUnsentBytes) this.cut(closeCodes.slow)
    else this.#socket.send(pack(message))
  }

  /** A desk that has not answered for so long is gone, whatever its socket says; its seats wait for it. */
  #heartbeat(): void {
    const at = Date.now()
    const held = this.#pingedAt > 0 && at - this.#pingedAt > lineTimes.beatMs * 3
    // This process itself was held up, or reads nothing from this desk just now.
    if (held || this.#socket.isPaused) this.#answeredAt = at
    if (at - this.#answeredAt > lineTimes.silentMs * 2) this.#socket.terminate()
    this.#pingedAt = at
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping()
  }

  #heartbeatAnswered(): void {
    this.#answeredAt = Date.now()
    this.roundTripMs = this.#answeredAt - this.#pingedAt
  }

  #ended = false
  #end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#over = true
    clearInterval(this.#beat)
    this.#world.gone()
  }
}

function parsed(data: Buffer): ToHall | null {
  try {
    const message = ToHall.safeParse(unpack(data))
    return message.success ? message.data : null
  } catch {
    // Bytes that are no message at all.
    return null
  }
}
