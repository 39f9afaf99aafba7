/** Answers each package once it is decided: a result package in the outbox, once, and again whenever it is asked for. */

import { createHash } from 'node:crypto'
import { access, constants } from 'node:fs/promises'
import { type SqlBool, sql } from 'kysely'
import { CaseId, OnlineId } from '../../../../shared/ids.ts'
import { fault, type OnlineFault, OnlineResult, resultSchema, resultVersion } from '../../../../shared/online/fault.ts'
import { onlineFaultSaid } from '../../../../shared/strings/zh-CN/online.ts'
import { isFailed, isUndecided, undecidedStates } from '../../../../shared/workflow/table.ts'
import type { Core } from '../../commands/core.ts'
import { record } from '../../platform/audit/record.ts'
import { inTime } from '../../platform/in-time.ts'
import { errorCode, isBranchTrouble } from '../../platform/jobs/error-code.ts'
import type { JobRun } from '../../platform/jobs/jobs.ts'
import { drain, type Sent } from '../../platform/outbox/drain.ts'
import { type Claimed, enqueue, waitingIn } from '../../platform/outbox/outbox.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { OnlinePackageRecord } from '../../platform/store/tables/channels.ts'
import { viewCase } from '../../queries/case/view.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { faultsIn, foldersOf, packageById } from '../../records/online/rows.ts'
import { folderOutbox } from './folders.ts'

