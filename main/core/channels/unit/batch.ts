/** Opens a batch for a unit's own person, takes its sheet and its pictures in, and drops it. */

import { tidyName } from '../../../../shared/entry/name.ts'
import { tidyNumber } from '../../../../shared/entry/number.ts'
import { checkIdentity } from '../../../../shared/identity/check.ts'
import { companionAge } from '../../../../shared/identity/companion.ts'
import { UnitId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { mustPapers } from '../../../../shared/ipc/shapes/unit.ts'
import { offers } from '../../../../shared/profile/ask.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { ageOn, day8 } from '../../../../shared/time.ts'
import { itemOfUnit, type UnitFault } from '../../../../shared/unit/row.ts'
import { kindOf } from '../../../../shared/workflow/path.ts'
import type { Core } from '../../commands/core.ts'
import { serveTicket, ticketServed } from '../../commands/ticket/call.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/new-id.ts'
import { updateOne } from '../../platform/store/guarded.ts'
import { nextNumber } from '../../platform/store/running-number.ts'
import type { UnitBatchRecord, UnitRowInsert } from '../../platform/store/tables/channels.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import { readWorkbook } from '../../platform/workbook/read.ts'
import { openCasesOf } from '../../records/case/rows.ts'
import type { Who } from '../../records/context.ts'
import { personBehind } from '../../records/identity/person.ts'
import { signedIn } from '../../records/sessions.ts'
import { batchIn, termsOf } from '../../records/unit/rows.ts'
import type { UnitTerms, WrittenLine } from '../../records/unit/terms.ts'
import { profileOf } from '../../rules/profile/current.ts'
import { readFileOf } from './file.ts'
import { type LineRead, readLine } from './line.ts'
import { unfitIn } from './old-card.ts'
import { openPhotos } from './photos.ts'
import { readSheet, type UnitSheet } from './sheet.ts'
import { summaryOf } from './view.ts'
import { startChecking } from './work.ts'

type Opening = Parsed<'unit.open'>

export async function openUnit(core: Core, who: Who, input: Opening): Promise<Out<'unit.open'>> {
  const items = ['BATCH', itemOfUnit(input.reason)] as const
  const missing = items.find(item => !offers(profileOf(core), item))
  if (missing) throw new Refusal('ITEM_NOT_OFFERED', { item: missing })
  const agent = { ...input.agent, number: tidyNumber(input.agent.number), name: tidyName(input.agent.name) }
  refuseAgent(core, agent)
  if (!mustPapers.every(paper => input.papers.includes(paper))) throw new Refusal('NOT_READY', { unmet: ['papers'] })
  if (!core.resources.isCode('bank', input.defaults.bank)) throw new Refusal('BAD_INPUT', { fields: ['defaults.bank'] })
  const id = UnitId.parse(newId())
  await core.store.write(async ({ tx, tell }) => {
    if (input.ticketId !== null) await serveTicket(tx, input.ticketId)
    const now = core.clock.now()
    const row = {
      id,
      number: await nextBatchNumber(core, tx),
      state: 'opened' as const,
      ticket_id: input.ticketId,
      unit_name: input.unitName,
      unit_code: input.unitCode,
      reason: input.reason,
      agent: JSON.stringify(agent),
      agent_mobile: input.agentMobile,
      defaults: JSON.stringify(input.defaults),
      photo_names: input.photoNames,
      papers: JSON.stringify(input.papers),
      maker_id: signedIn(who).operatorId,
      opened_at: now,
      changed_at: now,
    }
    await tx.insertInto('unit_batch').values(row).execute()
    await record(core, tx, { who, what: 'unit.open', facts: { unit: id, reason: input.reason, papers: input.papers.join(' ') } })
    tell('unit.changed', { unitId: id })
    tell('ticket.changed', {})
  })
  return summaryOf(core, id)
}

function refuseAgent(core: Core, agent: Opening['agent']): void {
  const today = core.clock.today()
  const { problems } = checkIdentity(agent, today)
  if (problems.length > 0)
    throw new Refusal('IDENTITY_WRONG', { fields: problems.map(({ field }) => field), codes: problems.map(({ code }) => code) })
  if (ageOn(agent.birth, today) < companionAge) throw new Refusal('COMPANION_WRONG', { fields: ['birth'], codes: ['AGENT_TOO_YOUNG'] })
}

/** Branch, day and a running number, such as `SS01-U20261122-03`. */
const nextBatchNumber = (core: Core, tx: Tx): Promise<string> =>
  nextNumber(tx, { table: 'unit_batch', column: 'number', digits: 2 }, `${core.branch.code}-U${day8(core.clock.today())}-`)

export async function takeSheet(core: Core, who: Who, { unitId, path }: Parsed<'unit.takeSheet'>): Promise<Out<'unit.takeSheet'>> {
  const batch = await batchIn(core.store.db, unitId, ['opened'])
  const bytes = await readFileOf(path)
  const sheet = readSheet(await readWorkbook(bytes))
  const read = readLines(core, sheet, termsOf(batch))
  const kept = await core.blobs.put(bytes)
  await core.store.write(async ({ tx, tell }) => {
    await batchIn(tx, unitId, ['opened'])
    await core.blobs.keep(tx, kept)
    await tx.deleteFrom('unit_row').where('batch_id', '=', unitId).execute()
    for (const [at, one] of read.entries())
      await tx
        .insertInto('unit_row')
        .values(await rowOf(core, tx, batch, sheet.lines[at], one))
        .execute()
    const set = { sheet_sha: kept.sha256, sheet_facts: JSON.stringify(sheet.facts), changed_at: core.clock.now() }
    await updateOne(tx.updateTable('unit_batch').set(set).where('id', '=', unitId))
    await record(core, tx, { who, what: 'unit.sheet', facts: { unit: unitId, rows: read.length, sheet: kept.sha256 } })
    tell('unit.changed', { unitId })
  })
  return summaryOf(core, unitId)
}

/** Line by line, and then each beside the others: nobody stands in a sheet twice. */
function readLines(core: Core, { lines }: UnitSheet, terms: UnitTerms): LineRead[] {
  const read = lines.map(line => readLine(core, line, terms))
  const times = new Map<string, number>()
  for (const { number } of read) times.set(number, (times.get(number) ?? 0) + 1)
  const isTwice = ({ number }: LineRead): boolean => number !== '' && (times.get(number) ?? 0) > 1
  return read.map(one => (isTwice(one) ? { ...one, faults: [...one.faults, { about: 'number', code: 'TWICE' }] } : one))
}

async function rowOf(core: Core, tx: Tx, batch: UnitBatchRecord, written: WrittenLine | undefined, read: LineRead): Promise<UnitRowInsert> {
  if (!written) throw new Error('a line was read from each row')
  const { number, identity, told, faults } = read
  const person = await personBehind(tx, identity?.docType ?? 'RIC', number)
  const found = [...faults, ...(identity ? await standingFaults(core, tx, batch, person, told) : [])]
  return {
    batch_id: batch.id,
    at: written.at,
    state: found.length > 0 ? 'bad' : 'read',
    person,
    line: JSON.stringify({ line: written.line, figures: written.figures }),
    faults: JSON.stringify(found),
  }
}

/** What the branch knows of the person already. */
async function standingFaults(core: Core, tx: Tx, batch: UnitBatchRecord, person: string, told: LineRead['told']): Promise<UnitFault[]> {
  const open = (await openCasesOf(tx, person)).some(({ path }) => kindOf(path) === 'application')
  return open ? [{ about: 'number', code: 'CASE_OPEN' }] : unfitIn(core, tx, person, batch.reason, told)
}

/** The pictures stay where they are and are read one by one: a thousand of them are hundreds of megabytes. */
export async function takePhotos(core: Core, who: Who, { unitId, path }: Parsed<'unit.takePhotos'>): Promise<Out<'unit.takePhotos'>> {
  const batch = await batchIn(core.store.db, unitId, ['opened', 'checking'])
  if (batch.sheet_sha === null) throw new Refusal('WRONG_STATE', { state: batch.state })
  await core.jobs.batches.stop(unitId)
  const box = await openPhotos(path, batch.photo_names)
  box.close()
  await core.store.write(async ({ tx }) => {
    await batchIn(tx, unitId, ['opened', 'checking'])
    const set = { photos_path: path, state: 'checking' as const, changed_at: core.clock.now() }
    await updateOne(tx.updateTable('unit_batch').set(set).where('id', '=', unitId))
    await record(core, tx, { who, what: 'unit.photos', facts: { unit: unitId } })
  })
  await startChecking(core, who, unitId)
  return summaryOf(core, unitId)
}

export async function dropUnit(core: Core, who: Who, { unitId, reason }: Parsed<'unit.drop'>): Promise<Out<'unit.drop'>> {
  await core.jobs.batches.stop(unitId)
  await core.store.write(async ({ tx, tell }) => {
    const batch = await batchIn(tx, unitId, ['opened', 'checking', 'checked', 'making'])
    const set = { state: 'dropped' as const, end_reason: reason, changed_at: core.clock.now() }
    await updateOne(tx.updateTable('unit_batch').set(set).where('id', '=', unitId))
    await ticketServed(core, tx, batch.ticket_id)
    await record(core, tx, { who, what: 'unit.drop', facts: { unit: unitId } })
    tell('unit.changed', { unitId })
    tell('ticket.changed', {})
  })
  return summaryOf(core, unitId)
}
