/** Opens a hall: the branch's core in this process, and the door by which its desks come in. */
import { createCipheriv, createDecipheriv, randomBytes, X509Certificate } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import { type WebSocket, WebSocketServer } from 'ws'
import { closeCodes, lineTimes, mostJoinBytes, mostMessageBytes } from '../../shared/hall/line.ts'
import type { CoreOptions } from '../../shared/ipc/wire.ts'
import { fail } from '../../shared/result.ts'
import type { Core } from '../core/commands/core.ts'
import { forgetOtherRuns, forgetSeat, keptSeats, noteSeatsSeen } from '../core/commands/operator/kept-seat.ts'
import { answerBranch } from '../core/host/answer.ts'
import { type OpenCore, openCore, type Surroundings } from '../core/host/open.ts'
import type { DeskRecord } from '../core/platform/store/schema.ts'
import type { Holding } from '../core/platform/store/store.ts'
import { authorityRow, deskById, insertAuthority, noteSeen, proposeCertificate, settleCertificate } from '../core/records/desk/rows.ts'
import type { Answer } from '../desk/desk.ts'
import { type Authority, deskDays, deskRenewDays, makeAuthority, type Signed, serverDays, serverKeys, sign } from './authority.ts'
import { DeskLine } from './desk-line.ts'
import { Desks } from './desks.ts'
import { letIn } from './join.ts'

export type HallOptions = {
  readonly store: CoreOptions
  readonly host: string
  readonly port: number
  readonly around: Omit<Surroundings, 'tell' | 'hall' | 'holding'>
  /** Where desks reach the servers of this branch, this one among them; a branch with one server needs none. */
  readonly servers?: readonly string[]
  /** Waits for the branch as long as another server holds it, until this is given up. */
  readonly standBy?: AbortSignal
  /** Another server has taken the branch: nothing can be written here any more. */
  readonly onTaken?: () => void
  /** Opens the core of the branch, if not as the program does. */
  readonly open?: (options: CoreOptions, around: Surroundings) => Promise<OpenCore>
  /** How long the seats of a desk that is gone stay signed in, if not ten minutes. */
  readonly seatsKeptMs?: number
}

export type OpenHall = {
  readonly core: Core
  readonly desks: Desks
  readonly port: number
  /** Signs a key of this branch. */
  readonly sign: (signed: Signed) => Promise<string>
  readonly recoveryCode: string | null
  close(): Promise<void>
}

const mostSockets = 400
const dayMs = 24 * 60 * 60_000

/** @throws what `openCore` refuses, and the system's error where nothing can listen at that place */
export async function openHall({
  store,
  host,
  port,
  around,
  seatsKeptMs = lineTimes.seatsKeptMs,
  open: openBranch = openCore,
  servers = [],
  standBy,
  onTaken = () => undefined,
}: HallOptions): Promise<OpenHall> {
  let core: Core | null = null
  const desks: Desks = new Desks((number, place) => {
    core?.sessions.end(number)
    if (core) forgetSeat(core, place).catch(logged(around.log, 'seat.unforgotten'))
  }, seatsKeptMs)
  const branchLine = branchLineOf({ desks, servers, onTaken })
  const holding = { heard: branchLine.heard, ...(standBy ? { standBy } : {}) }
  const opened = await openBranch(store, { ...around, holding, hall: desks, tell: (name, payload) => desks.tell(name, payload) })
  core = opened.core
  const open = new AsyncDisposableStack()
  open.defer(() => opened.close())
  try {
    const authority = await authorityOf(core)
    desks.knowAuthority(new X509Certificate(authority.certificate).raw)
    const server = await listen({ core, desks, authority, host, port, answer: answerBranch(core), seatsKeptMs, servers, branchLine })
    open.defer(() => {
      // A server waits for its last connection.
      desks.close()
      return closed(server)
    })
    const renewing = setInterval(() => void renew(server, authority).catch(() => around.log('hall.unrenewed')), (serverDays / 3) * dayMs)
    open.defer(() => clearInterval(renewing))
    const branch = core
    const noting = setInterval(
      () => void noteSeatsSeen(branch, desks.idsOnLine(), seatsKeptMs).catch(logged(around.log, 'seats.unseen')),
      seatsKeptMs / 10,
    )
    open.defer(() => clearInterval(noting))
    return {
      core,
      desks,
      sign: signed => sign(authority, signed),
      port: (server.address() as AddressInfo).port,
      recoveryCode: opened.recoveryCode,
      close: () => open.disposeAsync(),
    }
  } catch (error) {
    await open.disposeAsync()
    throw error
  }
}

