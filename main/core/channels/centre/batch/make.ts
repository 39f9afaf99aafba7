/** Makes a batch of what waits, at its time or by a person's key, and writes it out; what a kill left unwritten is written first. */

import { cellsOf, columnsOf } from '../../../../../shared/centre/columns.ts'
import { BatchManifest } from '../../../../../shared/centre/manifest.ts'
import type { CentreCase } from '../../../../../shared/centre/messages.ts'
import type { OwnFault } from '../../../../../shared/centre/standing.ts'
import { CaseId } from '../../../../../shared/ids.ts'
import type { OutboxActor } from '../../../../../shared/outbox.ts'
import type { Handover } from '../../../../../shared/profile/handover.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import { centreErrorText } from '../../../../../shared/strings/zh-CN/centre.ts'
import { addDays, clockInstant, day8 } from '../../../../../shared/time.ts'
import { isFailed, isUndecided, type State, statesIn } from '../../../../../shared/workflow/table.ts'
import type { Core } from '../../../commands/core.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Kept } from '../../../platform/blobs/blobs.ts'
import { sm3Of } from '../../../platform/blobs/seal.ts'
import type { JobRun } from '../../../platform/jobs/jobs.ts'
import { answered, dueMessages, type Waits } from '../../../platform/outbox/handed.ts'
import { nextNumber } from '../../../platform/store/running-number.ts'
import type { CentreBatchRecord } from '../../../platform/store/tables/centre-ways.ts'
import type { Tx } from '../../../platform/store/unit-of-work.ts'
import { statesOfCases } from '../../../records/case/rows.ts'
import { centreItself } from '../../../records/centre/machine.ts'
import { caseIn } from '../../../records/centre/rows.ts'
import { channelOfWay } from '../../../records/centre/there.ts'
import { placesOf, unwrittenBatches } from '../../../records/centre/ways.ts'
import type { Who } from '../../../records/context.ts'
import { troubleIn } from '../folder.ts'
import { backToCounter, takeStep } from '../follow.ts'
import { ruleOfWay } from '../rule.ts'
import { isSendable, openSheet, sheetEnding } from './sheet.ts'
import { writeBatch } from './write.ts'

const channel = channelOfWay.batch
/** A sheet of so many rows and its pictures still fit a zip and a person's patience; what is more goes into the next batch. */
export const mostCases = 10_000

/** What the clock has to do: write what is not written, and make a batch of what waited for a time that has come. */
export async function batchBySchedule(core: Core, { signal }: JobRun): Promise<void> {
  await writeUnwritten(core, signal)
  const rule = await ruleOfWay(core, 'batch')
  if (rule === null) return
  // Where the place goes another way now, nobody waits for its times any more.
  const before = rule.left ? core.clock.now() : lastTime(core, rule.how.times)
  if (before !== null) await makeBatches(core, null, rule.how, before, signal)
}

/** A person's key: everything that waits. @returns how many cases went into batches */
export async function batchNow(core: Core, who: Who, how: Handover, signal: AbortSignal): Promise<number> {
  await writeUnwritten(core, signal)
  return makeBatches(core, who, how, core.clock.now(), signal)
}

/** The newest of the set times that is over; what was ready by then goes into a batch, even if the program was closed at that time. */
function lastTime(core: Core, times: readonly string[]): string | null {
  const today = core.clock.today()
  const now = core.clock.now()
  const over = times.flatMap(time => [clockInstant(addDays(today, -1), time), clockInstant(today, time)]).filter(at => at <= now)
  return over.sort().at(-1) ?? null
}

async function makeBatches(core: Core, who: Who | null, how: Handover, before: string, signal: AbortSignal): Promise<number> {
  let made = 0
  while (!signal.aborted) {
    const ready = await readyFor(core, how, before)
    if (ready.cases.length === 0) break
    const batch = await makeOne(core, who, how, ready)
    await writeOut(core, batch, signal)
    made += ready.cases.length
  }
  return made
}

/** Of a case only what the manifest needs is held; its cells stand in the sheet already. */
type ReadyCase = Pick<Waits, 'seq'> & BatchManifest['cases'][number]
type Ready = { readonly cases: readonly ReadyCase[]; readonly sheet: Uint8Array }

/** Messages are read so many at a time: each holds a whole form. */
const readAtOnce = 200

/** What can go now. A case that ended is dropped, one that cannot be written is held with its reason, and both delay no other. */
async function readyFor(core: Core, how: Handover, before: string): Promise<Ready> {
  const cases: ReadyCase[] = []
  const names = new Set<string>()
  const columns = columnsOf(how)
  const sheet = await openSheet(
    how.sheet,
    columns.map(column => column.name),
  )
  const now = core.clock.now()
  for (let [after, looked] = [0, 0]; looked < mostCases; ) {
    const most = Math.min(readAtOnce, mostCases - looked)
    const some = await dueMessages(core.store.db, { channel, now, before, after, most })
    const states = await statesOfCases(
      core.store.db,
      some.map(({ lane }) => lane),
    )
    for (const message of some) {
      const one = await readyOne(core, how, message, states.get(message.lane), names)
      if (one === null) continue
      sheet.add(one.cells)
      cases.push(one.listed)
    }
    looked += some.length
    after = some.at(-1)?.seq ?? after
    if (some.length < most) break
  }
  return { cases, sheet: sheet.end() }
}

