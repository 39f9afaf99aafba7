/** What identifies people goes when its time is over, from every row and every file; the log and the figures stay. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileColumns } from '../../../../../main/core/records/retention/wipe.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { Day } from '../../../../../shared/time.ts'
import { citizenBorn, closed, contactDetails, madeUpCitizens, noticed, opened } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

const holder = { ...citizenBorn('1973-03-15'), name: '欧阳遮盖' }
const secrets = [holder.name, holder.number, contactDetails.mobile, contactDetails.mailAddr]
let counter: Counter
let manager: Seat
let view: CaseView
const day = 86_400_000

/** Every text that stands anywhere in the store, by table. */
async function tablesHolding(words: string): Promise<string[]> {
  const { db } = counter.core.store
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`.execute(db)
  const holding: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
    if (rows.some(row => Object.values(row).some(value => typeof value === 'string' && value.includes(words)))) holding.push(name)
  }
  return holding
}
/** A sealed file opens with the key in its row only: without the row it is nobody's, and a later copy removes it. */
const sealedKeys = () => counter.core.store.db.selectFrom('blob').select('sha256').execute()

async function messageToCentre(state: 'behind' | 'due' | 'leased' | 'handed' | 'done'): Promise<void> {
  await counter.core.store.write(async ({ tx }) => {
    await tx.deleteFrom('outbox').where('key', '=', 'made-up').execute()
    await tx.insertInto('outbox').values(messageIn(state)).execute()
  })
}

const messageIn = (state: 'behind' | 'due' | 'leased' | 'handed' | 'done') => ({
  ...{ key: 'made-up', channel: 'centre', lane: view.id, kind: 'withdraw', state, due_at: null, fence: 0, attempts: 0 },
  ...{ error: null, acts: null, receipt: null, enqueued_at: counter.clock.now(), changed_at: counter.clock.now() },
})

/** One of the texts that told the holder, as it would stand had the folder been away all that time. */
const textThatFailed = () =>
  counter.core.store.write(async ({ tx }) => {
    const texts = await tx.updateTable('reminder').set({ state: 'failed' }).where('case_id', '=', view.id).returning('id').execute()
    expect(texts).not.toEqual([])
    const lanes = texts.map(({ id }) => id)
    await tx.updateTable('outbox').set({ state: 'dead' }).where('channel', '=', 'texts').where('lane', 'in', lanes).execute()
  })

async function textsLeft() {
  const { db } = counter.core.store
  const texts = db.selectFrom('reminder').where('case_id', '=', view.id)
  const messages = db.selectFrom('outbox').select('key').where('channel', '=', 'texts').where('state', 'not in', ['done', 'dropped'])
  return {
    reminders: await texts.select('id').where('state', 'in', ['queued', 'failed', 'refused']).execute(),
    messages: await messages.where('lane', 'in', texts.select('id')).execute(),
  }
}

async function keep(days: { readonly keepClosedDays: number; readonly keepEndedDays: number }): Promise<void> {
  const now = await manager.call('profile.view', {})
  const rule = (value: number) => ({ ...now.keepClosedDays, value, confirmed: true })
  const profile = { ...now, keepClosedDays: rule(days.keepClosedDays), keepEndedDays: rule(days.keepEndedDays) }
  const seen = (await manager.call('profile.versions', {})).decisions[0]?.seq ?? 0
  const begins = counter.clock.today()
  await manager.call('profile.save', { change: { kind: 'edit', profile }, begins, reason: '档案保存期限', seen })
}

beforeAll(async () => {
  counter = await aCounter()
  manager = await counter.manager()
  view = await closed(counter, holder)
  const teller = await counter.teller()
  const page = await teller.call('slip.page', { kind: 'acceptance', caseId: view.id, ticketId: null })
  expect(page.html).toContain('欧')
  await manager.call('case.unmask', { caseId: view.id, reason: `客户${holder.name}来电核实` })
})
afterAll(() => counter.end())

test('nothing is wiped where the place has not said for how long it keeps', async () => {
  counter.clock.advance(4000 * day)
  await counter.core.jobs.follow('retention')
  expect((await manager.call('retention.view', {})).wiped).toBe(0)
  expect(await tablesHolding(holder.number)).toContain('case_file')
  counter.clock.advance(-4000 * day)
})

test('on the day after the last one everything that identifies the holder is gone from rows and files', async () => {
  await keep({ keepClosedDays: 30, keepEndedDays: 10 })
  counter.clock.advance(30 * day)
  await counter.core.jobs.follow('retention')
  expect((await manager.call('retention.view', {})).wiped).toBe(0)
  const before = await sealedKeys()
  counter.clock.advance(2 * day)
  // A message of the case that the card centre has not taken yet holds the wiping back; a text that never went out does not.
  for (const state of ['behind', 'due', 'leased', 'handed'] as const) {
    await messageToCentre(state)
    await counter.core.jobs.follow('retention')
    expect([state, (await manager.call('retention.view', {})).wiped]).toEqual([state, 0])
  }
  await messageToCentre('done')
  await textThatFailed()
  await counter.core.jobs.follow('retention')
  expect((await manager.call('retention.view', {})).wiped).toBe(1)
  expect(await textsLeft()).toEqual({ reminders: [], messages: [] })
  for (const words of secrets) expect([words, await tablesHolding(words)]).toEqual([words, []])
  expect(await counter.core.store.db.selectFrom('photo').selectAll().where('case_id', '=', view.id).execute()).toEqual([])
  expect((await sealedKeys()).length).toBeLessThan(before.length)
  const { signature, taker_signature } = await counter.core.store.db
    .selectFrom('case_file')
    .select(['signature', 'taker_signature'])
    .where('id', '=', view.id)
    .executeTakeFirstOrThrow()
  expect([signature, taker_signature]).toEqual([null, null])
})

test('the log is whole, the figures count it as before, and the report says what went', async () => {
  expect(await manager.call('audit.verify', {})).toEqual({ brokenAt: null })
  const { entries } = await manager.call('audit.find', { caseId: view.id, day: null })
  expect(entries[0]).toMatchObject({ what: 'retention.wipe', operator: null, facts: { cause: 'period' } })
  expect(entries.length).toBeGreaterThan(10)
  const span = { from: Day.parse('2026-03-01'), to: Day.parse('2026-03-31') }
  expect(JSON.stringify(await manager.call('report.view', { span }))).toContain('REPLACE_PHOTO')
  const report = await manager.call('retention.view', {})
  expect(report).toMatchObject({ closedDays: 30, endedDays: 10, wiped: 1, due: 0 })
  expect(report.erasures).toMatchObject([{ number: view.number, state: 'closed', cause: 'period' }])
  expect(report.erasures[0]?.files).toBeGreaterThan(1)
})

test('the case is still there, without the person', async () => {
  const shown = await manager.call('case.view', { caseId: view.id })
  expect(shown).toMatchObject({ number: view.number, state: 'closed', photos: [], signature: null })
  expect((await manager.call('case.search', { text: holder.number })).rows).toEqual([])
  expect((await manager.call('case.find', { which: 'all', text: view.number })).map(({ id }) => id)).toEqual([view.id])
})

test('outside of a wiping what is written once stays as it was written', async () => {
  const { db } = counter.core.store
  await expect(sql`update unmasking set reason = 'x'`.execute(db)).rejects.toThrow('append only')
  await expect(sql`delete from erasure`.execute(db)).rejects.toThrow('append only')
})

describe('a person who asks', () => {
  const [person = holder] = madeUpCitizens(1)
  let open: CaseView
  test('for a copy hears of every case, and nothing is wiped', async () => {
    const teller = await counter.teller()
    const gone = await opened(teller, person)
    await teller.call('case.void', { caseId: gone.id, revision: gone.revision, reason: `${person.name}改天再来` })
    open = await noticed(teller, person)
    const answer = await manager.call('retention.ask', { docType: 'RIC', number: ` ${person.number} `, wants: 'copy' })
    expect(answer.cases.map(({ number, outcome }) => [number, outcome])).toEqual([
      [gone.number, 'erase'],
      [open.number, 'under-way'],
    ])
    expect(await tablesHolding(person.number)).toContain('case_file')
  })

  test('for erasure has wiped what may go, and hears why the rest stays', async () => {
    const answer = await manager.call('retention.ask', { docType: 'RIC', number: person.number, wants: 'erase' })
    expect(answer.cases.map(({ outcome }) => outcome)).toEqual(['erase', 'under-way'])
    const again = await manager.call('retention.ask', { docType: 'RIC', number: person.number, wants: 'erase' })
    expect(again.cases.map(({ number }) => number)).toEqual([open.number])
    const kept = await counter.core.store.db
      .selectFrom('case_file')
      .select(['name', 'doc_number'])
      .where('wiped_at', 'is not', null)
      .execute()
    expect(kept).toEqual([
      { name: '*', doc_number: '*' },
      { name: '*', doc_number: '*' },
    ])
    const requests = await counter.core.store.db.selectFrom('person_request').select('answer').execute()
    expect(JSON.stringify(requests)).not.toContain(person.number)
  })

  test('is answered by the manager only', async () => {
    for (const seat of [await counter.teller(), await counter.reviewer(), await counter.cards(), await counter.lobby()]) {
      const answer = await seat.ask('retention.ask', { docType: 'RIC', number: person.number, wants: 'erase' })
      expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
    }
  })
})

/** Digests that name no file of ours: of messages, of what came in, of a picture once refused; of a sheet's text, which stands in its own row. */
const digests = ['content_sha', 'body_sha', 'picture_sha', 'sealed_sha']

test('every column that names a file is known to the wiping', async () => {
  const { db } = counter.core.store
  const columns = await sql<{ table: string; name: string }>`
    select m.name as "table", p.name as name from sqlite_master m join pragma_table_info(m.name) p
    where m.type = 'table' and p.name like '%\\_sha' escape '\\'`.execute(db)
  const known = fileColumns.map(([table, column]) => `${table}.${column}`)
  const found = columns.rows
    .filter(({ table, name }) => !digests.includes(name) && `${table}.${name}` !== 'signed_sheet.sheet_sha')
    .map(({ table, name }) => `${table}.${name}`)
  expect(found.filter(name => !known.includes(name as never))).toEqual([])
})
