/** Speaks HTTP with the card centre: every call has a deadline, and every answer becomes a value. */
import { CentreAbout, CentreEvents, CentreReceipt, CentreRefusal, centreVersion, PictureKept } from '../../../../shared/centre/messages.ts'
import type { z } from '../../../../shared/zod.ts'

export type Answer<T> =
  | { readonly is: 'ok'; readonly body: T }
  | { readonly is: 'refused'; readonly status: number; readonly refusal: CentreRefusal }
  | { readonly is: 'trouble'; readonly error: LineError; readonly restMs?: number }

/**
 * `LINE_DOWN`: nobody answered. `CENTRE_TROUBLE`: somebody did, and made no sense or could not. `CENTRE_BUSY`: later, as it says.
 * `NOT_ADMITTED`: the token is wrong.
 */
export const lineErrors = ['LINE_DOWN', 'CENTRE_TROUBLE', 'CENTRE_BUSY', 'NOT_ADMITTED'] as const
export type LineError = (typeof lineErrors)[number]

export type Line = {
  about(): Promise<Answer<CentreAbout>>
  hasPicture(sha256: string): Promise<Answer<boolean>>
  putPicture(sha256: string, bytes: Uint8Array): Promise<Answer<null>>
  sendCase(key: string, body: string): Promise<Answer<CentreReceipt>>
  events(branch: string, after: string): Promise<Answer<CentreEvents>>
}

/** Well within a message's lease, even where a picture must be sent again before its case. */
const deadlineMs = 12_000
const mostBytes = 4_000_000
const defaultBusyMs = 5_000

type Call = {
  readonly method: string
  readonly path: string
  readonly body?: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

export function openLine({
  url,
  token,
  signal,
}: {
  readonly url: string
  readonly token: string | null
  readonly signal: AbortSignal
}): Line {
  async function call({
    method,
    path,
    body,
    headers = {},
  }: Call): Promise<{ readonly status: number; readonly text: string; readonly rest: string | null } | null> {
    const admission: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
    try {
      const response = await fetch(new URL(`${centreVersion}/${path}`, url), {
        method,
        headers: { ...headers, ...admission },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body) }),
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
      })
      return { status: response.status, text: await textOf(response), rest: response.headers.get('retry-after') }
    } catch {
      // A refused connection, one cut off, an answer that broke off or a deadline: whether the other side took it nobody knows.
      return null
    }
  }

  async function ask<S extends z.ZodType>(schema: S, wanted: Call): Promise<Answer<z.output<S>>> {
    const answer = await call(wanted)
    if (answer === null) return { is: 'trouble', error: 'LINE_DOWN' }
    const { status, text, rest } = answer
    if (status === 401 || status === 403) return { is: 'trouble', error: 'NOT_ADMITTED' }
    if (status === 429) return { is: 'trouble', error: 'CENTRE_BUSY', restMs: restOf(rest) }
    const refusal = status === 409 || status === 422 ? CentreRefusal.safeParse(jsonOf(text)) : null
    if (refusal?.success) return { is: 'refused', status, refusal: refusal.data }
    const body = status === 200 || status === 201 ? schema.safeParse(jsonOf(text)) : null
    return body?.success ? { is: 'ok', body: body.data } : { is: 'trouble', error: 'CENTRE_TROUBLE' }
  }

  return {
    about: () => ask(CentreAbout, { method: 'GET', path: 'about' }),
    hasPicture: async sha256 => {
      const answer = await call({ method: 'HEAD', path: `pictures/${sha256}` })
      if (answer === null) return { is: 'trouble', error: 'LINE_DOWN' }
      return { is: 'ok', body: answer.status === 200 }
    },
    putPicture: async (sha256, bytes) => {
      const answer = await ask(PictureKept, {
        method: 'PUT',
        path: `pictures/${sha256}`,
        body: bytes,
        headers: { 'content-type': 'image/jpeg' },
      })
      return answer.is === 'ok' ? { is: 'ok', body: null } : answer
    },
    sendCase: (key, body) =>
      ask(CentreReceipt, { method: 'POST', path: 'cases', body, headers: { 'content-type': 'application/json', 'idempotency-key': key } }),
    events: (branch, after) => ask(CentreEvents, { method: 'GET', path: `events?${new URLSearchParams({ branch, after })}` }),
  }
}

/** Seconds or a date; anything else is as good as nothing said. */
function restOf(said: string | null): number {
  const seconds = Number(said)
  return said !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : defaultBusyMs
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    if (size > mostBytes) throw new Error('longer than any answer')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
