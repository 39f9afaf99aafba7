/** This side of the run of faults: a real core with its jobs, which hands in case after case and may be killed at any moment. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { ulid } from 'ulid'
import { handInNow } from '../../../main/core/commands/card/hand-in.ts'
import type { Core } from '../../../main/core/commands/core.ts'
import { openCore } from '../../../main/core/host/open.ts'
import { systemClock } from '../../../main/core/platform/clock.ts'
import { unfinished } from '../../../main/core/platform/outbox/outbox.ts'
import { caseById } from '../../../main/core/records/case/rows.ts'
import { centreItself } from '../../../main/core/records/centre/machine.ts'
import { CaseId } from '../../../shared/ids.ts'
import { practiceBirth } from '../../../shared/practice.ts'
import { madeUpCitizens } from '../../support/a-case.ts'
import { cheapPasswords } from '../../support/cheap-passwords.ts'
import { type BranchOrder, type BranchTold, type CaseReport, isRefused, numberOf, type Template } from './orders.ts'

const lot = 20
const tellEveryMs = 100

const tell = (told: BranchTold) => process.send?.(told)

async function open({ folder, resources, url }: BranchOrder): Promise<Core> {
  const options = { dataFolder: folder, resourcesFolder: resources, key: { kind: 'beside' } as const }
  const around = { clock: systemClock(), log: () => undefined, tell: () => undefined, passwordWork: cheapPasswords }
  const { core } = await openCore(url === null ? options : { ...options, birth: practiceBirth }, around)
  if (url !== null)
    await core.store.write(async ({ tx }) => {
      const since = core.clock.now()
      await tx
        .insertInto('centre_line')
        .values({ id: 1, url, token: null, cursor: '0', state: 'untried', since, client_cert: null, client_key: null, ca: null })
        .execute()
    })
  return core
}

/** The comment a JPEG may carry tells one picture from another; what it shows is the same. */
function pictureOf(picture: Uint8Array, at: number): Uint8Array {
  const text = Buffer.from(numberOf(at))
  const head = Buffer.from([0xff, 0xfe, 0, text.byteLength + 2])
  return Buffer.concat([picture.subarray(0, 2), head, text, picture.subarray(2)])
}

async function makeLot(core: Core, template: Template, from: number, to: number): Promise<void> {
  const people = madeUpCitizens(40)
  const operators = await core.store.db.selectFrom('operator').select(['id', 'login']).execute()
  const idOf = (login: string) => operators.find(one => one.login === login)?.id ?? ''
  const places = Array.from({ length: to - from }, (_, at) => from + at)
  const pictures = await Promise.all(places.map(at => core.blobs.put(pictureOf(template.picture, at))))
  await core.store.write(async ({ tx }) => {
    for (const [place, at] of places.entries()) {
      const kept = pictures[place]
      const person = people[at % people.length]
      if (!kept || !person) throw new Error('too few pictures or people')
      const [id, photoId] = [ulid(), ulid()]
      const mobile = `1380000${isRefused(at) ? `000${1 + (at % 6)}` : '8000'}`
      await core.blobs.keep(tx, kept)
      const given = { id, number: numberOf(at), person: `fault ${at}`, maker_id: idOf('jingban'), checker_id: idOf('fuhe') }
      const form = JSON.stringify({ ...JSON.parse(template.row.form), mobile })
      const none = { ticket_id: null, card_id: null, old_card_sha: null, photo_id: null, receipt: null }
      await tx
        .insertInto('case_file')
        .values({ ...template.row, ...none, ...given, form, doc_number: person.number })
        .execute()
      const photo = { ...template.photo, id: photoId, case_id: id, raw_sha: kept.sha256, finished_sha: kept.sha256, override_by: null }
      await tx.insertInto('photo').values(photo).execute()
      await tx.updateTable('case_file').set({ photo_id: photoId }).where('id', '=', id).execute()
      const decided = { decision: 'approved', item: template.row.item, reason: null, note: null, at: core.clock.now() } as const
      await tx
        .insertInto('review')
        .values({ id: ulid(), case_id: id, maker_id: given.maker_id, checker_id: given.checker_id, ...decided })
        .execute()
      const who = await centreItself(tx, core.clock.now())
      await handInNow(core, tx, who, await caseById(tx, CaseId.parse(id)))
    }
  })
}

async function madeIn(core: Core): Promise<number> {
  const made = await core.store.db
    .selectFrom('case_file')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(made.count)
}

async function messagesIn(core: Core): Promise<{ readonly enqueued: number; readonly waiting: number }> {
  const last = await core.store.db
    .selectFrom('outbox')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirstOrThrow()
  const waiting = await core.store.db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('channel', '=', 'centre')
    .where(unfinished)
    .where('state', '<>', 'dead')
    .executeTakeFirstOrThrow()
  return { enqueued: Number(last.seq ?? 0), waiting: Number(waiting.count) }
}

async function reportOf(core: Core): Promise<CaseReport[]> {
  const rows = await core.store.db
    .selectFrom('centre_case')
    .innerJoin('case_file', 'case_file.id', 'centre_case.case_id')
    .innerJoin('outbox', 'outbox.key', 'centre_case.key')
    .innerJoin('outbox_body', 'outbox_body.seq', 'outbox.seq')
    .select(['case_file.number', 'case_file.state', 'centre_case.key', 'outbox.state as message', 'outbox.error', 'outbox.acts'])
    .select(['outbox.changed_at', 'centre_case.photo_sha', 'centre_case.body_sha', 'outbox_body.body'])
    .select(sql<number>`(select count(*) from production_event where case_id = case_file.id and event = 'sendToMake')`.as('sentToMake'))
    .orderBy('case_file.number')
    .execute()
  const reports: CaseReport[] = []
  for (const { changed_at, photo_sha, body_sha, body, sentToMake, ...row } of rows) {
    const bytes = await core.blobs.read(photo_sha)
    reports.push({
      ...row,
      sentToMake: Number(sentToMake),
      changedAt: changed_at,
      picture: photo_sha ?? '',
      pictureWhole: bytes !== null && createHash('sha256').update(bytes).digest('hex') === photo_sha,
      bodyWhole: createHash('sha256').update(body).digest('hex') === body_sha,
    })
  }
  return reports
}

/** Without anything that says who somebody is. */
async function standingOf(core: Core): Promise<string> {
  const rows = await core.store.db
    .selectFrom('outbox')
    .select([
      'kind',
      'state',
      'error',
      sql<number>`count(*)`.as('count'),
      sql<string>`min(due_at)`.as('due'),
      sql<string>`max(due_at)`.as('last'),
    ])
    .where('channel', '=', 'centre')
    .groupBy(['kind', 'state', 'error'])
    .execute()
  const line = await core.store.db.selectFrom('centre_line').select(['state', 'since']).executeTakeFirst()
  const jobs = (['centre', 'centre-news'] as const).map(name => [name, core.jobs.stateOf(name)])
  return JSON.stringify({ now: core.clock.now(), line, jobs, rows })
}

process.once('message', async order => {
  const wanted = order as BranchOrder
  const core = await open(wanted)
  process.on('message', said => {
    if (said === 'report') void reportOf(core).then(report => tell({ report }))
    if (said === 'standing') void standingOf(core).then(standing => tell({ standing }))
  })
  let made = await madeIn(core)
  setInterval(() => void messagesIn(core).then(counts => tell({ made, ...counts })), tellEveryMs)
  while (made < wanted.count) {
    const to = Math.min(made + lot, wanted.count)
    await makeLot(core, wanted.template, made, to)
    made = to
  }
})
process.once('disconnect', () => process.exit(0))
