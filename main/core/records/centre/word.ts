/** Reads what the card centre last said of a case, and what a person recorded against it. */
import { type Contradiction, contradictionOf, isPassed } from '../../../../shared/centre/contradiction.ts'
import type { CentreStatus } from '../../../../shared/centre/messages.ts'
import type { productionEvents } from '../../../../shared/ipc/shapes/case.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { caseIdOf } from '../case/rows.ts'
import type { RecordsContext, Who } from '../context.ts'
import { signedIn } from '../sessions.ts'
import { centreId } from './machine.ts'
import { newestMessage } from './rows.ts'
import { handInsOf } from './there.ts'

type Tick = (typeof productionEvents)[number]

/** Null where the desk's record and the centre's word agree, or it is the centre that records. */
export async function tickAgainst(tx: Tx, who: Who, row: CaseRecord, tick: Tick): Promise<Contradiction | null> {
  if (signedIn(who).operatorId === centreId) return null
  const message = await newestMessage(tx, row.id)
  const [last = null] = await saidSince(tx, row.id, await overruledAt(tx, row.id))
  return contradictionOf(tick, { missing: message !== undefined && isMissing(message), last })
}

const isMissing = ({ state, kind, error }: NonNullable<Awaited<ReturnType<typeof newestMessage>>>): boolean =>
  kind !== 'withdraw' && (['due', 'behind', 'dead'].includes(state) || (state === 'handed' && error !== null))

/** Of the newest hand-in, the last word first. A word of before it is of another card. */
async function saidSince(tx: Tx, caseId: string, since: string): Promise<CentreStatus[]> {
  const handed = (await handInsOf(tx, caseId)).at(-1)?.handed_at
  if (handed === undefined) return []
  const rows = await tx
    .selectFrom('centre_event')
    .select('status')
    .where('case_id', '=', caseId)
    .where('heard_at', '>=', handed)
    .where('heard_at', '>', since)
    .where('outcome', '<>', 'seen')
    .orderBy('at', 'desc')
    .execute()
  return rows.map(({ status }) => status)
}

async function overruledAt(tx: Tx, caseId: string): Promise<string> {
  const { at } = await tx
    .selectFrom('centre_overruled')
    .select(({ fn }) => fn.max('at').as('at'))
    .where('case_id', '=', caseId)
    .where('what', 'in', ['centre.tick', 'centre.settle'])
    .executeTakeFirstOrThrow()
  return at ?? ''
}

/** Call it in the unit of work of the record. The words stand with the case, and the log says that there are some. */
export async function keepOverruled(
  core: RecordsContext,
  tx: Tx,
  who: Who,
  row: CaseRecord,
  { tick, against, words }: { readonly tick: Tick; readonly against: Contradiction; readonly words: string },
): Promise<void> {
  const said = { what: 'centre.tick', words, operator_id: signedIn(who).operatorId, at: core.clock.now() } as const
  await tx
    .insertInto('centre_overruled')
    .values({ id: newId(), case_id: row.id, ...said })
    .execute()
  await record(core, tx, { who, what: 'centre.tick', caseId: caseIdOf(row), facts: { event: tick, against, words: words.length } })
}

/** The newest thing recorded of the card. */
const lastRecorded = (tx: Tx, caseId: string) =>
  tx
    .selectFrom('production_event')
    .select(['event', 'operator_id', 'at'])
    .where('case_id', '=', caseId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/**
 * A person recorded that no card came of it, which the centre had not said, and did not hand the case in anew: that it is being made
 * does not undo the record.
 */
export async function isFailedByHand(tx: Tx, row: CaseRecord): Promise<boolean> {
  if (row.state !== 'make-failed') return false
  const last = await lastRecorded(tx, row.id)
  if (last?.event !== 'makeFailed' || last.operator_id === centreId) return false
  const handed = (await handInsOf(tx, row.id)).at(-1)?.handed_at
  if (handed === undefined || handed > last.at) return false
  return !(await saidSince(tx, row.id, '')).includes('failed')
}

/** A person saw the card further on its way before the centre's word of it: only told later, it says nothing against that. */
export async function isPassedByHand(tx: Tx, row: CaseRecord, status: CentreStatus, at: string): Promise<boolean> {
  if (!isPassed(status, row.state)) return false
  const last = await lastRecorded(tx, row.id)
  return last !== undefined && last.at >= at
}
