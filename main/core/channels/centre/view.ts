/** Shows how the line to the card centre is, what it has of a case, and what waits for a person. */
import { X509Certificate } from 'node:crypto'
import { nextOf } from '../../../../shared/centre/next.ts'
import { type Standing, standingOf } from '../../../../shared/centre/standing.ts'
import { CaseId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { Core } from '../../commands/core.ts'
import { waitingIn } from '../../platform/outbox/outbox.ts'
import type { CaseRecord } from '../../platform/store/schema.ts'
import { caseById } from '../../records/case/rows.ts'
import { isMadeHere } from '../../records/centre/hand-in.ts'
import { rejectsLike } from '../../records/centre/rejects.ts'
import {
  callBackSetting,
  keptNews,
  keptOf,
  type LineSetting,
  lineSetting,
  newestAsk,
  newestMessage,
  reasonOf,
  refusalOf,
  stuckIn,
} from '../../records/centre/rows.ts'
import { asksOf, centreChannels, handInsOf, wayOfChannel } from '../../records/centre/there.ts'
import type { Who } from '../../records/context.ts'
import { operatorNames } from '../../records/operator/rows.ts'
import { profileOf, profileOfCase } from '../../rules/profile/current.ts'
import { ruleOfCase } from './rule.ts'

const mostStuck = 100

export async function centreBar(core: Core): Promise<Out<'centre.bar'>> {
  const { db } = core.store
  const { waiting } = await waitingIn(db, ...centreChannels)
  return { state: (await lineSetting(db))?.state ?? null, waiting, stuck: (await stuckIn(db, mostStuck)).length }
}

export async function centreOfCase(core: Core, _who: Who, { caseId }: Parsed<'centre.ofCase'>): Promise<Out<'centre.ofCase'>> {
  const { db } = core.store
  const row = await caseById(db, caseId)
  const names = await operatorNames(db)
  const handIns = (await handInsOf(db, caseId)).map(one => ({
    at: one.handed_at,
    by: names.get(one.operator_id) ?? '',
    message: one.body_sha,
    messageSm3: one.body_sm3,
    picture: one.photo_sha,
    pictureSm3: one.photo_sm3,
    receipt: one.receipt,
    receivedAt: one.received_at,
    refusal: refusalOf(one),
  }))
  const asks = (await asksOf(db, caseId)).map(({ kind, asked_at: at, operator_id, why, answer, answered_at: answeredAt, words }) => ({
    ...{ kind, at, why, answer, answeredAt, words },
    by: names.get(operator_id) ?? '',
  }))
  const said = await db.selectFrom('centre_overruled').selectAll().where('case_id', '=', caseId).orderBy('id').execute()
  const overruled = said.map(({ what, at, words, operator_id }) => ({ what, at, words, by: names.get(operator_id) ?? '' }))
  const kept = (await keptOf(db, caseId)).map(one => ({ id: one.id, status: one.status, at: one.at, reason: reasonOf(one) }))
  return { standing: await standingOfCase(core, row, await lineSetting(db)), handIns, asks, kept, overruled }
}

export async function centreRejects(core: Core, _who: Who, { caseId }: Parsed<'centre.rejects'>): Promise<Out<'centre.rejects'>> {
  return rejectsLike(core, await caseById(core.store.db, caseId))
}

export async function standingOfCase(core: Core, row: CaseRecord, line: LineSetting | undefined): Promise<Standing> {
  const message = await newestMessage(core.store.db, row.id)
  const ask = await newestAsk(core.store.db, row.id)
  const how = profileOfCase(core, row).handover.value
  return standingOf({
    state: row.state,
    path: row.path,
    way: message ? wayOfChannel(message.channel) : (how?.way ?? null),
    scheduled: (ruleOfCase(core, row, 'batch')?.times.length ?? 0) > 0,
    madeHere: isMadeHere(core, row),
    lineDown: line === undefined || !['up', 'untried'].includes(line.state),
    message: message
      ? { state: message.state, error: message.error, acts: message.acts, since: message.enqueued_at, changedAt: message.changed_at }
      : null,
    asked: ask && { kind: ask.kind, answer: ask.answer, since: ask.answered_at ?? ask.asked_at },
  })
}

export async function viewCentre(core: Core): Promise<Out<'centre.view'>> {
  const { db } = core.store
  const line = await lineSetting(db)
  const callBack = await callBackSetting(db)
  const { waiting } = await waitingIn(db, ...centreChannels)
  return {
    way: profileOf(core).handover.value?.way ?? null,
    line: line ? { url: line.url, hasToken: line.token !== null, ...securedBy(line), state: line.state, since: line.since } : null,
    callBack: callBack ? { host: callBack.host, port: callBack.port, proof: callBack.proof } : null,
    waiting,
    stuck: await stuckCases(core, line),
    kept: await keptView(core),
  }
}

const securedBy = ({ client_cert, ca }: LineSetting) => ({
  certificateEnds: client_cert === null ? null : new X509Certificate(client_cert).validToDate.toISOString(),
  hasAuthority: ca !== null,
})

async function stuckCases(core: Core, line: LineSetting | undefined): Promise<Out<'centre.view'>['stuck']> {
  return Promise.all(
    (await stuckIn(core.store.db, mostStuck)).map(async id => {
      const row = await caseById(core.store.db, CaseId.parse(id))
      const standing = await standingOfCase(core, row, line)
      return { caseId: CaseId.parse(row.id), number: row.number, standing, next: nextOf(standing) }
    }),
  )
}

async function keptView(core: Core): Promise<Out<'centre.view'>['kept']> {
  const kept = await keptNews(core.store.db)
  return Promise.all(
    kept.map(async ({ id, case_number, case_id, status, at, reason }) => {
      const row = case_id === null ? null : await caseById(core.store.db, CaseId.parse(case_id))
      return {
        id,
        number: case_number,
        caseId: row ? CaseId.parse(row.id) : null,
        state: row?.state ?? null,
        status,
        at,
        reason: reasonOf({ reason }),
      }
    }),
  )
}

/** What a person knows a lane by on the page of jobs. */
export const caseNumbers =
  (core: Core) =>
  async (caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    if (caseIds.length === 0) return new Map()
    const rows = await core.store.db.selectFrom('case_file').select(['id', 'number']).where('id', 'in', caseIds).execute()
    return new Map(rows.map(({ id, number }) => [id, number]))
  }
