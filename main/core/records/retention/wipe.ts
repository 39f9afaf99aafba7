/** Wipes what identifies people from a case that has ended: columns, rows, texts, messages, pictures. The audit and the figures stay. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import type { CaseRecord, Tables } from '../../platform/store/schema.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { caseIdOf } from '../case/rows.ts'
import { formIn } from '../case/values.ts'
import { centreChannels } from '../centre/there.ts'
import type { RecordsContext, Who } from '../context.ts'
import { dropTexts } from '../reminder/rows.ts'

/** Stands where a name or number stood and must not be empty. */
export const wiped = '*'

export type Cause = { readonly who: Who | null; readonly cause: 'period' | 'request'; readonly requestId: string | null }

/** Of the form only what the figures count by. */
const keptOfForm = ['bank', 'pickupWay', 'photoSource', 'agentFlag', 'occupation', 'areaCode'] as const

function formLeft(row: CaseRecord): string {
  const form = formIn(row)
  return JSON.stringify(Object.fromEntries(keptOfForm.flatMap(key => (form[key] === undefined ? [] : [[key, form[key]]]))))
}

/**
 * Call it in a unit of work of its own, and not while something of the case is on its way to the card centre. Afterwards sweep the files that are given back: no row of the store knows them any more.
 * @returns the sealed files nothing needs now
 */
export async function wipeCase(
  core: RecordsContext,
  tx: Tx,
  row: CaseRecord,
  { who, cause, requestId }: Cause,
): Promise<readonly string[]> {
  const caseId = caseIdOf(row)
  const pictures = await picturesOf(tx, row)
  await tx.insertInto('wiping').values({ id: 1 }).execute()
  const sheets = await wipeBatches(tx, row)
  // Nobody is told, or called, about what is not there any more.
  await dropTexts(tx, caseId)
  await wipeRows(tx, row)
  await wipePerson(tx, row)
  const personless = {
    ...{ person: `${wiped}${row.id}`, doc_number: wiped, name: wiped, birth: `${row.birth.slice(0, 4)}-01-01` },
    ...{ valid_from: null, valid_to: null, photo_receipt: null, photo_id: null, old_card_sha: null },
    ...{ form: formLeft(row), form_before: null, signature: null, taker_signature: null, card_tail: null },
    end_reason: row.end_reason === null ? null : wiped,
    wiped_at: core.clock.now(),
    revision: row.revision + 1,
  }
  await updateOne(tx.updateTable('case_file').set(personless).where('id', '=', row.id).where('revision', '=', row.revision))
  const files = await dropFiles(tx, [...pictures, ...sheets])
  await tx.deleteFrom('wiping').execute()
  const at = core.clock.now()
  await tx.insertInto('erasure').values({ id: newId(), case_id: caseId, cause, request_id: requestId, files: files.length, at }).execute()
  await record(core, tx, { who, what: 'retention.wipe', caseId, facts: { cause, files: files.length } })
  return files
}

/** Every picture and paper of the case, wherever it is named. */
async function picturesOf(tx: Tx, { id, old_card_sha }: CaseRecord): Promise<readonly string[]> {
  const photos = await tx.selectFrom('photo').select(['raw_sha', 'finished_sha']).where('case_id', '=', id).execute()
  const prints = await tx.selectFrom('print').select(['pdf_sha', 'dots_sha']).where('case_id', '=', id).execute()
  const online = await tx.selectFrom('online_package').select(['raw_sha', 'finished_sha']).where('case_id', '=', id).execute()
  const unit = await tx.selectFrom('unit_row').select(['raw_sha', 'finished_sha']).where('case_id', '=', id).execute()
  const sent = await tx.selectFrom('centre_case').select('photo_sha').where('case_id', '=', id).execute()
  const signed = await tx.selectFrom('signed_sheet').select('picture_sha').where('case_id', '=', id).execute()
  const pages = await tx.selectFrom('paper_page').select('page_sha').where('case_id', '=', id).execute()
  const all = [...photos, ...online, ...unit].flatMap(({ raw_sha, finished_sha }) => [raw_sha, finished_sha])
  const shas = [
    ...all,
    ...prints.flatMap(({ pdf_sha, dots_sha }) => [pdf_sha, dots_sha]),
    ...sent.map(({ photo_sha }) => photo_sha),
    ...signed.map(({ picture_sha }) => picture_sha),
    ...pages.map(({ page_sha }) => page_sha),
    old_card_sha,
  ]
  return [...new Set(shas.flatMap(sha => sha || []))]
}

