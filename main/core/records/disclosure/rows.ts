/** Keeps who was given what of the branch and why, and the key its signed files carry. */

import { generateKeyPairSync } from 'node:crypto'
import type { Kysely } from 'kysely'
import { type Audience, type DisclosureKind, leaves } from '../../../../shared/disclosure/audiences.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import { type AuditFacts, record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'

export type Disclosed = {
  readonly kind: DisclosureKind
  readonly audience: Audience
  readonly reason: string | null
  readonly caseId?: CaseId
  readonly facts?: AuditFacts
}

/**
 * Must be committed before anything is handed out. The words stand beside the log and not in it, as at a look behind the mask.
 * A caller that lets something leave without a reason is a bug: its input already asks for one.
 */
export async function keepDisclosure(core: RecordsContext, tx: Tx, who: Who, told: Disclosed): Promise<void> {
  const { kind, audience, reason, caseId, facts = {} } = told
  if (leaves(audience) && reason === null) throw new Error(`${kind} left for ${audience} without a reason`)
  const id = newId()
  const { operatorId } = signedIn(who)
  await tx
    .insertInto('disclosure')
    .values({ id, kind, audience, case_id: caseId ?? null, reason, operator_id: operatorId, at: core.clock.now() })
    .execute()
  await record(core, tx, {
    who,
    what: 'disclosure.give',
    ...(caseId ? { caseId } : {}),
    facts: { disclosure: id, kind, audience, ...facts },
  })
}

/** What was said at each disclosure, by its id in the log. */
export async function disclosureReasons(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('disclosure').select(['id', 'reason']).where('id', 'in', ids).execute()
  return new Map(rows.flatMap(({ id, reason }) => (reason === null ? [] : [[id, reason] as const])))
}

export type SigningKey = { readonly privateKey: Uint8Array; readonly publicKey: Uint8Array }

export async function signingKeyOf(db: Kysely<Tables>): Promise<SigningKey | null> {
  const row = await db.selectFrom('signing_key').select(['private_key', 'public_key']).executeTakeFirst()
  return row ? { privateKey: row.private_key, publicKey: row.public_key } : null
}

/** Makes the pair the first time; it lies in the encrypted store, so its copies carry it and nobody else does. */
export async function ensureSigningKey(core: RecordsContext, tx: Tx): Promise<SigningKey> {
  const known = await signingKeyOf(tx)
  if (known) return known
  const pair = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  })
  await tx
    .insertInto('signing_key')
    .values({ id: 1, private_key: pair.privateKey, public_key: pair.publicKey, made_at: core.clock.now() })
    .execute()
  return pair
}