/** Null where it does not go into this batch. */
async function readyOne(core: Core, how: Handover, message: Waits, state: State | undefined, names: Set<string>) {
  if (state === undefined) throw new Error('a message of no case')
  // Corrected and approved again it goes as it is then.
  const error = isFailed(state) ? 'CASE_ENDED' : isUndecided(state) ? 'CASE_BACK' : null
  if (error !== null) {
    await core.store.write(({ tx }) => answered(core, tx, message.key, { is: 'dropped', error }))
    return null
  }
  // Its fee was reversed meanwhile.
  if (statesIn('fee').includes(state)) return null
  const one = caseIn(message.body)
  const cells = cellsOf(how, one)
  const fault = faultOf(how, one, cells.ok ? cells.cells : null)
  if (fault !== null) {
    await hold(core, message, fault)
    return null
  }
  // Two cases of one person may name their pictures alike: the later one waits for the next batch.
  const name = one.photo?.name.toLowerCase() ?? null
  if (!cells.ok || (name !== null && names.has(name))) return null
  if (name !== null) names.add(name)
  const { caseNumber, item, approvedAt, photo } = one
  return { cells: cells.cells, listed: { seq: message.seq, key: message.key, caseNumber, item, approvedAt, picture: photo } }
}

function faultOf(how: Handover, { photo }: CentreCase, cells: readonly string[] | null): OwnFault | null {
  if (cells === null) return 'CODE_UNMAPPED'
  if (!isSendable(how.sheet, cells)) return 'CHARACTER_UNSENDABLE'
  return photo && !isInBand(how, photo.bytes) ? 'PICTURE_BAND' : null
}

export const isInBand = ({ band }: Pick<Handover, 'band'>, bytes: number): boolean =>
  band === null || (bytes >= band[0] && bytes <= band[1])

/** A picture must be taken again, which the counter does; rules are the manager's. */
const heldFor = {
  PICTURE_BAND: 'counter',
  CODE_UNMAPPED: 'manager',
  CHARACTER_UNSENDABLE: 'manager',
} as const satisfies Record<OwnFault, OutboxActor>

/** Nothing went out: it waits for whoever must act, and is tried again from the page of jobs. */
export async function hold(core: Core, message: Pick<Waits, 'key' | 'lane'>, error: OwnFault): Promise<void> {
  const caseId = CaseId.parse(message.lane)
  const acts = heldFor[error]
  await core.store.write(async ({ tx, tell }) => {
    if (!(await answered(core, tx, message.key, { is: 'dead', error, acts }))) return
    const who = await centreItself(tx, core.clock.now())
    await record(core, tx, { who, what: 'centre.held', caseId, facts: { error } })
    if (acts === 'counter') {
      await takeStep(core, tx, caseId, 'in-production')
      await takeStep(core, tx, caseId, 'failed', centreErrorText(error))
      await backToCounter(core, tx, caseId, { code: 'PHOTO_SIZE', words: centreErrorText(error) })
    }
    tell('case.changed', { caseId })
    tell('centre.changed', {})
  })
}

