/** Answers a branch over HTTP as a card centre would: pictures, cases with their receipts, and what became of the cards. */

import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type CentreCallBack, callBackHeaders } from '../../../shared/centre/call-back.ts'
import {
  CentreCase,
  CentreChange,
  type CentreEvent,
  type CentreEvents,
  type CentreRefusal,
  CentreWithdrawal,
  centreVersion,
  MessageKey,
  Sha256,
} from '../../../shared/centre/messages.ts'
import type { PhotoSpec } from '../../../shared/photo/standard.ts'
import { centreRefusalText, referenceCentreName } from '../../../shared/strings/zh-CN/centre.ts'
import { bodyOf } from '../../core/channels/centre/request-body.ts'
import { type Proof, signatureOf } from '../../core/channels/centre/signature.ts'
import { ByHand, type CentreFiles, openFiles } from './files.ts'
import { isWhole, judge } from './judge.ts'
import { type Card, type Kept, openLedger } from './ledger.ts'
import { type Profile, type Trouble, troubleOf } from './trouble.ts'

export type CentreOptions = {
  readonly folder: string
  readonly spec: PhotoSpec
  readonly trouble?: Profile
  readonly seed?: number
  readonly port?: number
  /** Where one is given every call must carry it. */
  readonly token?: string | null
  /** How long a card stays in each state. */
  readonly stepMs?: number
  readonly now?: () => number
  /** Over TLS, asking the branch for a certificate of this authority. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca: string }
  /** Hears of every refusal of a case before it is sent. */
  readonly refused?: (key: string) => void
}
export type Centre = {
  readonly url: string
  taken(): readonly Card[]
  picture(sha256: string): Promise<Uint8Array>
  /** The ways by files and by hand. */
  readonly files: CentreFiles
  /** Calls a branch back with what happened to its cards since the last time. @returns the status the branch answered, null for nothing to tell */
  callBack(to: { readonly url: string; readonly branch: string } & Proof): Promise<number | null>
  /** From now on it behaves like this. */
  behave(trouble: Profile): void
  close(): Promise<void>
}

const mostBytes = 2_000_000
const eventsAtOnce = 100
const slowMs = 3_000
const callBackDeadlineMs = 10_000
const aYearMs = 365 * 24 * 60 * 60_000

