/** Sends what is due to the card centre: the picture under its digest, then the case that names it; and follows the answer. */

import type { CentreReceipt, CentreRefusal, CentreStatus } from '../../../../shared/centre/messages.ts'
import { stepFor } from '../../../../shared/centre/news.ts'
import { actsOn } from '../../../../shared/centre/refusals.ts'
import { CaseId } from '../../../../shared/ids.ts'
import { centreSaidNothing } from '../../../../shared/strings/zh-CN/centre.ts'
import { isFailed, statesIn } from '../../../../shared/workflow/table.ts'
import type { Core } from '../../commands/core.ts'
import { recordOne } from '../../commands/production/record.ts'
import { record } from '../../platform/audit/record.ts'
import type { JobRun } from '../../platform/jobs/jobs.ts'
import { drain, type Sent } from '../../platform/outbox/drain.ts'
import { type Claimed, recover, wake } from '../../platform/outbox/outbox.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { caseById } from '../../records/case/rows.ts'
import { centreChannel as channel } from '../../records/centre/hand-in.ts'
import { centreItself } from '../../records/centre/machine.ts'
import { caseIn } from '../../records/centre/rows.ts'
import type { Answer, Line } from './line.ts'
import { reach } from './reach.ts'

const workers = 4
const unpaidRestMs = 60_000

/** Gives the run of the job that sends. `draw` is what the jitter is drawn from. */
export function sendCases(core: Core, draw: () => number): (run: JobRun) => Promise<void> {
  const world = { store: core.store, clock: core.clock, log: core.log, draw }
  let recovered = false
  return async ({ signal }) => {
    if (!recovered) await core.store.write(({ tx }) => recover(core, tx, channel))
    recovered = true
    while (!signal.aborted) {
      const reached = await reach(core, signal)
      if (reached === null) return
      if (reached.wasDown) await wakeAll(core, ['LINE_DOWN', 'CENTRE_TROUBLE', 'NOT_ADMITTED'])
      let hurried = false
      const send = async (message: Claimed): Promise<Sent> => {
        const sent = await sendOne(core, reached.line, message)
        // It works again: what rests because it did not is tried now, once a run.
        if (sent.is === 'done' && !hurried) {
          hurried = true
          await wakeAll(core, ['CENTRE_TROUBLE'])
        }
        return sent
      }
      // One connection that broke says little of the line; whoever answers the next question is up.
      if (!(await drain(world, { channel, workers, signal, send })).lineDown) return
    }
  }
}

const wakeAll = (core: Core, errors: readonly string[]): Promise<void> =>
  core.store.write(async ({ tx }) => {
    for (const error of errors) await wake(core, tx, channel, error)
  })

async function sendOne(core: Core, line: Line, message: Claimed): Promise<Sent> {
  const caseId = CaseId.parse(message.lane)
  const { state } = await caseById(core.store.db, caseId)
  if (isFailed(state)) return { is: 'dropped', error: 'CASE_ENDED' }
  // Its fee was reversed meanwhile.
  if (statesIn('fee').includes(state)) return { is: 'again', error: 'CASE_UNPAID', restMs: unpaidRestMs }
  if (message.kind === 'picture') {
    const answer = await sendPicture(core, line, message.body)
    return answer.is === 'ok' ? { is: 'done', receipt: null } : unsent(core, message, answer)
  }
  const answer = await sendCase(core, line, message)
  if (answer.is !== 'ok') return unsent(core, message, answer)
  return { is: 'done', receipt: answer.body.receipt, ...received(core, message, answer.body) }
}

async function sendPicture(core: Core, line: Line, sha256: string): Promise<Answer<unknown>> {
  const there = await line.hasPicture(sha256)
  if (there.is !== 'ok' || there.body) return there
  const bytes = await core.blobs.read(sha256)
  if (bytes === null) throw new Error('a picture that is to be sent has no file')
  return line.putPicture(sha256, bytes)
}

/** A centre that lost a picture it had is sent it again. */
async function sendCase(core: Core, line: Line, { key, body }: Claimed): Promise<Answer<CentreReceipt>> {
  const answer = await line.sendCase(key, body)
  const { photo } = caseIn(body)
  if (answer.is !== 'refused' || answer.refusal.code !== 'PHOTO_MISSING' || photo === null) return answer
  const again = await sendPicture(core, line, photo.sha256)
  return again.is === 'ok' ? line.sendCase(key, body) : again
}

function unsent(core: Core, message: Claimed, answer: Exclude<Answer<unknown>, { is: 'ok' }>): Sent {
  if (answer.is === 'trouble') {
    const { error, restMs } = answer
    const lineDown = error === 'LINE_DOWN' || error === 'NOT_ADMITTED'
    return { is: 'again', error, lineDown, ...(restMs === undefined ? {} : { restMs }) }
  }
  const { refusal } = answer
  return { is: 'dead', error: refusal.code, acts: actsOn(refusal.code), ...refused(core, message, refusal) }
}

const roundOf = ({ key }: Claimed): string => key.replace(/\/picture$/, '')

type Follows = Pick<Sent, 'keep' | 'follow'>

/** The centre has it: where somebody ticked it by hand before, nothing is done twice. */
function received(core: Core, message: Claimed, { receipt, receivedAt }: CentreReceipt): Follows {
  const caseId = CaseId.parse(message.lane)
  return {
    keep: async ({ tx, tell }) => {
      const change = { receipt, received_at: core.clock.now(), refusal: null }
      await tx.updateTable('centre_case').set(change).where('key', '=', message.key).execute()
      const who = await centreItself(tx, core.clock.now())
      await record(core, tx, { who, what: 'centre.received', caseId, facts: { receipt, at: receivedAt } })
      tell('case.changed', { caseId })
      tell('centre.changed', {})
    },
    follow: ({ tx }) => takeStep(core, tx, caseId, 'in-production', ''),
  }
}

/** The case lies with the cards as one whose production failed, with the centre's reason. */
function refused(core: Core, message: Claimed, refusal: CentreRefusal): Follows {
  const caseId = CaseId.parse(message.lane)
  return {
    keep: async ({ tx, tell }) => {
      await tx
        .updateTable('centre_case')
        .set({ refusal: JSON.stringify(refusal) })
        .where('key', '=', roundOf(message))
        .execute()
      const who = await centreItself(tx, core.clock.now())
      await record(core, tx, { who, what: 'centre.refused', caseId, facts: { code: refusal.code } })
      tell('case.changed', { caseId })
      tell('centre.changed', {})
    },
    follow: async ({ tx }) => {
      await takeStep(core, tx, caseId, 'in-production', '')
      await takeStep(core, tx, caseId, 'failed', refusal.words.slice(0, 200) || centreSaidNothing)
    },
  }
}

async function takeStep(core: Core, tx: Tx, caseId: CaseId, status: CentreStatus, note: string): Promise<void> {
  const row = await caseById(tx, caseId)
  const event = stepFor(row, status)
  if (event === null || event === 'already') return
  const who = await centreItself(tx, core.clock.now())
  await recordOne(core, who, { caseId, revision: row.revision, event, note, cardTail: null, blank: null, faults: [] })
}
