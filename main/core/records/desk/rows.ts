/** Keeps the desks that joined the branch, and the authority that signed their keys. */
import type { Kysely } from 'kysely'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Instant } from '../../../../shared/time.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { DeskRecord, Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'

export type NewDesk = Pick<DeskRecord, 'id' | 'name' | 'place' | 'version' | 'certificate' | 'joined_at' | 'invited_by'>

export const deskById = (db: Kysely<Tables>, id: string): Promise<DeskRecord | undefined> =>
  db.selectFrom('desk').selectAll().where('id', '=', id).executeTakeFirst()

export const allDesks = (db: Kysely<Tables>): Promise<DeskRecord[]> => db.selectFrom('desk').selectAll().orderBy('joined_at').execute()

export async function insertDesk(tx: Tx, desk: NewDesk): Promise<void> {
  await tx
    .insertInto('desk')
    .values({ ...desk, next_certificate: null, last_seen_at: null, barred_at: null, barred_by: null, barred_why: null })
    .execute()
}

export async function noteSeen(tx: Tx, id: string, version: string, at: Instant): Promise<void> {
  await updateOne(tx.updateTable('desk').set({ last_seen_at: at, version }).where('id', '=', id))
}

/** Lets the desk in by this certificate as well, until `settleCertificate` finds it in use. */
export async function proposeCertificate(tx: Tx, id: string, fingerprint: string): Promise<void> {
  await updateOne(tx.updateTable('desk').set({ next_certificate: fingerprint }).where('id', '=', id))
}

/** The one a desk shows, once it is the proposed one, is the only one from then on. */
export async function settleCertificate(tx: Tx, id: string, shown: string): Promise<void> {
  await tx
    .updateTable('desk')
    .set({ certificate: shown, next_certificate: null })
    .where('id', '=', id)
    .where('next_certificate', '=', shown)
    .execute()
}

/** @throws Refusal NOT_FOUND for a desk that is not there or barred already */
export async function barDeskRow(tx: Tx, id: string, barred: { by: string; at: Instant; why: string }): Promise<void> {
  const values = { barred_at: barred.at, barred_by: barred.by, barred_why: barred.why }
  await updateOne(tx.updateTable('desk').set(values).where('id', '=', id).where('barred_at', 'is', null), () => new Refusal('NOT_FOUND'))
}

/** Judged in the transaction of what the desk wants to change. @throws Refusal DESK_BARRED */
export async function refuseBarred(tx: Tx, id: string): Promise<void> {
  const desk = await deskById(tx, id)
  if (!desk || desk.barred_at !== null) throw new Refusal('DESK_BARRED')
}

export type AuthorityKeys = { readonly certificate: string; readonly sealedKey: Uint8Array }

export async function authorityRow(db: Kysely<Tables>): Promise<AuthorityKeys | null> {
  const row = await db.selectFrom('hall_authority').selectAll().executeTakeFirst()
  return row ? { certificate: row.certificate, sealedKey: row.sealed_key } : null
}

export async function insertAuthority(tx: Tx, { certificate, sealedKey }: AuthorityKeys, at: Instant): Promise<void> {
  await tx.insertInto('hall_authority').values({ id: 1, certificate, sealed_key: sealedKey, made_at: at }).execute()
}
