/** Keeps how somebody signed: on a pad what exactly, elsewhere why, on which slip, before which witness. */

import type { Kysely } from 'kysely'
import type { OtherWay, SignReason } from '../../../../shared/confirm/ways.ts'
import type { CaseId } from '../../../../shared/ids.ts'
import { newId } from '../../platform/new-id.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { SigningRecord } from '../../platform/store/tables/people.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'

/** `confirm`: the customer under the application; `take`: whoever took the card. */
export type SigningMoment = SigningRecord['moment']
export type Signing = {
  readonly moment: SigningMoment
  readonly way: OtherWay
  readonly reason: SignReason
  readonly slip: string
  readonly witnessId: string | null
}

export async function keepSigning(core: RecordsContext, tx: Tx, who: Who, caseId: CaseId, signing: Signing): Promise<void> {
  const { moment, way, reason, slip, witnessId } = signing
  await tx
    .insertInto('signing')
    .values({
      id: newId(),
      case_id: caseId,
      moment,
      way,
      reason,
      slip,
      witness_id: witnessId,
      operator_id: signedIn(who).operatorId,
      at: core.clock.now(),
    })
    .execute()
}

export type SignedSheet = {
  /** As it was shown, as JSON. */
  readonly sheet: string
  readonly sheetSha: string
  readonly strokes: readonly unknown[]
  /** Of the drawing. */
  readonly picture: string
  readonly pad: 'customer' | 'desk'
}

/** What was signed on a pad: a later signature under the same case stands beside it, the last one counts. */
export async function keepSheet(core: RecordsContext, tx: Tx, who: Who, caseId: CaseId, signed: SignedSheet): Promise<void> {
  const { sheet, sheetSha, strokes, picture, pad } = signed
  const by = { operator_id: signedIn(who).operatorId, at: core.clock.now() }
  const row = {
    id: newId(),
    case_id: caseId,
    sheet,
    sheet_sha: sheetSha,
    strokes: JSON.stringify(strokes),
    picture_sha: picture,
    pad,
    ...by,
  }
  await tx.insertInto('signed_sheet').values(row).execute()
}

export type SigningView = { readonly way: OtherWay; readonly reason: SignReason; readonly slip: string; readonly witness: string | null }

/** The last one of that moment; whoever signed on the pad since then is told by the case. */
export async function signingOf(db: Kysely<Tables>, caseId: CaseId, moment: SigningMoment): Promise<SigningView | null> {
  const found = await db
    .selectFrom('signing')
    .leftJoin('operator', 'operator.id', 'signing.witness_id')
    .select(['signing.way', 'signing.reason', 'signing.slip', 'operator.name as witness'])
    .where('signing.case_id', '=', caseId)
    .where('signing.moment', '=', moment)
    .orderBy('signing.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}
