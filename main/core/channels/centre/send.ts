/** Sends what is due to the card centre: the picture under its digest, then the case that names it; and follows the answer. */

import type { CentreAnswer, CentreReceipt, CentreRefusal } from '../../../../shared/centre/messages.ts'
import { actsOn } from '../../../../shared/centre/refusals.ts'
import { CaseId } from '../../../../shared/ids.ts'
import { centreCalledBack } from '../../../../shared/strings/zh-CN/centre.ts'
import { isFailed, isUndecided, statesIn } from '../../../../shared/workflow/table.ts'
import type { Core } from '../../commands/core.ts'
import { record } from '../../platform/audit/record.ts'
import type { JobRun } from '../../platform/jobs/jobs.ts'
import { drain, type Sent } from '../../platform/outbox/drain.ts'
import { type Claimed, enqueue, hurry, probeOf, recover, wake } from '../../platform/outbox/outbox.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { caseById } from '../../records/case/rows.ts'
import { centreItself } from '../../records/centre/machine.ts'
import { keepReject } from '../../records/centre/rejects.ts'
import { caseIn, changeIn } from '../../records/centre/rows.ts'
import { anewKey, centreChannel as channel, handInKey } from '../../records/centre/there.ts'
import type { Who } from '../../records/context.ts'
import { followRefusal, takeStep } from './follow.ts'
import type { Answer, Line } from './line.ts'
import { reach } from './reach.ts'

const workers = 4
const unpaidRestMs = 60_000
/** What may be over at any moment, without a word from the other side. */
const unwell = ['LINE_DOWN', 'CENTRE_TROUBLE'] as const