export const encoded = (result: OnlineResult): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(OnlineResult.parse(result), null, 2)}\n`)

export const fileName = (packageId: string): string => `${packageId}.result.json`

/** So many are read at a time; all that are due are answered in one run. */
const pageRows = 100
/** One answer that cannot be written so often waits for a person. */
const mostTries = 5
const undecidedRestMs = 60_000
export const answerChannel = 'online-answers'

/**
 * Puts every answer that is due into the outbox, once; from there it goes to the folder. Cut off between file and acknowledgement,
 * the same answer is written again. A folder that is away fails the run and costs no answer a try.
 */
export async function answerDue(core: Core, { signal }: JobRun, draw: () => number = Math.random): Promise<void> {
  const { outbox: folder } = await foldersOf(core.store.db)
  if (folder === null) return
  await enqueueDue(core, signal)
  if ((await waitingIn(core.store.db, answerChannel)).waiting === 0) return
  const trouble = await troubleWith(folder)
  if (trouble !== null) throw new OutboxAway(trouble)
  let away: string | null = null
  const send = async (message: Claimed): Promise<Sent> => {
    const row = await packageById(core.store.db, OnlineId.parse(message.body))
    const result = await resultOf(core, row)
    if (row.answered_at !== null) return { is: 'dropped', error: 'ANSWERED' }
    // Taken back meanwhile: it is answered as it is decided then.
    if (result === null) return { is: 'again', error: 'WRONG_STATE', restMs: undecidedRestMs }
    try {
      await folderOutbox(folder).put(fileName(row.package_id), encoded(result))
    } catch (error) {
      // A share that hangs is away, whatever it would say in the end.
      if (isBranchTrouble(error)) throw error
      away = await troubleWith(folder)
      if (away !== null) return { is: 'again', error: away, restMs: 0, lineDown: true }
      const code = errorCode(error)
      return message.attempts < mostTries ? { is: 'again', error: code } : { is: 'dead', error: code, acts: 'manager' }
    }
    return { is: 'done', receipt: null, keep: () => noteAnswered(core, null, row) }
  }
  const world = { store: core.store, clock: core.clock, log: core.log, draw }
  await drain(world, { channel: answerChannel, workers: 1, signal, send })
  if (away !== null) throw new OutboxAway(away)
}

/** The folder, not the answer, is what failed. */
class OutboxAway extends Error {
  readonly code: string
  constructor(code: string) {
    super('the outbox cannot be written')
    this.code = code
  }
}

/** Why nothing can be written there; null where it can. */
const troubleWith = (folder: string): Promise<string | null> => inTime(access(folder, constants.W_OK)).then(() => null, errorCode)

/** Found by what is so, not by what was done: each is there whichever way its case came to its end. */
async function enqueueDue(core: Core, signal: AbortSignal): Promise<void> {
  for (let page = await dueAnswers(core, null); page.length > 0 && !signal.aborted; page = await dueAnswers(core, page.at(-1) ?? null)) {
    const due = page
    await core.store.write(async ({ tx }) => {
      for (const { id } of due) await enqueue(core, tx, { channel: answerChannel, lane: id, key: `answer/${id}`, kind: 'answer', body: id })
    })
  }
}

type After = Pick<OnlinePackageRecord, 'received_at' | 'id'>

/** Refused here, or made a case that is decided; those still under way are not read, however many they are. */
const dueOf = ({ store }: Core) =>
  store.db
    .selectFrom('online_package')
    .leftJoin('case_file', 'case_file.id', 'online_package.case_id')
    // As the index says it: a bound 'waiting' would not be known to be its condition.
    .where(sql<SqlBool>`online_package.answered_at is null and online_package.state <> 'waiting'`)
    .where(({ or, and, eb }) =>
      or([
        and([eb('online_package.case_id', 'is', null), eb('online_package.state', '=', 'refused')]),
        and([eb('online_package.case_id', 'is not', null), eb('case_file.state', 'not in', undecidedStates)]),
      ]),
    )

const dueAnswers = (core: Core, after: After | null): Promise<OnlinePackageRecord[]> =>
  dueOf(core)
    .selectAll('online_package')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('outbox').select('seq').where('key', '=', sql<string>`'answer/' || online_package.id`))),
    )
    .$if(after !== null, query =>
      query.where(({ or, and, eb }) =>
        or([
          eb('online_package.received_at', '>', after?.received_at ?? ''),
          and([eb('online_package.received_at', '=', after?.received_at ?? ''), eb('online_package.id', '>', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('online_package.received_at')
    .orderBy('online_package.id')
    .limit(pageRows)
    .execute()

/** How many answers are due and lie here still. */
export async function unsentAnswers(core: Core): Promise<number> {
  const { due } = await dueOf(core)
    .select(({ fn }) => fn.countAll<number>().as('due'))
    .executeTakeFirstOrThrow()
  return Number(due)
}

export const noteAnswered = (core: Core, who: Who | null, row: OnlinePackageRecord): Promise<void> =>
  core.store.write(async ({ tx, tell }) => {
    tell('online.changed', {})
    await tx.updateTable('online_package').set({ answered_at: core.clock.now() }).where('id', '=', row.id).execute()
    await record(core, tx, { who, what: 'online.answer', facts: { package: row.id, again: row.answered_at !== null } })
  })

/** The first answer stands: what is said of a second package of the same number lies beside it. */
export async function answerTwice(core: Core, packageId: string, faults: readonly OnlineFault[]): Promise<void> {
  const { outbox } = await foldersOf(core.store.db)
  if (outbox === null) return
  const mark = createHash('sha256').update(core.clock.now()).digest('hex').slice(0, 8)
  await folderOutbox(outbox).put(`${packageId}.again-${mark}.result.json`, encoded(refusal(core.clock.now(), packageId, faults)))
}

/** Null while nothing is decided. */
export async function resultOf(core: Core, row: OnlinePackageRecord): Promise<OnlineResult | null> {
  const at = row.decided_at ?? core.clock.now()
  if (row.case_id === null) return row.state === 'refused' ? refusal(at, row.package_id, faultsIn(row)) : null
  const made = await caseById(core.store.db, CaseId.parse(row.case_id))
  if (isUndecided(made.state)) return null
  if (isFailed(made.state)) return refusal(made.changed_at, row.package_id, [await lostBecause(core, made)])
  return {
    ...head(row.package_id, made.changed_at),
    outcome: 'accepted',
    caseNumber: made.number,
    promisedDay: made.promised_day,
    reasons: [],
  }
}

const head = (packageId: string, answeredAt: string) => ({ schema: resultSchema, version: resultVersion, packageId, answeredAt }) as const

const refusal = (at: string, packageId: string, faults: readonly OnlineFault[]): OnlineResult => ({
  ...head(packageId, at),
  outcome: 'refused',
  caseNumber: null,
  promisedDay: null,
  reasons: faults.map(one => ({ code: one.code, field: one.field, ...onlineFaultSaid(one) })),
})

async function lostBecause(core: Core, made: CaseRecord): Promise<OnlineFault> {
  if (made.state === 'void') return fault('CASE_VOID', { words: made.end_reason })
  const { reviews } = await viewCase(core, nobody, { caseId: CaseId.parse(made.id) })
  return fault('REVIEW_REJECTED', { words: reviews.at(-1)?.note ?? made.end_reason })
}

/** Asks as no one in particular: what may be done next is of no matter to an answer. */
const nobody: Who = { caller: { window: 'terminal', seat: 0 }, session: null }