type Answer = { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
const answer = (status: number, body: unknown): Answer => ({ status, body })
const refused = (status: number, code: CentreRefusal['code']): Answer => answer(status, { code, words: centreRefusalText[code] })

export async function openCentre(options: CentreOptions): Promise<Centre> {
  const { folder, spec, seed = 1, port = 0, token = null, stepMs = 5_000, now = Date.now } = options
  const ledger = await openLedger(folder, stepMs, now)
  /** How many of its events each branch was called about. */
  const told = new Map<string, number>()
  let trouble: Trouble = troubleOf(options.trouble ?? {}, seed)
  const files = await openFiles({ folder, ledger, spec, now, trouble: () => trouble })

  /** Two cases may carry one picture: its parts come from one call at a time. */
  const partsUnderWay = new Set<string>()

  async function putPicture(sha256: string, request: IncomingMessage): Promise<Answer> {
    const bytes = await bodyOf(request, mostBytes)
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) return refused(422, 'PHOTO_FILE')
    await ledger.keepPicture(sha256, bytes)
    return answer(201, { sha256 })
  }

  async function headOf(sha256: string): Promise<Answer> {
    if (await ledger.hasPicture(sha256)) return answer(200, {})
    return { ...answer(404, {}), headers: { 'upload-offset': String(await ledger.partOf(sha256)) } }
  }

  /** What came before a connection broke is kept, so that the branch goes on from there. */
  async function addPart(sha256: string, request: IncomingMessage): Promise<Answer> {
    if (partsUnderWay.has(sha256)) return answer(409, {})
    partsUnderWay.add(sha256)
    return addPartAlone(sha256, request).finally(() => partsUnderWay.delete(sha256))
  }

  async function addPartAlone(sha256: string, request: IncomingMessage): Promise<Answer> {
    if (await ledger.hasPicture(sha256)) return answer(201, { sha256 })
    let have = await ledger.partOf(sha256)
    if (Number(request.headers['upload-offset']) !== have) return { ...answer(409, {}), headers: { 'upload-offset': String(have) } }
    for await (const chunk of request) {
      if (have + chunk.length > mostBytes) return refused(422, 'PHOTO_FILE')
      have = await ledger.addPart(sha256, chunk)
    }
    if (request.headers['upload-complete'] !== '?1') return { ...answer(204, null), headers: { 'upload-offset': String(have) } }
    const bytes = await ledger.partBytes(sha256)
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
      await ledger.dropPart(sha256)
      return refused(422, 'PHOTO_FILE')
    }
    await ledger.keepPicture(sha256, bytes)
    return answer(201, { sha256 })
  }

  async function takeCase(request: IncomingMessage): Promise<Answer> {
    const key = MessageKey.safeParse(request.headers['idempotency-key'])
    const bytes = await bodyOf(request, mostBytes)
    const message = bytes === null ? null : CentreCase.safeParse(jsonOf(bytes))
    if (!key.success || bytes === null || !message?.success) return refused(422, 'MESSAGE_WRONG')
    const digest = createHash('sha256').update(bytes).digest('hex')
    const before = ledger.find(key.data)
    if (before) return before.digest === digest ? receiptSaid(200, before) : refused(422, 'KEY_REUSED')
    const wrong = await judged(message.data)
    if (wrong?.status === 422) options.refused?.(key.data)
    return wrong ?? receiptSaid(201, await ledger.keep(message.data, key.data, digest))
  }

  /** Asked again under its key it hears the same, whatever has become of the card since. */
  async function takeAsked(kind: 'change' | 'withdraw', request: IncomingMessage): Promise<Answer> {
    const key = MessageKey.safeParse(request.headers['idempotency-key'])
    const bytes = await bodyOf(request, mostBytes)
    const read = kind === 'change' ? CentreChange : CentreWithdrawal
    const message = bytes === null ? null : read.safeParse(jsonOf(bytes))
    if (!key.success || bytes === null || !message?.success) return refused(422, 'MESSAGE_WRONG')
    const digest = createHash('sha256').update(bytes).digest('hex')
    const before = ledger.findAsked(key.data)
    if (before) return before.digest === digest ? answer(200, before.answer) : refused(422, 'KEY_REUSED')
    const changed = 'case' in message.data ? message.data.case : null
    if (changed && ledger.answerTo(message.data.about) === 'accepted') {
      const wrong = await judged(changed)
      if (wrong) return wrong
    }
    const asked = await ledger.keepAsked({ key: key.data, about: message.data.about, digest, changed })
    return answer(200, asked.answer)
  }

  async function judged(one: CentreCase): Promise<Answer | null> {
    if (one.photo && !(await ledger.hasPicture(one.photo.sha256))) return refused(409, 'PHOTO_MISSING')
    const picture = one.photo ? await ledger.picture(one.photo.sha256) : null
    if (picture && !isWhole(picture, one.photo)) return refused(422, 'PHOTO_FILE')
    const refusal = judge(one, picture, spec)
    return refusal === null ? null : answer(422, refusal)
  }

  /** The form of a system that a person types into. */
  async function takeByHand(request: IncomingMessage): Promise<Answer> {
    const bytes = await bodyOf(request, mostBytes)
    const form = bytes === null ? null : ByHand.safeParse(jsonOf(bytes))
    if (!form?.success) return refused(422, 'MESSAGE_WRONG')
    const said = await files.byHand(form.data)
    return 'receipt' in said ? answer(201, { receipt: said.receipt, receivedAt: said.receivedAt }) : answer(422, said)
  }

  function events(url: URL): Answer {
    const branch = url.searchParams.get('branch') ?? ''
    const from = Number(url.searchParams.get('after') ?? 0)
    const all = ledger.events(branch)
    const some = all.slice(from, from + eventsAtOnce)
    const next = from + some.length
    const body: CentreEvents = { events: disturbed(some), next: String(next), more: next < all.length }
    return answer(200, body)
  }

  function disturbed(some: CentreEvent[]): CentreEvent[] {
    const twice = trouble.strikes('twice') ? [...some, ...some.slice(0, 3)] : some
    const ordered = trouble.strikes('reordered') ? [...twice].reverse() : twice
    if (!trouble.strikes('wrong-clock')) return ordered
    return ordered.map(event => ({ ...event, at: new Date(Date.parse(event.at) - aYearMs).toISOString() }))
  }

  async function route(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', 'http://centre')
    const [version, kind, name = ''] = url.pathname.split('/').slice(1)
    if (token !== null && request.headers.authorization !== `Bearer ${token}`) return refused(401, 'NOT_ADMITTED')
    if (version !== centreVersion) return refused(404, 'MESSAGE_WRONG')
    const call = `${request.method} ${kind}`
    if (call === 'GET about') return answer(200, { name: referenceCentreName, reference: true, time: new Date(now()).toISOString() })
    if (call === 'POST cases') return takeCase(request)
    if (call === 'POST changes') return takeAsked('change', request)
    if (call === 'POST withdrawals') return takeAsked('withdraw', request)
    if (call === 'POST by-hand') return takeByHand(request)
    if (call === 'GET events') return events(url)
    if (kind === 'pictures' && Sha256.safeParse(name).success) {
      if (request.method === 'HEAD') return headOf(name)
      if (request.method === 'PATCH') return addPart(name, request)
      if (request.method === 'PUT') return putPicture(name, request)
    }
    return refused(404, 'MESSAGE_WRONG')
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (trouble.strikes('cut-off')) return void request.socket.destroy()
    if (trouble.strikes('busy')) return send(response, { ...answer(429, {}), headers: { 'retry-after': '1' } })
    if (trouble.strikes('error')) return send(response, answer(503, {}))
    if (trouble.strikes('full-disk')) return send(response, answer(507, {}))
    const result = await route(request)
    // From here on what was sent is kept, whatever the branch hears of it.
    if (trouble.strikes('silent-after-commit')) return void request.socket.destroy()
    if (trouble.strikes('half-closed')) return halfOf(response, result)
    if (trouble.strikes('garbage')) return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>gateway</html>')
    if (trouble.strikes('slow')) await new Promise(resolve => setTimeout(resolve, slowMs))
    send(response, result)
  }

  const heard = (request: IncomingMessage, response: ServerResponse) => {
    serve(request, response).catch(() => {
      // A branch that went away in the middle of its own message; it will send it again.
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  }
  const server = options.tls
    ? createSecureServer({ ...options.tls, requestCert: true, rejectUnauthorized: true }, heard)
    : createServer(heard)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const address = server.address() as AddressInfo

  return {
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${address.port}/`,
    taken: ledger.taken,
    picture: ledger.picture,
    files,
    callBack: async ({ url, branch, ...proof }) => {
      const news = ledger.events(branch)
      const from = told.get(branch) ?? 0
      if (news.length === from) return null
      const message: CentreCallBack = { branch, events: disturbed(news.slice(from, from + eventsAtOnce)) }
      const body = Buffer.from(JSON.stringify(message))
      const signed = { time: new Date(now()).toISOString(), nonce: randomUUID(), body }
      const { time, nonce, signature } = callBackHeaders
      const response = await fetch(new URL(`${centreVersion}/call-back`, url), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...{ [time]: signed.time, [nonce]: signed.nonce, [signature]: signatureOf(signed, proof) },
        },
        body,
        signal: AbortSignal.timeout(callBackDeadlineMs),
      })
      // Told again until the branch says that it heard.
      if (response.status === 204) told.set(branch, from + message.events.length)
      return response.status
    },
    behave: profile => {
      trouble = troubleOf(profile, seed)
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
      await ledger.close()
    },
  }
}

const receiptSaid = (status: number, { receipt, receivedAt }: Kept): Answer => answer(status, { receipt, receivedAt })

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  if (status === 204) return void response.writeHead(status, headers).end()
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

/** Announces more than it sends. */
function halfOf(response: ServerResponse, { status, body }: Answer): void {
  const text = Buffer.from(JSON.stringify(body))
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.byteLength + 1 })
  response.write(text.subarray(0, text.byteLength >> 1))
  response.socket?.end()
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
