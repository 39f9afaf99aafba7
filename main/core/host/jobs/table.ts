/** Names what the branch does by itself and how often, as a table; shows it to the manager and hears what they decide. */
import { createHash } from 'node:crypto'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { batchBySchedule } from '../../channels/centre/batch/make.ts'
import { readResultFiles } from '../../channels/centre/batch/results.ts'
import { keepListening } from '../../channels/centre/call-back.ts'
import { clearFolder } from '../../channels/centre/hand/clear.ts'
import { hearNews } from '../../channels/centre/news.ts'
import { sendCases } from '../../channels/centre/send.ts'
import { caseNumbers } from '../../channels/centre/view.ts'
import { settleReceived } from '../../channels/emergency/take.ts'
import { answerDue } from '../../channels/online/answer.ts'
import { failedAnswers } from '../../channels/online/failed.ts'
import { putAside, receive } from '../../channels/online/keeper.ts'
import { failedBatches } from '../../channels/unit/failed.ts'
import { watchClock } from '../../commands/clock/watch.ts'
import { carryAway } from '../../commands/copies/copies.ts'
import type { Core } from '../../commands/core.ts'
import { failedTexts, handOnByItself } from '../../commands/reminder/by-itself.ts'
import { wipeDue } from '../../commands/retention/wipe-due.ts'
import { record } from '../../platform/audit/record.ts'
import { itemStore } from '../../platform/jobs/items.ts'
import type { JobSpec } from '../../platform/jobs/jobs.ts'
import { outboxItems } from '../../platform/outbox/items.ts'
import { centreChannel, channelOfWay } from '../../records/centre/there.ts'
import type { Who } from '../../records/context.ts'
import { keepDays } from './day-turn.ts'

const second = 1_000
const minute = 60 * second

/** At most so much work is lost with a damaged disk. */
const copyEveryMs = 5 * minute

/** `copy` is handed in, for the closing takes a last one with the same memory of what was copied. */
export function jobTable(core: Core, copy: () => Promise<void>, draw: () => number): JobSpec[] {
  const inbox = itemStore(core, 'online-inbox')
  return [
    { name: 'copy', everyMs: copyEveryMs, run: () => copy().finally(() => core.tell('copies.changed', {})) },
    { name: 'day-turn', everyMs: 2 * minute, run: keepDays(core) },
    { name: 'texts', everyMs: 2 * minute, run: () => handOnByItself(core), items: failedTexts(core) },
    {
      name: 'online-inbox',
      everyMs: 20 * second,
      run: async run => void (await receive(core, null, run)),
      items: { ...inbox, drop: key => putAside(core, key).then(() => inbox.drop(key)) },
    },
    { name: 'online-answers', everyMs: 20 * second, run: run => answerDue(core, run, draw), items: failedAnswers(core) },
    { name: 'centre', everyMs: 10 * second, run: sendCases(core, draw), items: outboxItems(core, centreChannel, caseNumbers(core)) },
    {
      name: 'centre-batch',
      everyMs: minute,
      run: run => batchBySchedule(core, run),
      items: outboxItems(core, channelOfWay.batch, caseNumbers(core)),
    },
    { name: 'centre-results', everyMs: 20 * second, run: run => readResultFiles(core, run) },
    {
      name: 'centre-hand',
      everyMs: 2 * minute,
      run: run => clearFolder(core, run),
      items: outboxItems(core, channelOfWay.hand, caseNumbers(core)),
    },
    { name: 'centre-news', everyMs: 10 * second, run: run => hearNews(core, run) },
    { name: 'centre-call-back', everyMs: minute, run: keepListening(core) },
    { name: 'copy-away', everyMs: copyEveryMs, run: () => carryAway(core) },
    { name: 'clock', everyMs: 10 * minute, run: () => watchClock(core) },
    { name: 'retention', everyMs: 30 * minute, run: () => wipeDue(core).then(() => undefined) },
    { name: 'emergency', everyMs: minute, run: run => settleReceived(core, run), items: itemStore(core, 'emergency') },
    { name: 'unit-batch', everyMs: null, run: async () => undefined, items: failedBatches(core) },
  ]
}

export const viewJobs = (core: Core): Promise<Out<'jobs.view'>> => core.jobs.view()

/** A thing that was set aside is tried again, or the whole job is run now. @throws Refusal NOT_FOUND */
export async function retryJob(core: Core, who: Who, { job, key }: Parsed<'jobs.retry'>): Promise<Out<'jobs.retry'>> {
  if (key !== null && !(await core.jobs.itemsOf(job).release(key))) throw new Refusal('NOT_FOUND')
  await core.store.write(({ tx }) => record(core, tx, { who, what: 'jobs.retry', facts: { job, item: markOf(key) } }))
  if (job === 'unit-batch') core.jobs.batches.again(key ?? '')
  else await core.jobs.follow(job)
  return core.jobs.view()
}

/** @throws Refusal NOT_FOUND */
export async function dropJobItem(core: Core, who: Who, { job, key }: Parsed<'jobs.drop'>): Promise<Out<'jobs.drop'>> {
  if (!(await core.jobs.itemsOf(job).drop(key))) throw new Refusal('NOT_FOUND')
  await core.store.write(async ({ tx, tell }) => {
    await record(core, tx, { who, what: 'jobs.drop', facts: { job, item: markOf(key) } })
    tell('jobs.changed', {})
  })
  return core.jobs.view()
}

/** The name of a file may be that of a person, which the log must not hold; the mark still tells one file from another. */
const markOf = (key: string | null): string | null => (key === null ? null : createHash('sha256').update(key).digest('hex').slice(0, 12))
