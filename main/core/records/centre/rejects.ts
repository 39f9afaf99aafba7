/** Remembers what the card centre refused, so that the same is said at the counter and at review before it is handed in again. */

import { createHash } from 'node:crypto'
import type { CentreRefusal } from '../../../../shared/centre/messages.ts'
import { faultsOf } from '../../../../shared/centre/refusals.ts'
import { type CaseTraits, type Likeness, likeness, Traits, traitsOf } from '../../../../shared/centre/reject.ts'
import { Verdict } from '../../../../shared/photo/verdict.ts'
import type { Fault } from '../../../../shared/review/fault.ts'
import { z } from '../../../../shared/zod.ts'
import { newId } from '../../platform/new-id.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { CentreRejectRecord } from '../../platform/store/tables/outbox.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { formIn } from '../case/values.ts'
import type { RecordsContext } from '../context.ts'
import { photoById } from '../photo/rows.ts'

const Verdicts = z.array(Verdict)
/** What was refused longer ago says little of the centre of today. */
const keptMs = 180 * 86_400_000
const mostRead = 1_000

async function traitsNow(tx: Pick<Tx, 'selectFrom'>, row: CaseRecord): Promise<CaseTraits> {
  const photo = row.photo_id === null ? undefined : await photoById(tx as Tx, row.photo_id)
  return {
    pictureSha: photo?.finished_sha ?? null,
    verdicts: photo ? Verdicts.parse(JSON.parse(photo.verdicts)) : [],
    form: formIn(row),
    identity: createHash('sha256').update(`${row.name} ${row.doc_type} ${row.doc_number}`).digest('hex'),
  }
}

/** Call it with the case as it was refused, in the transaction that says so. What lies at no fault of the case is not remembered. */
export async function keepReject(core: RecordsContext, tx: Tx, row: CaseRecord, refusal: CentreRefusal): Promise<void> {
  const faults = faultsOf(refusal)
  if (faults.length === 0) return
  const now = await traitsNow(tx, row)
  const pictured = faults.some(({ part }) => part === 'photo')
  await tx
    .insertInto('centre_reject')
    .values({
      id: newId(),
      case_id: row.id,
      code: refusal.code,
      words: refusal.words,
      at: core.clock.now(),
      picture_sha: pictured ? now.pictureSha : null,
      person: row.person,
      traits: JSON.stringify(traitsOf(faults, now)),
    })
    .execute()
}

export type Warned = {
  readonly code: CentreRejectRecord['code']
  readonly like: Likeness
  readonly fault: Fault | null
  /** The centre's own, of the last time. */
  readonly words: string
  readonly times: number
  readonly last: string
}

/** What of this case was refused before, one line for each reason. */
export async function rejectsLike(core: RecordsContext, row: CaseRecord): Promise<Warned[]> {
  const { db } = core.store
  const since = new Date(Date.parse(core.clock.now()) - keptMs).toISOString()
  const kept = await db.selectFrom('centre_reject').selectAll().where('at', '>', since).orderBy('at', 'desc').limit(mostRead).execute()
  if (kept.length === 0) return []
  const now = await traitsNow(db, row)
  const warned = new Map<string, Warned>()
  for (const one of kept) {
    const like = likeness({ pictureSha: one.picture_sha, traits: Traits.parse(JSON.parse(one.traits)) }, now)
    if (like === null) continue
    const before = warned.get(one.code)
    const { code, words, at: last } = one
    warned.set(
      code,
      before ? { ...before, times: before.times + 1 } : { code, like, fault: faultsOf({ code })[0] ?? null, words, times: 1, last },
    )
  }
  return [...warned.values()]
}