async function wipeRows(tx: Tx, { id }: CaseRecord): Promise<void> {
  await tx.deleteFrom('case_person').where('case_id', '=', id).execute()
  await tx.deleteFrom('signed_sheet').where('case_id', '=', id).execute()
  await tx.deleteFrom('taking').where('case_id', '=', id).execute()
  await tx.deleteFrom('paper_page').where('case_id', '=', id).execute()
  await tx.deleteFrom('photo').where('case_id', '=', id).execute()
  await tx.deleteFrom('print_job').where('case_id', '=', id).execute()
  await tx.deleteFrom('print').where('case_id', '=', id).execute()
  await tx.updateTable('reminder').set({ text: '', phone: '', told: null }).where('case_id', '=', id).execute()
  await tx.updateTable('review').set({ note: null }).where('case_id', '=', id).execute()
  await tx.updateTable('sent_back').set({ note: '' }).where('case_id', '=', id).execute()
  await tx.updateTable('production_event').set({ note: '' }).where('case_id', '=', id).execute()
  await tx.updateTable('centre_case').set({ photo_sha: null, photo_sm3: null, refusal: null }).where('case_id', '=', id).execute()
  await tx
    .updateTable('centre_reject')
    .set({ picture_sha: null, words: wiped, person: wiped, traits: '{}' })
    .where('case_id', '=', id)
    .execute()
  // The name of the file may be the number of the document.
  await tx.updateTable('centre_hand').set({ folder: '', file: null }).where('case_id', '=', id).execute()
  await tx.updateTable('centre_ask').set({ words: '' }).where('case_id', '=', id).execute()
  await tx.updateTable('centre_overruled').set({ words: wiped }).where('case_id', '=', id).execute()
  await tx.updateTable('centre_event').set({ card_tail: null, reason: null }).where('case_id', '=', id).execute()
  const said = { was: '{}', now: '{}', kept: null, reason: wiped }
  await tx.updateTable('correction').set(said).where('case_id', '=', id).execute()
  await tx.updateTable('consent_withdrawal').set({ note: wiped, kept: '{}' }).where('case_id', '=', id).execute()
  const unposted = { waybill: wiped, recipient: wiped, phone: wiped, address: wiped, note: '' }
  await tx.updateTable('card_parcel').set(unposted).where('case_id', '=', id).execute()
  await tx.updateTable('unmasking').set({ reason: wiped }).where('case_id', '=', id).execute()
  await tx.updateTable('disclosure').set({ reason: wiped }).where('case_id', '=', id).execute()
  await tx.updateTable('card_missing').set({ note: '' }).where('case_id', '=', id).execute()
  await tx.updateTable('rating_step').set({ note: wiped }).where('case_id', '=', id).execute()
  await tx.updateTable('rating').set({ words: '' }).where('case_id', '=', id).execute()
  // What was sent outside, and the name under which it is known there for ever, stay apart: only the message goes.
  await tx
    .updateTable('outbox_body')
    .set({ body: '{}' })
    .where('seq', 'in', tx.selectFrom('outbox').select('seq').where('channel', 'in', centreChannels).where('lane', '=', id))
    .execute()
  const unread = { application: null, judged: null, raw_sha: null, finished_sha: null }
  await tx.updateTable('online_package').set(unread).where('case_id', '=', id).execute()
  await wipeUnitRow(tx, id)
}

/**
 * A sheet that went to the card centre names all its cases: it goes with the last of them. The newest batch stays as it is, for the next
 * one takes its number from it. @returns the sheets
 */
async function wipeBatches(tx: Tx, { id }: CaseRecord): Promise<readonly string[]> {
  const cases = tx
    .selectFrom('centre_batch_case')
    .innerJoin('centre_case', 'centre_case.key', 'centre_batch_case.key')
    .innerJoin('case_file', 'case_file.id', 'centre_case.case_id')
  const own = await cases.select('centre_batch_case.batch').distinct().where('case_file.id', '=', id).execute()
  const newest = await tx.selectFrom('centre_batch').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const sheets: string[] = []
  for (const { batch } of own) {
    const left = await cases
      .select('case_file.id')
      .where('centre_batch_case.batch', '=', batch)
      .where('case_file.wiped_at', 'is', null)
      .where('case_file.id', '!=', id)
      .limit(1)
      .executeTakeFirst()
    if (left || batch === newest?.seq) continue
    await tx.deleteFrom('centre_batch_case').where('batch', '=', batch).execute()
    const gone = await tx.deleteFrom('centre_batch').where('seq', '=', batch).returning(['sheet_sha', 'manifest_sha']).executeTakeFirst()
    if (gone) sheets.push(gone.sheet_sha, gone.manifest_sha)
  }
  return sheets
}