type World = {
  readonly core: Core
  readonly desks: Desks
  readonly authority: Authority
  readonly answer: Answer
  readonly seatsKeptMs: number
  readonly servers: readonly string[]
  readonly branchLine: BranchLine
}
type Listening = World & { readonly host: string; readonly port: number }

type BranchLine = { readonly heard: NonNullable<Holding['heard']>; isAway(): boolean }

/**
 * Where a branch has another server, a desk that stays at one that cannot reach the database, or has lost the branch, would wait for
 * nothing: it is sent away until the database answers again.
 */
function branchLineOf({
  desks,
  servers,
  onTaken,
}: Required<Pick<HallOptions, 'servers' | 'onTaken'>> & { readonly desks: Desks }): BranchLine {
  let away = false
  let sending: NodeJS.Timeout | undefined
  const sendAway = () => {
    away = servers.length > 1
    if (away) desks.sendAway()
  }
  return {
    isAway: () => away,
    heard: what => {
      clearTimeout(sending)
      if (what === 'gone') sending = setTimeout(sendAway, lineTimes.sentAwayAfterMs).unref()
      else if (what === 'back') away = false
      else {
        sendAway()
        onTaken()
      }
    },
  }
}

async function listen({ host, port, ...world }: Listening): Promise<Server> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: mostMessageBytes, perMessageDeflate: false })
  const server = createServer({
    ...(await secrets(world.authority)),
    // A desk that has no certificate yet must be able to join; every other way in asks for `authorized`.
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: 'TLSv1.3',
    handshakeTimeout: lineTimes.handshakeMs,
    headersTimeout: lineTimes.handshakeMs,
    requestTimeout: 10_000,
    maxHeaderSize: 8 * 1024,
  })
  server.maxConnections = mostSockets
  server.on('request', (asked, reply) => void answerRequest(world, asked, reply))
  server.on('upgrade', (asked: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    admitted(world, asked).then(
      desk => {
        if (desk === null) return turnAway(socket)
        // A barred desk is let in only to be told so.
        sockets.handleUpgrade(asked, socket, head, line => (desk.barred_at === null ? serveDesk(world, desk, line) : sayBarred(line)))
      },
      () => turnAway(socket),
    )
  })
  server.on('tlsClientError', (_error, socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  server.on('error', error => world.core.log('hall.error', { error: error.name }))
  return server
}

/** What is not worth more than a line in the log. */
const logged =
  (log: Core['log'], code: string) =>
  (error: unknown): void =>
    log(code, { error: error instanceof Error ? error.name : typeof error })

const turnAway = (socket: Duplex): void => void socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')

type Admitted = DeskRecord & { readonly shown: X509Certificate }

/** The desk behind a connection: signed by this branch, and known under just this certificate or the one it was given last. */
async function admitted({ core, branchLine }: World, asked: IncomingMessage): Promise<Admitted | null> {
  if (branchLine.isAway()) return null
  const socket = asked.socket as TLSSocket
  if (asked.url !== '/desk' || !socket.authorized) return null
  const shown = socket.getPeerX509Certificate()
  if (!shown || Date.parse(shown.validTo) < Date.now()) return null
  const id = /^CN=([0-9A-HJKMNP-TV-Z]{26})$/.exec(shown.subject)?.[1]
  const desk = id === undefined ? undefined : await deskById(core.store.db, id)
  const known = desk?.certificate === shown.fingerprint256 || desk?.next_certificate === shown.fingerprint256
  return desk && known ? { ...desk, shown } : null
}

function sayBarred(socket: WebSocket): void {
  socket.close(closeCodes.barred)
  setTimeout(() => socket.terminate(), 250).unref()
}

function serveDesk(
  { core, desks, authority, answer, seatsKeptMs, servers }: World,
  { id: deskId, shown }: Admitted,
  socket: WebSocket,
): void {
  const line: DeskLine = new DeskLine(deskId, socket, {
    answer: ({ id, window, seat, name, input }) => {
      // Their paths are of the desk's own machine; here they would name a file of the server.
      if (window === 'dialog') return Promise.resolve(fail({ code: 'HALL_NO_FILES' }))
      const number = desks.seats.numberOf({ deskId, seat })
      return answer({ window, seat: number, desk: deskId }, name, input, id === null ? null : `${deskId}:${id}`)
    },
    hello: async ({ run, version }) => {
      desks.arrived(line, run)
      seen(version, run)
      // After a restart of the server its people are found where they sat.
      for (const { seat, session } of await keptSeats(core, deskId, run, seatsKeptMs)) {
        const number = desks.seats.numberOf({ deskId, seat })
        if (core.sessions.at(number) === null) core.sessions.set(number, session)
      }
      const certificate = await renewed({ core, authority }, deskId, shown)
      return { ...(certificate === null ? {} : { certificate }), ...(servers.length > 1 ? { servers } : {}) }
    },
    seatClosed: seat => desks.seats.closed({ deskId, seat }),
    gone: () => {
      if (desks.left(line)) seen(line.version)
    },
    log: core.log,
  })
  function seen(version: string, run: string | null = null): void {
    core.store
      .write(async ({ tx, tell }) => {
        await noteSeen(tx, deskId, version, core.clock.now())
        if (run !== null) await forgetOtherRuns(tx, deskId, run)
        tell('desk.changed', {})
      })
      .catch(logged(core.log, 'desk.unseen'))
  }
  desks.opened(line)
}

/**
 * The certificate a desk goes on with, where the one it shows ends soon. Both are let in until the new one was used: a line that breaks
 * off here, or a desk that cannot write, must not lock itself out.
 */
async function renewed(
  { core, authority }: Pick<World, 'core' | 'authority'>,
  deskId: string,
  shown: X509Certificate,
): Promise<string | null> {
  await core.store.write(({ tx }) => settleCertificate(tx, deskId, shown.fingerprint256))
  if (Date.parse(shown.validTo) - Date.now() > deskRenewDays * dayMs) return null
  const publicKey = new Uint8Array(shown.publicKey.export({ type: 'spki', format: 'der' }))
  const certificate = await sign(authority, { name: deskId, use: 'desk', publicKey, days: deskDays })
  await core.store.write(({ tx }) => proposeCertificate(tx, deskId, new X509Certificate(certificate).fingerprint256))
  core.log('desk.renewed', { desk: deskId })
  return certificate
}

async function answerRequest(world: World, asked: IncomingMessage, reply: ServerResponse): Promise<void> {
  const say = (status: number, body: unknown) => {
    reply.writeHead(status, { 'content-type': 'application/json', connection: 'close' })
    reply.end(body === null ? '' : JSON.stringify(body))
  }
  try {
    if (asked.method !== 'POST' || asked.url !== '/join') return say(404, null)
    const body = await bodyOf(asked)
    if (body === null) return say(413, null)
    say(200, await letIn({ core: world.core, authority: world.authority, invitations: world.desks.invitations }, body))
  } catch (error) {
    world.core.log('bug', { command: 'join', error: error instanceof Error ? error.name : typeof error })
    say(500, null)
  }
}

/** Null where it is too long; undefined where it is no JSON. */
async function bodyOf(asked: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of asked as AsyncIterable<Buffer>) {
    bytes += part.byteLength
    if (bytes > mostJoinBytes) return null
    parts.push(part)
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'))
  } catch {
    return undefined
  }
}

async function secrets(authority: Authority): Promise<{ key: string; cert: string; ca: string }> {
  const { key, certificate } = await serverKeys(authority)
  // The authority goes along, so that a new desk can compare it with the code.
  return { key, cert: `${certificate}\n${authority.certificate}`, ca: authority.certificate }
}

const renew = async (server: Server, authority: Authority): Promise<void> => server.setSecureContext(await secrets(authority))

function closed(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** The authority of this branch, made at its first hall; its key is sealed once more beside what the store does. */
async function authorityOf(core: Core): Promise<Authority> {
  const kept = await authorityRow(core.store.db)
  const sealing = core.store.subkey('hall authority')
  if (kept) return { certificate: kept.certificate, key: unsealed(sealing, kept.sealedKey) }
  const made = await makeAuthority()
  await core.store.write(({ tx }) =>
    insertAuthority(tx, { certificate: made.certificate, sealedKey: sealed(sealing, made.key) }, core.clock.now()),
  )
  return made
}

function sealed(key: Uint8Array, text: string): Uint8Array {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return new Uint8Array(Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]))
}

function unsealed(key: Uint8Array, bytes: Uint8Array): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
}
