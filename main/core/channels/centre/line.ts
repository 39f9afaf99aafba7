/** Speaks HTTP with the card centre: every call has a deadline, and every answer becomes a value. */
import { type IncomingHttpHeaders, type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import {
  CentreAbout,
  CentreAnswer,
  CentreEvents,
  CentreReceipt,
  CentreRefusal,
  centreVersion,
  PictureKept,
} from '../../../../shared/centre/messages.ts'
import type { z } from '../../../../shared/zod.ts'

export type Answer<T> =
  | { readonly is: 'ok'; readonly body: T }
  | { readonly is: 'refused'; readonly status: number; readonly refusal: CentreRefusal }
  | { readonly is: 'trouble'; readonly error: LineError; readonly restMs?: number; readonly status?: number }

/**
 * `LINE_DOWN`: nobody answered. `CENTRE_TROUBLE`: somebody did, and made no sense or could not. `CENTRE_BUSY`: later, as it says.
 * `NOT_ADMITTED`: the token is wrong.
 */
export const lineErrors = ['LINE_DOWN', 'CENTRE_TROUBLE', 'CENTRE_BUSY', 'NOT_ADMITTED'] as const
export type LineError = (typeof lineErrors)[number]

export type Line = {
  about(): Promise<Answer<CentreAbout>>
  /**
   * Goes on where an earlier call broke off; nothing is sent of a picture that is there. `missing`: the centre has just said that it is
   * not, and whatever answers the question (a gateway in between) is not believed.
   */
  sendPicture(sha256: string, read: () => Promise<Uint8Array>, missing?: boolean): Promise<Answer<null>>
  sendCase(key: string, body: string): Promise<Answer<CentreReceipt>>
  change(key: string, body: string): Promise<Answer<CentreAnswer>>
  withdraw(key: string, body: string): Promise<Answer<CentreAnswer>>
  events(branch: string, after: string): Promise<Answer<CentreEvents>>
}

/** Well within a message's lease, even where a picture must be sent again before its case. */
const deadlineMs = 12_000
const mostBytes = 4_000_000
const defaultBusyMs = 5_000
/** So much goes in one call where the centre takes parts: on a slow line each is well within the deadline. */
const partBytes = 64_000

type Call = {
  readonly method: string
  readonly path: string
  readonly body?: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

/** Where a certificate of this branch is asked for, and by which authority the centre's own was made. */
export type Credentials = { readonly cert: string | null; readonly key: string | null; readonly ca: string | null }

type Reply = {
  readonly status: number
  readonly text: string
  /** How long the other side asks to be left alone; null where it does not. */
  readonly restMs: number | null
  readonly offset: number | null
}

export function openLine({
  url,
  token,
  signal,
  credentials = null,
}: {
  readonly url: string
  readonly token: string | null
  readonly signal: AbortSignal
  readonly credentials?: Credentials | null
}): Line {
  const agent = agentFor(url, credentials)

  async function call({ method, path, body, headers = {} }: Call): Promise<Reply | null> {
    const admission: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
    // A timer of our own: signals that are joined may be collected as garbage before they fire, and then a silent centre holds the job for ever.
    const ending = new AbortController()
    const end = () => ending.abort()
    const timer = setTimeout(end, deadlineMs)
    signal.addEventListener('abort', end, { once: true })
    if (signal.aborted) end()
    try {
      const sent = body === undefined ? null : Buffer.from(body)
      return await exchange(new URL(`${centreVersion}/${path}`, url), agent, {
        method,
        headers: { ...headers, ...admission, ...(sent ? { 'content-length': String(sent.byteLength) } : {}) },
        body: sent,
        signal: ending.signal,
      })
    } catch {
      // A refused connection, one cut off, an answer that broke off or a deadline: whether the other side took it nobody knows.
      return null
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
    }
  }

  async function ask<S extends z.ZodType>(schema: S, wanted: Call): Promise<Answer<z.output<S>>> {
    const answer = await call(wanted)
    if (answer === null) return { is: 'trouble', error: 'LINE_DOWN' }
    const { status, text, restMs } = answer
    if (status === 401 || status === 403) return { is: 'trouble', error: 'NOT_ADMITTED' }
    if (status === 429 || (status === 503 && restMs !== null))
      return { is: 'trouble', error: 'CENTRE_BUSY', restMs: restMs ?? defaultBusyMs }
    const refusal = status === 409 || status === 422 ? CentreRefusal.safeParse(jsonOf(text)) : null
    if (refusal?.success) return { is: 'refused', status, refusal: refusal.data }
    const body = status === 200 || status === 201 ? schema.safeParse(jsonOf(text)) : null
    return body?.success ? { is: 'ok', body: body.data } : { is: 'trouble', error: 'CENTRE_TROUBLE', status }
  }

  async function putWhole(sha256: string, bytes: Uint8Array): Promise<Answer<null>> {
    const headers = { 'content-type': 'image/jpeg' }
    const answer = await ask(PictureKept, { method: 'PUT', path: `pictures/${sha256}`, body: bytes, headers })
    return answer.is === 'ok' ? { is: 'ok', body: null } : answer
  }

  async function sendParts(sha256: string, bytes: Uint8Array, from: number): Promise<Answer<null>> {
    // More than the picture has is somebody's mistake, and another call may bring the same picture now: sent whole, it is what it is.
    if (from > bytes.byteLength) return putWhole(sha256, bytes)
    let at = from
    for (;;) {
      const part = bytes.subarray(at, at + partBytes)
      const isLast = at + part.byteLength === bytes.byteLength
      const headers = {
        'content-type': 'application/partial-upload',
        'upload-offset': String(at),
        'upload-complete': isLast ? '?1' : '?0',
      }
      const wanted: Call = { method: 'PATCH', path: `pictures/${sha256}`, body: part, headers }
      if (isLast) {
        const answer = await ask(PictureKept, wanted)
        if (answer.is === 'ok') return { is: 'ok', body: null }
        if (answer.is === 'trouble' && answer.status === 409) return putWhole(sha256, bytes)
        // Parts of an earlier call may be what is wrong with it.
        return answer.is === 'refused' && from > 0 ? putWhole(sha256, bytes) : answer
      }
      const answer = await call(wanted)
      // What is not plainly taken is asked for anew at the next try, from where the other side is then.
      if (answer === null) return { is: 'trouble', error: 'LINE_DOWN' }
      if (answer.status === 409) return putWhole(sha256, bytes)
      if (answer.status !== 204) return { is: 'trouble', error: 'CENTRE_TROUBLE' }
      at += part.byteLength
    }
  }

  return {
    about: () => ask(CentreAbout, { method: 'GET', path: 'about' }),
    sendPicture: async (sha256, read, missing = false) => {
      if (missing) return putWhole(sha256, await read())
      const head = await call({ method: 'HEAD', path: `pictures/${sha256}` })
      if (head === null) return { is: 'trouble', error: 'LINE_DOWN' }
      if (head.status === 200) return { is: 'ok', body: null }
      const bytes = await read()
      return head.offset === null ? putWhole(sha256, bytes) : sendParts(sha256, bytes, head.offset)
    },
    sendCase: (key, body) => ask(CentreReceipt, post('cases', key, body)),
    change: (key, body) => ask(CentreAnswer, post('changes', key, body)),
    withdraw: (key, body) => ask(CentreAnswer, post('withdrawals', key, body)),
    events: (branch, after) => ask(CentreEvents, { method: 'GET', path: `events?${new URLSearchParams({ branch, after })}` }),
  }
}

const post = (path: string, key: string, body: string): Call => ({
  ...{ method: 'POST', path, body },
  headers: { 'content-type': 'application/json', 'idempotency-key': key },
})

/**
 * Seconds, or a date, which is counted from the other side's own clock where it tells it: that may be wrong, and so may ours.
 * Anything else is as good as nothing said.
 */
export function restOf({ 'retry-after': said, date }: Pick<IncomingHttpHeaders, 'retry-after' | 'date'>, now: number): number | null {
  if (said === undefined || said.trim() === '') return null
  if (/^\s*\d{1,9}\s*$/.test(said)) return Number(said) * 1_000
  const until = Date.parse(said)
  if (Number.isNaN(until) || !/[a-z]/i.test(said)) return null
  const there = Date.parse(date ?? '')
  return Math.max(0, until - (Number.isNaN(there) ? now : there))
}

type Exchange = {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | null
  readonly signal: AbortSignal
}

/** One call, without following where it points: the certificate and the token are for the address the manager set. */
const exchange = (url: URL, agent: PlainAgent | SecureAgent, { body, ...options }: Exchange, again = true): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? secureRequest : plainRequest
    const call = request(
      url,
      { ...options, agent },
      response => void textOf(response).then(text => resolve(replyOf(response, text)), reject),
    )
    call.once('error', error => {
      // The other side had ended an idle connection just then; every call may be made twice.
      if (again && call.reusedSocket) exchange(url, agent, { body, ...options }, false).then(resolve, reject)
      else reject(error)
    })
    call.end(body ?? undefined)
  })

/** Its idle connections hold nothing open: the other side ends them. */
function agentFor(url: string, credentials: Credentials | null): PlainAgent | SecureAgent {
  if (new URL(url).protocol !== 'https:') return new PlainAgent({ keepAlive: true })
  const { cert, key, ca } = credentials ?? { cert: null, key: null, ca: null }
  return new SecureAgent({ keepAlive: true, minVersion: 'TLSv1.2', ...(cert && key ? { cert, key } : {}), ...(ca ? { ca } : {}) })
}

function replyOf({ statusCode = 0, headers }: IncomingMessage, text: string): Reply {
  const offset = headers['upload-offset']
  return {
    status: statusCode,
    text,
    restMs: restOf(headers, Date.now()),
    offset: typeof offset === 'string' && /^\d{1,12}$/.test(offset) ? Number(offset) : null,
  }
}

/** @throws where the answer breaks off before its announced end */
async function textOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.byteLength
    if (size > mostBytes) throw new Error('longer than any answer')
    parts.push(part)
  }
  if (!response.complete) throw new Error('the answer broke off')
  return Buffer.concat(parts).toString('utf8')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
