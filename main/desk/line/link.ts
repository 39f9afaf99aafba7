/** The desk's end of the line to a hall: calls, events, and a line that comes back by itself. */
import { ulid } from 'ulid'
import { WebSocket } from 'ws'
import { closeCodes, type FromHall, hallName, lineTimes, mostMessageBytes, type ToHall } from '../../../shared/hall/line.ts'
import type { Command } from '../../../shared/ipc/command.ts'
import { contract, isCommandName } from '../../../shared/ipc/contract.ts'
import type { Caller, LinkOptions } from '../../../shared/ipc/wire.ts'
import { fail, type Result } from '../../../shared/result.ts'
import { Instant } from '../../../shared/time.ts'
import { pack, unpack } from './codec.ts'
import { placeOf } from './join.ts'
import { pauseBefore } from './pauses.ts'

export type LineState = { readonly state: 'up' | 'gone' | 'barred'; readonly since: Instant | null }

export type LinkWorld = {
  readonly tell: (name: string, payload: unknown) => void
  readonly log: (code: string, fields?: Readonly<Record<string, string | number | boolean>>) => void
  /** The hall gave a new certificate for the desk's key, which from now on stands in the place of the old one. */
  readonly renewed: (certificate: string) => void
  /** The hall said where all servers of the branch are reached. */
  readonly servers: (addresses: readonly string[]) => void
}

export type Link = {
  state(): LineState
  call(caller: Caller, name: string, input: unknown): Promise<Result<unknown>>
  seatClosed(seat: number): void
  close(): void
}

type Waiting = {
  readonly call: Extract<ToHall, { call: unknown }>
  readonly answer: (result: Result<unknown>) => void
  readonly timer: NodeJS.Timeout
}

const usualDeadlineMs = 15_000
/** The shell reports TIMED_OUT first; this end only lets go of what nobody waits for. */
const lateMs = 5_000