/** Gives the run of the job that sends. `draw` is what the jitter is drawn from. */
export function sendCases(core: Core, draw: () => number): (run: JobRun) => Promise<void> {
  const world = { store: core.store, clock: core.clock, log: core.log, draw }
  let recovered = false
  return async ({ signal }) => {
    if (!recovered) await core.store.write(({ tx }) => recover(core, tx, channel))
    recovered = true
    for (let first = true; !signal.aborted; first = false) {
      const reached = await reach(core, signal)
      if (reached === null) return
      if (reached.wasDown) await wakeAll(core, ['NOT_ADMITTED', ...unwell])
      // Somebody answers, and still all may rest for minutes because of what was: one a run shows whether that is over.
      else if (first) await tryOne(core)
      let hurried = false
      const send = async (message: Claimed): Promise<Sent> => {
        const sent = await sendOne(core, reached.line, message)
        // It works again: what rests because it did not is tried now, once a run.
        if (sent.is === 'done' && !hurried) {
          hurried = true
          await wakeAll(core, unwell)
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

async function tryOne(core: Core): Promise<void> {
  const probe = await probeOf(core, core.store.db, channel, unwell)
  if (probe !== null) await core.store.write(({ tx }) => hurry(core, tx, probe))
}

async function sendOne(core: Core, line: Line, message: Claimed): Promise<Sent> {
  if (message.kind === 'withdraw') return answerTo(core, message, await line.withdraw(message.key, message.body))
  const caseId = CaseId.parse(message.lane)
  const { state } = await caseById(core.store.db, caseId)
  if (isFailed(state)) return { is: 'dropped', error: 'CASE_ENDED' }
  // Corrected and approved again it goes as it is then.
  if (isUndecided(state)) return { is: 'dropped', error: 'CASE_BACK' }
  // Its fee was reversed meanwhile.
  if (statesIn('fee').includes(state)) return { is: 'again', error: 'CASE_UNPAID', restMs: unpaidRestMs }
  if (message.kind === 'picture') {
    const answer = await sendPicture(core, line, message.body)
    return answer.is === 'ok' ? { is: 'done', receipt: null } : unsent(core, message, answer)
  }
  if (message.kind === 'change') {
    const { photo } = changeIn(message.body).case
    return answerTo(core, message, await withPicture(core, line, photo, () => line.change(message.key, message.body)))
  }
  const { photo } = caseIn(message.body)
  const answer = await withPicture(core, line, photo, () => line.sendCase(message.key, message.body))
  if (answer.is !== 'ok') return unsent(core, message, answer)
  return { is: 'done', receipt: answer.body.receipt, ...received(core, message, answer.body) }
}

const sendPicture = (core: Core, line: Line, sha256: string, missing = false): Promise<Answer<unknown>> =>
  line.sendPicture(
    sha256,
    async () => {
      const bytes = await core.blobs.read(sha256)
      if (bytes === null) throw new Error('a picture that is to be sent has no file')
      return bytes
    },
    missing,
  )

/** A centre that lost a picture it had is sent it again. */
async function withPicture<T>(
  core: Core,
  line: Line,
  photo: { readonly sha256: string } | null,
  say: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const answer = await say()
  if (answer.is !== 'refused' || answer.refusal.code !== 'PHOTO_MISSING' || photo === null) return answer
  const again = await sendPicture(core, line, photo.sha256, true)
  if (again.is !== 'ok') return again
  const said = await say()
  // It has just taken it: what is wrong with it now may be right at the next try, and the case is sound.
  return said.is === 'refused' && said.refusal.code === 'PHOTO_MISSING' ? { is: 'trouble', error: 'CENTRE_TROUBLE' } : said
}

type Unheard = Exclude<Answer<unknown>, { is: 'ok' }>

function unsent(core: Core, message: Claimed, answer: Unheard): Sent {
  if (answer.is === 'trouble') {
    const { error, restMs } = answer
    const lineDown = error === 'LINE_DOWN' || error === 'NOT_ADMITTED'
    return { is: 'again', error, lineDown, ...(restMs === undefined ? {} : { restMs }) }
  }
  const { refusal } = answer
  const verdict = { is: 'dead', error: refusal.code, acts: actsOn(refusal.code) } as const
  // Of a withdrawal it says nothing about the case.
  return message.kind === 'withdraw' ? verdict : { ...verdict, ...refused(core, message, refusal) }
}

type Named = Pick<Claimed, 'lane' | 'key'>
type Follows = Pick<Sent, 'keep' | 'follow'>

/** The centre has it: where somebody ticked it by hand before, nothing is done twice. `by`: the person who typed the receipt in. */
export function received(core: Core, message: Named, { receipt, receivedAt }: CentreReceipt, by?: Who): Follows {
  const caseId = CaseId.parse(message.lane)
  return {
    keep: async ({ tx, tell }) => {
      await keepReceipt(core, tx, caseId, message.key, { receipt, receivedAt }, by)
      tell('case.changed', { caseId })
      tell('centre.changed', {})
    },
    follow: ({ tx }) => takeStep(core, tx, caseId, 'in-production', '', by),
  }
}

async function keepReceipt(
  core: Core,
  tx: Tx,
  caseId: CaseId,
  key: string,
  { receipt, receivedAt }: CentreReceipt,
  by?: Who,
): Promise<void> {
  const change = { receipt, received_at: core.clock.now(), refusal: null }
  await tx.updateTable('centre_case').set(change).where('key', '=', handInKey(key)).execute()
  const who = by ?? (await centreItself(tx, core.clock.now()))
  await record(core, tx, { who, what: 'centre.received', caseId, facts: { receipt, at: receivedAt } })
}

/** What the centre says stands in the case's sentence; only what it accepted, or never had, moves the case. */
function answerTo(core: Core, message: Claimed, heard: Answer<CentreAnswer>): Sent {
  if (heard.is !== 'ok') return unsent(core, message, heard)
  const { answer, answeredAt, words, receipt } = heard.body
  const caseId = CaseId.parse(message.lane)
  return {
    is: 'done',
    receipt,
    keep: async ({ tx, tell }) => {
      const set = { answer, answered_at: core.clock.now(), words: words.slice(0, 300) }
      await tx.updateTable('centre_ask').set(set).where('key', '=', message.key).execute()
      const who = await centreItself(tx, core.clock.now())
      await record(core, tx, { who, what: 'centre.answer', caseId, facts: { kind: message.kind, answer, at: answeredAt } })
      if (message.kind === 'change') await afterChange(core, tx, caseId, message, heard.body)
      tell('case.changed', { caseId })
      tell('centre.changed', {})
    },
    follow: async ({ tx }) => {
      if (message.kind === 'withdraw' && answer !== 'too-late') await takeStep(core, tx, caseId, 'failed', centreCalledBack)
      // Too late: the card that comes is the one of before.
      if (message.kind === 'change' && answer !== 'unknown') await takeStep(core, tx, caseId, 'in-production')
    },
  }
}

async function afterChange(core: Core, tx: Tx, caseId: CaseId, { key, body }: Claimed, said: CentreAnswer): Promise<void> {
  if (said.answer === 'accepted') await keepReceipt(core, tx, caseId, key, { receipt: said.receipt ?? key, receivedAt: said.answeredAt })
  // It never had what was to be changed, so it is sent as it is now.
  if (said.answer === 'unknown') {
    const anew = JSON.stringify(changeIn(body).case)
    await enqueue(core, tx, { channel, lane: caseId, key: anewKey(key), kind: 'case', body: anew })
  }
}

export function refused(core: Core, message: Named, refusal: CentreRefusal): Follows {
  const caseId = CaseId.parse(message.lane)
  return {
    keep: async ({ tx, tell }) => {
      await tx
        .updateTable('centre_case')
        .set({ refusal: JSON.stringify(refusal) })
        .where('key', '=', handInKey(message.key))
        .execute()
      await keepReject(core, tx, await caseById(tx, caseId), refusal)
      const who = await centreItself(tx, core.clock.now())
      await record(core, tx, { who, what: 'centre.refused', caseId, facts: { code: refusal.code } })
      tell('case.changed', { caseId })
      tell('centre.changed', {})
    },
    follow: ({ tx }) => followRefusal(core, tx, caseId, refusal),
  }
}
