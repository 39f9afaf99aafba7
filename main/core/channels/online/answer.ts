/** Answers each package once it is decided: a result package in the outbox, once, and again whenever it is asked for. */
import { createHash } from 'node:crypto'
import { type SqlBool, sql } from 'kysely'
import { CaseId } from '../../../../shared/ids.ts'
import { fault, type OnlineFault, OnlineResult, resultSchema, resultVersion } from '../../../../shared/online/fault.ts'
import { onlineFaultSaid } from '../../../../shared/strings/zh-CN/online.ts'
import { isFailed, isUndecided, undecidedStates } from '../../../../shared/workflow/table.ts'
import type { Core } from '../../commands/core.ts'
import { isUsable } from '../../commands/reminder/folder.ts'
import { record } from '../../platform/audit/record.ts'
import { errorCode, isBranchTrouble } from '../../platform/jobs/error-code.ts'
import type { JobRun } from '../../platform/jobs/jobs.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { OnlinePackageRecord } from '../../platform/store/tables/channels.ts'
import { viewCase } from '../../queries/case/view.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { faultsIn, foldersOf } from '../../records/online/rows.ts'
import { folderOutbox, inTime } from './folders.ts'

export const encoded = (result: OnlineResult): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(OnlineResult.parse(result), null, 2)}\n`)

export const fileName = (packageId: string): string => `${packageId}.result.json`

/** So many are read at a time; all that are due are answered in one run. */
const pageRows = 100

/**
 * Puts every answer that is due into the outbox; without one they wait. Cut off between file and note, the same answer is written
 * again. One that cannot be written is set aside for a person and the others go out; an outbox that is away fails the run.
 */
export async function answerDue(core: Core, { items, signal }: JobRun): Promise<void> {
  const { outbox } = await foldersOf(core.store.db)
  if (outbox === null) return
  let answered = 0
  const put = async (row: OnlinePackageRecord) => {
    const result = await resultOf(core, row)
    if (result === null) return
    await folderOutbox(outbox).put(fileName(row.package_id), encoded(result)).catch(whoseFault(outbox))
    await noteAnswered(core, null, row)
    answered += 1
  }
  try {
    let page = await dueAnswers(core, null)
    while (page.length > 0 && !signal.aborted) {
      const rows = new Map(page.map(row => [row.id, row]))
      const answer = async (id: string) => {
        const row = rows.get(id)
        if (row) await put(row)
      }
      await items.each([...rows.keys()], answer, { isOwn: error => error instanceof OutboxAway || isBranchTrouble(error) })
      page = await dueAnswers(core, page.at(-1) ?? null)
    }
  } finally {
    if (answered > 0) core.tell('online.changed', {})
  }
}

/** The folder, not the answer, is what failed. */
class OutboxAway extends Error {
  readonly code: string
  constructor(code: string) {
    super('the outbox cannot be written')
    this.code = code
  }
}

const whoseFault =
  (outbox: string) =>
  async (error: unknown): Promise<never> => {
    // A share that hangs is away, whatever it would say in the end.
    const usable = await inTime(isUsable(outbox)).catch(() => false)
    throw usable ? error : new OutboxAway(errorCode(error))
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
  core.store.write(async ({ tx }) => {
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
