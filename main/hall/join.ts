/** Lets a new desk in: judges the code, signs the desk's key and writes it down, in that order and each once. */
import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { ulid } from 'ulid'
import { JoinAsk, type JoinSaid } from '../../shared/hall/line.ts'
import type { Core } from '../core/commands/core.ts'
import { record } from '../core/platform/audit/record.ts'
import { insertDesk } from '../core/records/desk/rows.ts'
import { joinProof } from '../desk/line/codec.ts'
import { type Authority, deskDays, sign } from './authority.ts'
import type { Invitations } from './invitation.ts'

type World = { readonly core: Core; readonly authority: Authority; readonly invitations: Invitations }

const refusals = { wrong: 'JOIN_CODE_WRONG', wait: 'JOIN_WAIT', closed: 'JOIN_CLOSED' } as const

export async function letIn({ core, authority, invitations }: World, raw: unknown): Promise<JoinSaid> {
  const ask = JoinAsk.safeParse(raw)
  if (!ask.success) return { refused: 'BAD_INPUT' }
  const { name, place, version } = ask.data
  const publicKey = new Uint8Array(Buffer.from(ask.data.publicKey, 'base64'))
  // Before the code is judged: a desk with a broken key must not use it up.
  if (!isOwn(publicKey, Buffer.from(ask.data.proof, 'base64'), new X509Certificate(authority.certificate).raw))
    return { refused: 'BAD_INPUT' }
  const tried = invitations.try(new Uint8Array(Buffer.from(ask.data.secret, 'base64')), Date.now())
  core.log('desk.join', { said: tried.said })
  if (tried.said !== 'right') return { refused: refusals[tried.said] }
  const id = ulid()
  const certificate = await sign(authority, { name: id, use: 'desk', publicKey, days: deskDays })
  const joined = { id, name, place, version, certificate: new X509Certificate(certificate).fingerprint256 }
  await core.store.write(async ({ tx, tell }) => {
    await insertDesk(tx, { ...joined, joined_at: core.clock.now(), invited_by: tried.by })
    await record(core, tx, { who: null, what: 'desk.join', facts: { desk: id, invitedBy: tried.by } })
    tell('desk.changed', {})
  })
  return { deskId: id, certificate, branch: core.branch.name, mode: core.branch.mode }
}

/** Whether whoever sent the key holds it, and made it for this branch. */
function isOwn(publicKey: Uint8Array, proof: Uint8Array, authorityDer: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    if (key.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false
    return verify('sha256', joinProof(publicKey, authorityDer), key, proof)
  } catch {
    // No key at all.
    return false
  }
}
