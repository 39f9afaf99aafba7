/** Reads what the card centre has of a case, or may have: what was sent into silence counts as there until it says otherwise. */
import type { Kysely } from 'kysely'
import { type HandoverWay, handoverWays } from '../../../../shared/profile/handover.ts'
import type { Tables } from '../../platform/store/schema.ts'
import type { CentreAskRecord, CentreCaseRecord } from '../../platform/store/tables/outbox.ts'

export const centreChannel = 'centre'
/** Where the messages of each way wait. */
export const channelOfWay = { http: centreChannel, batch: 'centre-batch', hand: 'centre-hand' } as const satisfies Record<
  HandoverWay,
  string
>
export const centreChannels: readonly string[] = Object.values(channelOfWay)
export const wayOfChannel = (channel: string): HandoverWay => handoverWays.find(way => channelOfWay[way] === channel) ?? 'http'

export const handInsOf = (db: Kysely<Tables>, caseId: string): Promise<CentreCaseRecord[]> =>
  db.selectFrom('centre_case').selectAll().where('case_id', '=', caseId).orderBy('round').execute()

/** What was asked about what was handed in, the oldest first. */
export const asksOf = (db: Kysely<Tables>, caseId: string): Promise<CentreAskRecord[]> =>
  db.selectFrom('centre_ask').selectAll().where('case_id', '=', caseId).orderBy('asked_at').orderBy('key').execute()

/** Where the centre did not know what a change was about, the case is sent under this key. */
export const anewKey = (key: string): string => `${key}/anew`
/** Of the hand-in a message belongs to. */
export const handInKey = (key: string): string => key.replace(/\/(picture|anew)$/, '')

/** Null where the centre has nothing of the case: never sent, refused, or withdrawn. */
export async function mayBeThere(db: Kysely<Tables>, caseId: string): Promise<CentreCaseRecord | null> {
  const asks = await asksOf(db, caseId)
  for (const row of (await handInsOf(db, caseId)).reverse()) {
    if (asks.some(({ kind, about, answer }) => kind === 'withdraw' && about === row.key && isGone(answer))) return null
    const change = asks.find(({ kind, key }) => kind === 'change' && key === row.key)
    // A change that was not accepted leaves what was there before; one that nobody answered is known by the older key as well.
    if (change && change.answer !== 'accepted' && row.received_at === null) continue
    if (row.received_at !== null || (row.refusal === null && (await wasTried(db, row.key)))) return row
  }
  return null
}

const isGone = (answer: CentreAskRecord['answer']): boolean => answer === 'accepted' || answer === 'unknown'

async function wasTried(db: Kysely<Tables>, key: string): Promise<boolean> {
  const tried = db
    .selectFrom('outbox')
    .select('seq')
    .where('key', 'in', [key, anewKey(key)])
    .where('attempts', '>', 0)
  return (await tried.limit(1).executeTakeFirst()) !== undefined
}