export function openLink(options: Omit<LinkOptions, 'draftsFolder' | 'emergencyFolder'>, world: LinkWorld): Link {
  const run = ulid()
  // The types of `ws` lack `servername`, which it hands on to TLS.
  const secrets = {
    ca: options.authority,
    key: options.key,
    servername: hallName,
    minVersion: 'TLSv1.3',
    maxPayload: mostMessageBytes,
    perMessageDeflate: false,
  } as const
  let certificate = options.certificate
  let places = placesOf(options)
  let at = 0
  const waiting = new Map<number, Waiting>()
  let socket: WebSocket | null = null
  let welcomed = false
  let closed = false
  let barred = false
  let tries = 0
  let seq = 0
  let heardAt = 0
  let goneSince: Instant | null = now()
  // A line that is only just being made is not gone yet.
  let told: 'up' | 'gone' | 'barred' = 'up'
  let retry: NodeJS.Timeout | undefined
  let telling: NodeJS.Timeout | undefined = setTimeout(tellGone, lineTimes.toldAfterMs)
  let watchedAt = Date.now()
  const watch = setInterval(watchSilence, lineTimes.beatMs / 2)

  function connect(): void {
    const handshakeTimeout = places.length > 1 ? lineTimes.handshakeOfSeveralMs : lineTimes.handshakeMs
    const mine = new WebSocket(`wss://${places[at] ?? options.address}/desk`, { ...secrets, cert: certificate, handshakeTimeout })
    socket = mine
    mine.on('open', () => {
      heardAt = Date.now()
      mine.send(pack({ hello: { version: options.version, run } } satisfies ToHall))
    })
    mine.on('ping', () => {
      heardAt = Date.now()
    })
    mine.on('message', (data: Buffer) => {
      heardAt = Date.now()
      if (mine === socket) receive(unpack(data) as FromHall)
    })
    mine.on('error', error => world.log('line.error', { error: 'code' in error ? String(error.code) : error.name }))
    mine.on('close', code => {
      if (mine === socket) lost(code)
    })
  }

  function receive(message: FromHall): void {
    if ('welcome' in message) {
      if (message.welcome.certificate !== undefined) {
        certificate = message.welcome.certificate
        world.renewed(certificate)
      }
      if (message.welcome.servers !== undefined) takeServers(message.welcome.servers)
      back()
    } else if ('reply' in message) settle(message.reply.seq, message.reply.result)
    else world.tell(message.event.name, message.event.payload)
  }

  /** The place that answered stays the one that is tried first. */
  function takeServers(servers: readonly string[]): void {
    const known = servers.filter(address => placeOf(address) !== null).slice(0, mostServers)
    const next = placesOf({ address: places[at] ?? options.address, servers: known })
    if (next.join() === places.join()) return
    at = 0
    places = next
    world.servers(known)
  }

  /** What was asked and not answered is asked again: a read may be, and a write carries its id. */
  function back(): void {
    welcomed = true
    barred = false
    tries = 0
    clearTimeout(telling)
    telling = undefined
    goneSince = null
    for (const { call } of waiting.values()) send(call)
    const wasTold = told !== 'up'
    told = 'up'
    world.log('line.up')
    if (wasTold) world.tell('line.changed', {})
    // Whatever was told meanwhile was told to nobody here: the windows read anew.
    world.tell('core.changed', { state: 'ready' })
  }

  function lost(code: number): void {
    socket = null
    const wasUp = welcomed
    welcomed = false
    if (closed) return
    goneSince ??= now()
    if (code === closeCodes.barred && !barred) {
      barred = true
      tellState('barred')
      for (const seq of [...waiting.keys()]) settle(seq, fail({ code: 'DESK_BARRED' }))
    } else if (!barred) telling ??= setTimeout(tellGone, lineTimes.toldAfterMs)
    world.log('line.lost', { code })
    // The one it was up with once more, then each in turn; only when none of them answered is there a longer pause.
    if (!wasUp) at = (at + 1) % places.length
    retry = setTimeout(connect, pauseBefore(barred ? 10 : Math.floor(tries / places.length), Math.random()))
    tries += 1
  }

  function tellGone(): void {
    tellState('gone')
  }

  function tellState(state: 'gone' | 'barred'): void {
    clearTimeout(telling)
    telling = undefined
    told = state
    world.tell('line.changed', {})
  }

  /** A line that is half open says nothing: neither end is told by its system for minutes. */
  function watchSilence(): void {
    const at = Date.now()
    // This process itself was held up, so it could not have heard anything.
    const late = at - watchedAt > lineTimes.beatMs * 2
    watchedAt = at
    if (late) heardAt = at
    if (welcomed && at - heardAt > lineTimes.silentMs) socket?.terminate()
  }

  function send(message: ToHall): void {
    if (welcomed && socket?.readyState === WebSocket.OPEN) socket.send(pack(message))
  }

  function settle(seq: number, result: Result<unknown>): void {
    const call = waiting.get(seq)
    if (!call) return
    waiting.delete(seq)
    clearTimeout(call.timer)
    call.answer(result)
  }

  connect()
  return {
    state: () => ({ state: told, since: told === 'up' ? null : goneSince }),
    call(caller, name, input) {
      const row: Command | null = isCommandName(name) ? contract[name] : null
      if (told === 'barred') return Promise.resolve(fail({ code: 'DESK_BARRED' }))
      // A read waits for the line; a write is refused, so that whoever pressed the key knows that nothing was done.
      if (told === 'gone' && row?.kind !== 'read') return Promise.resolve(fail({ code: 'LINE_GONE' }))
      seq += 1
      const mine = seq
      const id = row?.kind === 'write' ? ulid() : null
      const call = { call: { seq: mine, id, window: caller.window as never, seat: caller.seat, name, input } }
      return new Promise(answer => {
        const deadline = (row?.deadline ?? usualDeadlineMs) + lateMs
        const timer = setTimeout(() => settle(mine, fail({ code: 'TIMED_OUT' })), deadline)
        waiting.set(mine, { call, answer, timer })
        send(call)
      })
    },
    seatClosed: seat => send({ seatClosed: seat }),
    close() {
      closed = true
      clearInterval(watch)
      clearTimeout(retry)
      clearTimeout(telling)
      for (const seq of [...waiting.keys()]) settle(seq, fail({ code: 'CORE_DOWN' }))
      socket?.close()
      socket?.terminate()
    },
  }
}

/** More than a branch ever has. */
const mostServers = 8

/** The one the line was last up with first, then the others. */
const placesOf = ({ address, servers = [] }: Pick<LinkOptions, 'address' | 'servers'>): readonly string[] => [
  ...new Set([address, ...servers]),
]

const now = (): Instant => Instant.parse(new Date().toISOString())
