/** Listens for what the centre calls back, where the manager allowed it: signed, fresh, once, and about this branch. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { CentreCallBack, callBackHeaders } from '../../../../shared/centre/call-back.ts'
import { centreVersion } from '../../../../shared/centre/messages.ts'
import type { Core } from '../../commands/core.ts'
import { errorCode } from '../../platform/jobs/error-code.ts'
import type { JobRun } from '../../platform/jobs/jobs.ts'
import { callBackSetting, lineSetting } from '../../records/centre/rows.ts'
import { hearEvents } from './news.ts'
import { bodyOf } from './request-body.ts'
import { isFresh, isSigned, openNonces, type Proof } from './signature.ts'

const mostBytes = 1_000_000
const deadlineMs = 10_000

type Listening = { readonly at: string; close(): void }

/** Gives the run of the job that keeps the listener as the manager set it; it ends with the core. */
export function keepListening(core: Core): (run: JobRun) => Promise<void> {
  let listening: Listening | null = null
  const stop = () => {
    listening?.close()
    listening = null
  }
  return async ({ signal }) => {
    signal.addEventListener('abort', stop, { once: true })
    const setting = await callBackSetting(core.store.db)
    const at = setting ? JSON.stringify(setting) : null
    if (listening?.at === at) return
    stop()
    if (setting === undefined || at === null || signal.aborted) return
    const close = await listen(core, setting)
    listening = { at, close }
  }
}

/** @throws where the port is taken: the job fails, says so, and tries again */
async function listen(core: Core, { host, port, ...proof }: Proof & { readonly host: string; readonly port: number }): Promise<() => void> {
  const nonces = openNonces()
  const server: Server = createServer((request, response) => {
    answer(core, proof, nonces, request)
      .catch(error => {
        core.log('centre.callBack', { error: errorCode(error) })
        return 500
      })
      .then(status => end(response, status))
  })
  server.requestTimeout = deadlineMs
  server.headersTimeout = deadlineMs
  server.maxConnections = 20
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  // A listener keeps no process alive.
  server.unref()
  return () => {
    server.close()
    server.closeAllConnections()
  }
}

const end = (response: ServerResponse, status: number): void => void response.writeHead(status, { connection: 'close' }).end()

async function answer(core: Core, proof: Proof, nonces: ReturnType<typeof openNonces>, request: IncomingMessage): Promise<number> {
  if (request.method !== 'POST' || request.url !== `/${centreVersion}/call-back`) return 404
  const [time, nonce, signature] = [callBackHeaders.time, callBackHeaders.nonce, callBackHeaders.signature].map(
    name => request.headers[name],
  )
  if (typeof time !== 'string' || typeof nonce !== 'string' || typeof signature !== 'string' || nonce.length > 100) return 401
  const now = Date.parse(core.clock.now())
  if (!isFresh(time, now)) return 401
  const body = await bodyOf(request, mostBytes)
  if (body === null) return 413
  if (!isSigned({ time, nonce, signature, body }, proof)) return 401
  if (!nonces.isNew(nonce, now)) return 409
  const told = CentreCallBack.safeParse(jsonOf(body))
  if (!told.success || told.data.branch !== core.branch.code) return 422
  // Who is at the other end is known from the line: practice hears no real centre, and a live branch no reference one.
  if ((await lineSetting(core.store.db))?.state !== 'up') return 503
  await hearEvents(core, told.data.events)
  return 204
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
