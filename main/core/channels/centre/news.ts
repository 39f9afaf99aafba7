/** Reads what the centre tells of the cards, and moves each case by the step the cards desk would take. */
import type { CentreEvent } from '../../../../shared/centre/messages.ts'
import { type NewsOutcome, stepFor } from '../../../../shared/centre/news.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { isFailed } from '../../../../shared/workflow/table.ts'
import type { Core } from '../../commands/core.ts'
import { recordOne } from '../../commands/production/record.ts'
import { isBranchTrouble } from '../../platform/jobs/error-code.ts'
import type { JobRun } from '../../platform/jobs/jobs.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import type { CentreEventRecord } from '../../platform/store/tables/outbox.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { caseIdOf } from '../../records/case/rows.ts'
import { centreItself } from '../../records/centre/machine.ts'
import { keepReject } from '../../records/centre/rejects.ts'
import { keptNews, reasonIn, setOutcome } from '../../records/centre/rows.ts'
import { isFailedByHand, isPassedByHand } from '../../records/centre/word.ts'
import { backToCounter, wordsOf } from './follow.ts'
import { reach } from './reach.ts'

export async function hearNews(core: Core, { signal }: JobRun): Promise<void> {
  const reached = await reach(core, signal)
  if (reached === null) return
  let { cursor } = reached
  for (let more = true; more && !signal.aborted; ) {
    const answer = await reached.line.events(core.branch.code, cursor)
    // Whatever was wrong with this answer, the same news is asked for again at the next run.
    if (answer.is !== 'ok') return
    await hearEvents(core, answer.body.events)
    more = answer.body.more && answer.body.next !== cursor
    if (answer.body.next !== cursor) {
      cursor = answer.body.next
      await core.store.write(({ tx }) => tx.updateTable('centre_line').set({ cursor }).execute())
    }
  }
}

/** However they came: asked for or called back. */
export async function hearEvents(core: Core, events: readonly CentreEvent[]): Promise<void> {
  for (const event of inOrder(events)) await hear(core, event)
}

/** By the centre's clock, for that is the order in which it happened. */
const inOrder = <E extends { readonly at: string }>(events: readonly E[]): E[] =>
  [...events].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

/** One event, once: what was heard before changes nothing, and one that cannot be followed holds up none behind it. */
export const hear = (core: Core, event: CentreEvent): Promise<void> =>
  hearOne(core, event, true).catch(error => {
    if (!(error instanceof Refusal) || isBranchTrouble(error)) throw error
    core.log('centre.unfollowed', { error: error.code })
    return hearOne(core, event, false)
  })

async function hearOne(core: Core, event: CentreEvent, whole: boolean): Promise<void> {
  await core.store.write(async ({ tx, tell }) => {
    const row = await caseByNumber(tx, event.caseNumber)
    const { id, status, at, cardTail } = event
    const heard: CentreEventRecord = {
      id,
      case_number: event.caseNumber,
      case_id: row?.id ?? null,
      status,
      at,
      reason: event.reason === null ? null : JSON.stringify(event.reason),
      card_tail: cardTail,
      heard_at: core.clock.now(),
      outcome: 'unknown',
    }
    const first = await tx
      .insertInto('centre_event')
      .values(heard)
      .onConflict(conflict => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!first || !row) return
    await setOutcome(tx, id, whole ? await follow(core, tx, row, heard) : 'kept')
    // Told out of order, an earlier one may have waited for this.
    if (whole) await followKept(core, tx, row.number)
    tell('case.changed', { caseId: caseIdOf(row) })
    tell('centre.changed', {})
  })
}

async function follow(core: Core, tx: Tx, row: CaseRecord, heard: CentreEventRecord): Promise<NewsOutcome> {
  const { status, at, card_tail } = heard
  // A card that was under way when its case ended comes all the same.
  const event = stepFor(row, status) ?? (status === 'with-branch' && isFailed(row.state) ? 'branchReceived' : null)
  if (event === 'already') return 'already'
  if (event === null) return (await isOvertaken(tx, row, at)) || (await isPassedByHand(tx, row, status, at)) ? 'already' : 'kept'
  if (event === 'remake' && (await isFailedByHand(tx, row))) return 'kept'
  const caseId = caseIdOf(row)
  const reason = reasonIn(heard)
  const note = event === 'makeFailed' ? wordsOf(reason ?? { words: '' }) : ''
  const who = await centreItself(tx, core.clock.now())
  await recordOne(core, who, { caseId, revision: row.revision, event, note, cardTail: card_tail, blank: null, faults: [] })
  if (event === 'makeFailed' && reason !== null) {
    await keepReject(core, tx, row, reason)
    await backToCounter(core, tx, caseId, reason)
  }
  return 'done'
}

/** What came later was told earlier, and the case has gone past this. */
async function isOvertaken(tx: Tx, { id }: CaseRecord, at: string): Promise<boolean> {
  const later = tx.selectFrom('centre_event').select('id').where('case_id', '=', id).where('outcome', '=', 'done').where('at', '>', at)
  return (await later.limit(1).executeTakeFirst()) !== undefined
}

async function followKept(core: Core, tx: Tx, number: string): Promise<void> {
  const kept = (await keptNews(tx)).filter(({ case_number, outcome }) => case_number === number && outcome === 'kept')
  for (const event of inOrder(kept)) {
    const row = await caseByNumber(tx, number)
    const outcome = row ? await follow(core, tx, row, event) : 'unknown'
    if (outcome === 'done') await setOutcome(tx, event.id, outcome)
  }
}

const caseByNumber = (tx: Tx, number: string): Promise<CaseRecord | undefined> =>
  tx.selectFrom('case_file').selectAll().where('number', '=', number).executeTakeFirst()
