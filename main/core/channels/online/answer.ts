/** Answers each package once it is decided: a result package in the outbox, once, and again whenever it is asked for. */
import { createHash } from 'node:crypto'
import { CaseId } from '../../../../shared/ids.ts'
import { fault, type OnlineFault, OnlineResult, resultSchema, resultVersion } from '../../../../shared/online/fault.ts'
import { onlineFaultSaid } from '../../../../shared/strings/zh-CN/online.ts'
import { isFailed, isUndecided } from '../../../../shared/workflow/table.ts'
import type { Core } from '../../commands/core.ts'
import { record } from '../../platform/audit/record.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { OnlinePackageRecord } from '../../platform/store/tables/channels.ts'
import { viewCase } from '../../queries/case/view.ts'
import { caseById } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { faultsIn, foldersOf } from '../../records/online/rows.ts'
import { folderOutbox } from './folders.ts'

export const encoded = (result: OnlineResult): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(OnlineResult.parse(result), null, 2)}\n`)

export const fileName = (packageId: string): string => `${packageId}.result.json`

/** Puts every answer that is due into the outbox; without one it waits. Told again after a crash between the two steps, it is the same. */
export async function answerDue(core: Core): Promise<number> {
  const { outbox } = await foldersOf(core.store.db)
  if (outbox === null) return 0
  let answered = 0
  for (const row of await unanswered(core)) {
    const result = await resultOf(core, row)
    if (result === null) continue
    await folderOutbox(outbox).put(fileName(row.package_id), encoded(result))
    await noteAnswered(core, null, row)
    answered += 1
  }
  if (answered > 0) core.tell('online.changed', {})
  return answered
}

const unanswered = (core: Core): Promise<OnlinePackageRecord[]> =>
  core.store.db
    .selectFrom('online_package')
    .selectAll()
    .where('answered_at', 'is', null)
    .where('state', '<>', 'waiting')
    .orderBy('received_at')
    .limit(500)
    .execute()

/** How many answers are due and lie here still. */
export async function unsentAnswers(core: Core): Promise<number> {
  const due = await Promise.all((await unanswered(core)).map(row => resultOf(core, row)))
  return due.filter(result => result !== null).length
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