const noLine = JSON.stringify({ line: {}, figures: [] })

/** With the last of its cases the sheet and the unit's own person go as well. */
async function wipeUnitRow(tx: Tx, caseId: string): Promise<void> {
  const row = await tx.selectFrom('unit_row').select(['batch_id']).where('case_id', '=', caseId).executeTakeFirst()
  if (!row) return
  const cleared = { person: wiped, line: noLine, judged: null, raw_sha: null, finished_sha: null }
  await tx.updateTable('unit_row').set(cleared).where('case_id', '=', caseId).execute()
  const left = await tx
    .selectFrom('unit_row')
    .select('at')
    .where('batch_id', '=', row.batch_id)
    .where(eb => eb.or([eb('person', '!=', wiped).and('case_id', 'is not', null), eb('state', 'in', ['read', 'good'])]))
    .limit(1)
    .executeTakeFirst()
  if (left) return
  // Rows that never became a case lie in the sheet that goes now.
  await tx.updateTable('unit_row').set(cleared).where('batch_id', '=', row.batch_id).execute()
  const agent = JSON.stringify({
    docType: 'RIC',
    number: wiped,
    name: wiped,
    sex: '1',
    birth: '1900-01-01',
    validFrom: null,
    validTo: null,
  })
  const batch = { agent, agent_mobile: '', sheet_sha: null, sheet_facts: null, photos_path: null }
  await tx.updateTable('unit_batch').set(batch).where('id', '=', row.batch_id).execute()
}

/** The register of cards, and that two documents are one person's: as long as another case of the person is kept, they are needed. */
async function wipePerson(tx: Tx, { id, person }: CaseRecord): Promise<void> {
  const other = await tx.selectFrom('case_file').select('id').where('person', '=', person).where('id', '!=', id).limit(1).executeTakeFirst()
  await tx.updateTable('person_alias').set({ reason: wiped }).where('case_id', '=', id).execute()
  if (other) return
  await tx
    .updateTable('card')
    .set({ person: sql<string>`${wiped} || id`, card_number: null, account_tail: null })
    .where('person', '=', person)
    .execute()
  await tx
    .deleteFrom('person_alias')
    .where(eb => eb.or([eb('person', '=', person), eb('same_as', '=', person)]))
    .execute()
}

/** Where a picture or paper is named. Every column that names a file stands here; a test holds the schema to it. */
export const fileColumns = [
  ['photo', 'raw_sha'],
  ['photo', 'finished_sha'],
  ['case_file', 'old_card_sha'],
  ['paper_page', 'page_sha'],
  ['print', 'pdf_sha'],
  ['print', 'dots_sha'],
  ['signed_sheet', 'picture_sha'],
  ['online_package', 'raw_sha'],
  ['online_package', 'finished_sha'],
  ['unit_row', 'raw_sha'],
  ['unit_row', 'finished_sha'],
  ['unit_batch', 'sheet_sha'],
  ['statistics_sheet', 'workbook_sha'],
  ['centre_case', 'photo_sha'],
  ['centre_batch', 'sheet_sha'],
  ['centre_batch', 'manifest_sha'],
  ['emergency_piece', 'raw_sha'],
  ['emergency_piece', 'old_card_sha'],
] as const

/** A picture another case names as well stays for that one. */
export async function dropFiles(tx: Tx, shas: readonly string[]): Promise<readonly string[]> {
  const files: string[] = []
  for (const sha of shas) {
    if (await isNamed(tx, sha)) continue
    const gone = await tx.deleteFrom('blob').where('sha256', '=', sha).returning('file').executeTakeFirst()
    if (gone) files.push(gone.file)
  }
  return files
}

async function isNamed(db: Kysely<Tables>, sha: string): Promise<boolean> {
  for (const [table, column] of fileColumns) {
    const { rows } = await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${sha} limit 1`.execute(db)
    if (rows.length > 0) return true
  }
  return false
}
