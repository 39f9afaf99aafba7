/** Sets where the card centre answers, and puts aside its news that a person has looked at. */
import { createPublicKey } from 'node:crypto'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Core } from '../../commands/core.ts'
import { record } from '../../platform/audit/record.ts'
import { setOutcome } from '../../records/centre/rows.ts'
import type { Who } from '../../records/context.ts'
import { certificatesIn } from './certificates.ts'
import { viewCentre } from './view.ts'

/** Personal data goes over it: without a certificate only to a program on this machine. */
const isSafe = ({ protocol, hostname }: URL): boolean => protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)

/** @throws Refusal BAD_INPUT, CERTIFICATE_WRONG */
export async function setLine(core: Core, who: Who, { url, token, certificate }: Parsed<'centre.setLine'>): Promise<Out<'centre.setLine'>> {
  const address = new URL(url)
  if (!isSafe(address)) throw new Refusal('BAD_INPUT', { fields: ['url'] })
  // Paths are put behind it.
  const base = address.href.endsWith('/') ? address.href : `${address.href}/`
  const read = certificate && (await certificatesIn(certificate))
  const secured = read && { client_cert: read.cert, client_key: read.key, ca: read.ca }
  await core.store.write(async ({ tx, tell, afterCommit }) => {
    const before = await tx.selectFrom('centre_line').select('url').executeTakeFirst()
    // Another centre counts its news from its own beginning.
    const cursor = before?.url === base ? {} : { cursor: '0' }
    const set = { url: base, token, ...secured, state: 'untried' as const, since: core.clock.now() }
    await tx
      .insertInto('centre_line')
      .values({ id: 1, cursor: '0', client_cert: null, client_key: null, ca: null, ...set })
      .onConflict(conflict => conflict.column('id').doUpdateSet({ ...set, ...cursor }))
      .execute()
    await record(core, tx, { who, what: 'centre.setLine', facts: { token: token !== null, certificate: (read?.cert ?? null) !== null } })
    tell('centre.changed', {})
    afterCommit(() => {
      core.jobs.wake('centre')
      core.jobs.wake('centre-news')
    })
  })
  return viewCentre(core)
}

/** @throws Refusal BAD_INPUT for a public key that is none */
export async function setCallBack(core: Core, who: Who, { callBack }: Parsed<'centre.setCallBack'>): Promise<Out<'centre.setCallBack'>> {
  if (callBack?.proof === 'ed25519' && !isEd25519(callBack.secret)) throw new Refusal('BAD_INPUT', { fields: ['secret'] })
  await core.store.write(async ({ tx, tell, afterCommit }) => {
    await tx.deleteFrom('centre_callback').execute()
    if (callBack)
      await tx
        .insertInto('centre_callback')
        .values({ id: 1, ...callBack })
        .execute()
    await record(core, tx, { who, what: 'centre.setCallBack', facts: { proof: callBack?.proof ?? null, port: callBack?.port ?? null } })
    tell('centre.changed', {})
    afterCommit(() => core.jobs.wake('centre-call-back'))
  })
  return viewCentre(core)
}

function isEd25519(pem: string): boolean {
  try {
    return createPublicKey(pem).asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}

/** @throws Refusal NOT_FOUND */
export async function seeNews(core: Core, who: Who, { id }: Parsed<'centre.seen'>): Promise<Out<'centre.seen'>> {
  await core.store.write(async ({ tx, tell }) => {
    const event = await tx.selectFrom('centre_event').select(['case_id', 'outcome']).where('id', '=', id).executeTakeFirst()
    if (!event) throw new Refusal('NOT_FOUND')
    await setOutcome(tx, id, 'seen')
    await record(core, tx, { who, what: 'centre.seen', facts: { was: event.outcome } })
    tell('centre.changed', {})
  })
  return viewCentre(core)
}