async function makeOne(core: Core, who: Who | null, how: Handover, ready: Ready): Promise<CentreBatchRecord> {
  const { store, branch, clock } = core
  const number = await nextNumber(
    store.db,
    { table: 'centre_batch', column: 'number', digits: 3 },
    `${branch.code}-${day8(clock.today())}-P`,
  )
  const columns = columnsOf(how)
  const name = `${number}.${sheetEnding[how.sheet]}`
  const sheet = await core.blobs.put(ready.sheet)
  const sheetSm3 = sm3Of(ready.sheet)
  const madeAt = clock.now()
  const manifest = BatchManifest.parse({
    schema: 'ssc-batch',
    version: 1,
    number,
    branch: branch.code,
    mode: branch.mode,
    madeAt,
    sheet: { name, bytes: sheet.size, sha256: sheet.sha256, sm3: sheetSm3, form: how.sheet, columns: [...columns] },
    pictures: how.pack,
    cases: ready.cases.map(({ seq: _, ...one }) => one),
  } satisfies BatchManifest)
  const listed = new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`)
  const list = await core.blobs.put(listed)
  const { seal } = await placesOf(store.db)
  return store.write(async ({ tx, tell }) => {
    await layOutAll(core, tx, ready.cases)
    await keepAll(core, tx, [sheet, list])
    const batch = await tx
      .insertInto('centre_batch')
      .values({
        number,
        made_at: madeAt,
        operator_id: who?.session?.operatorId ?? null,
        cases: ready.cases.length,
        pack: how.pack,
        sheet_name: name,
        sheet_sha: sheet.sha256,
        manifest_sha: list.sha256,
        columns: JSON.stringify(columns),
        seal_way: seal?.way ?? null,
        seal_key: seal?.key ?? null,
        sealed_sha: null,
        state: 'made',
        written_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    for (const lot of lots(ready.cases.map(({ key }, place) => ({ batch: batch.seq, place, key })))) {
      await tx.insertInto('centre_batch_case').values(lot).execute()
    }
    const digests = { sheet: sheet.sha256, sheetSm3, manifest: list.sha256, manifestSm3: sm3Of(listed) }
    const facts = { number, cases: ready.cases.length, ...digests, sealed: seal?.way ?? null }
    await record(core, tx, { who: who ?? (await centreItself(tx, madeAt)), what: 'centre.batch', facts })
    tell('centre.changed', {})
    return batch
  })
}

/** SQLite takes some thousand parameters at most. */
function lots<T>(all: readonly T[], size = 300): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}

/** @throws Refusal STALE where one of them went elsewhere meanwhile: then none is laid out, and all are looked at anew */
async function layOutAll(core: Core, tx: Tx, ready: readonly Pick<Waits, 'seq'>[]): Promise<void> {
  let laid = 0
  for (const lot of lots(ready)) {
    const result = await tx
      .updateTable('outbox')
      .set(({ eb }) => ({ state: 'handed', due_at: null, error: null, changed_at: core.clock.now(), attempts: eb('attempts', '+', 1) }))
      .where(
        'seq',
        'in',
        lot.map(({ seq }) => seq),
      )
      .where('state', '=', 'due')
      .executeTakeFirst()
    laid += Number(result.numUpdatedRows)
  }
  if (laid !== ready.length) throw new Refusal('STALE')
}

async function keepAll(core: Core, tx: Tx, kept: readonly Kept[]): Promise<void> {
  for (const one of kept) await core.blobs.keep(tx, one)
}

async function writeUnwritten(core: Core, signal: AbortSignal): Promise<void> {
  for (const batch of await unwrittenBatches(core.store.db)) await writeOut(core, batch, signal)
}

/** @throws Refusal CENTRE_FOLDER, after its cases say why they are not written */
async function writeOut(core: Core, batch: CentreBatchRecord, signal: AbortSignal): Promise<void> {
  const { batch: folder } = await placesOf(core.store.db)
  const sealed = await writeBatch(core, batch, folder, signal).catch(async error => {
    await sayUnwritten(core, batch, troubleIn(error))
    throw error
  })
  await noteWritten(core, null, batch, sealed)
}

async function noteWritten(core: Core, who: Who | null, batch: CentreBatchRecord, sealed: string | null): Promise<void> {
  await core.store.write(async ({ tx, tell }) => {
    const now = core.clock.now()
    const before = await tx
      .selectFrom('centre_batch')
      .select(['state', 'sealed_sha'])
      .where('seq', '=', batch.seq)
      .executeTakeFirstOrThrow()
    const change = { state: 'written' as const, sealed_sha: sealed, ...(before.state === 'made' ? { written_at: now } : {}) }
    await tx.updateTable('centre_batch').set(change).where('seq', '=', batch.seq).execute()
    await setError(tx, batch, null)
    const { number, manifest_sha: manifest } = batch
    const again = before.state === 'written'
    const anew = before.sealed_sha !== null && before.sealed_sha !== sealed
    const what = again ? 'centre.batchAgain' : 'centre.batchWritten'
    await record(core, tx, { who: who ?? (await centreItself(tx, now)), what, facts: { number, manifest, sealed, sealedAnew: anew } })
    tell('centre.changed', {})
  })
}

const sayUnwritten = (core: Core, batch: CentreBatchRecord, why: string | null): Promise<void> =>
  core.store.write(async ({ tx, tell }) => {
    await setError(tx, batch, why ?? 'INTERNAL')
    tell('centre.changed', {})
  })

const setError = (tx: Tx, { seq }: Pick<CentreBatchRecord, 'seq'>, error: string | null) =>
  tx
    .updateTable('outbox')
    .set({ error })
    .where('key', 'in', tx.selectFrom('centre_batch_case').select('key').where('batch', '=', seq))
    .where('state', '=', 'handed')
    .where('error', error === null ? 'is not' : 'is', null)
    .execute()

/** The same batch once more, into its folder or onto a stick. @throws Refusal CENTRE_FOLDER */
export async function writeAgain(
  core: Core,
  who: Who,
  batch: CentreBatchRecord,
  folder: string | null,
  signal: AbortSignal,
): Promise<void> {
  const sealed = await writeBatch(core, batch, folder, signal)
  await noteWritten(core, who, batch, sealed)
}
