/** Joins a branch: checks the hall's authority by the code before the secret is said, and brings a key of the desk's own. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, X509Certificate } from 'node:crypto'
import { request } from 'node:https'
import { connect } from 'node:tls'
import { readCode } from '../../../shared/hall/code.ts'
import { hallName, type JoinAsk, JoinSaid, lineTimes, mostJoinBytes, usualPort } from '../../../shared/hall/line.ts'
import type { Joined, JoinWish } from '../../../shared/ipc/wire.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { joinProof } from './codec.ts'

const answerMs = 10_000

/** @throws Refusal BAD_INPUT, LINE_GONE, JOIN_OTHER_BRANCH, JOIN_CODE_WRONG, JOIN_WAIT, JOIN_CLOSED */
export async function joinBranch({ address, code, name, place, version, known }: JoinWish): Promise<Joined> {
  const said = readCode(code)
  const at = placeOf(address)
  if (!said) throw new Refusal('BAD_INPUT', { fields: ['code'] })
  if (!at) throw new Refusal('BAD_INPUT', { fields: ['address'] })
  const authority = await authorityAt(at)
  const fingerprint = createHash('sha256').update(authority.raw).digest().subarray(0, said.fingerprint.byteLength)
  // Whoever answers here is not the branch of the code: the secret stays here.
  if (!fingerprint.equals(said.fingerprint)) throw new Refusal('JOIN_OTHER_BRANCH')
  const privateKey =
    known?.authority === authority.toString() ? createPrivateKey(known.key) : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  const proof = sign('sha256', joinProof(publicKey, authority.raw), privateKey)
  const ask: JoinAsk = {
    secret: Buffer.from(said.secret).toString('base64'),
    name,
    place,
    version,
    publicKey: publicKey.toString('base64'),
    proof: proof.toString('base64'),
  }
  const answer = await say(at, authority.toString(), ask)
  if ('refused' in answer) throw new Refusal(answer.refused)
  const { deskId, certificate, branch, mode } = answer
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { address: `${at.host}:${at.port}`, authority: authority.toString(), certificate, key, deskId, branch, mode }
}

type Place = { readonly host: string; readonly port: number }

/** A name or an address, with or without a port; no more of a URL than that. */
export function placeOf(address: string): Place | null {
  const found = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/i.exec(address.trim())
  const port = Number(found?.[2] ?? usualPort)
  return found?.[1] && port > 0 && port < 65_536 ? { host: found[1], port } : null
}

/** The authority that the other end shows. Nothing is believed of it yet. */
function authorityAt({ host, port }: Place): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Refusal('LINE_GONE'))
    const socket = connect({
      host: host.replaceAll(/[[\]]/g, ''),
      port,
      servername: hallName,
      minVersion: 'TLSv1.3',
      // Looked at by the code instead, and nothing is sent on this connection.
      rejectUnauthorized: false,
      timeout: lineTimes.handshakeMs,
    })
    socket.once('secureConnect', () => {
      const chain = socket.getPeerCertificate(true)
      socket.destroy()
      const raw = chain.issuerCertificate?.raw
      if (raw) resolve(new X509Certificate(raw))
      else gone()
    })
    socket.once('timeout', () => socket.destroy(new Error('timeout')))
    socket.once('error', gone)
    socket.once('close', gone)
  })
}

/** Says the secret, on a connection whose other end holds a key that the authority of the code has signed. */
function say(at: Place, authority: string, ask: JoinAsk): Promise<JoinSaid> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Refusal('LINE_GONE'))
    const body = JSON.stringify(ask)
    const asked = request(
      {
        host: at.host.replaceAll(/[[\]]/g, ''),
        port: at.port,
        path: '/join',
        method: 'POST',
        ca: authority,
        servername: hallName,
        minVersion: 'TLSv1.3',
        agent: false,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(answerMs),
      },
      answer => {
        const parts: Buffer[] = []
        let bytes = 0
        answer.on('data', (part: Buffer) => {
          bytes += part.byteLength
          if (bytes > mostJoinBytes) answer.destroy(new Error('too much'))
          else parts.push(part)
        })
        answer.once('error', gone)
        answer.once('end', () => {
          const said = JoinSaid.safeParse(jsonOf(Buffer.concat(parts).toString('utf8')))
          if (said.success) resolve(said.data)
          else gone()
        })
      },
    )
    asked.once('error', gone)
    asked.end(body)
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
