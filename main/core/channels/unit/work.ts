/** Works a batch off row by row behind the counter: pictures judged, then cases made. How far it is stands in the store alone. */
import { readDay } from '../../../../shared/entry/day.ts'
import { tidyNumber } from '../../../../shared/entry/number.ts'
import { UnitId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { PhotoNames } from '../../../../shared/ipc/shapes/unit.ts'
import { specFor } from '../../../../shared/photo/ways.ts'
import { needsPhoto } from '../../../../shared/profile/ask.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { ageOn } from '../../../../shared/time.ts'
import { itemOfUnit, type UnitFault, type UnitState } from '../../../../shared/unit/row.ts'
import type { Core } from '../../commands/core.ts'
import { ticketServed } from '../../commands/ticket/call.ts'
import type { Judged } from '../../imaging/engine.ts'
import { record } from '../../platform/audit/record.ts'
import { sha256Of } from '../../platform/blobs/seal.ts'
import { errorCode, isBranchTrouble } from '../../platform/jobs/error-code.ts'
import type { UnitBatchRecord, UnitRowRecord } from '../../platform/store/tables/channels.ts'
import type { Tx } from '../../platform/store/unit-of-work.ts'
import type { Who } from '../../records/context.ts'
import { judgedBefore } from '../../records/photo/judged-before.ts'
import { badRow, batchById, batchIn, changeRow, firstRowIn, lineIn, rowsWithPicture } from '../../records/unit/rows.ts'
import { profileOf } from '../../rules/profile/current.ts'
import { documentOfNumber } from './document.ts'
import { makeCase } from './make.ts'
import { openPhotos, type PhotoBox } from './photos.ts'
import { countsOf, summaryOf } from './view.ts'

/** Windows ask again at every word, so they hear one at most so often. */
const tellEveryMs = 500

/** @throws Refusal FILE_REFUSED where the pictures are no longer where they were */
export async function startChecking(core: Core, who: Who, unitId: UnitId): Promise<void> {
  const batch = await batchIn(core.store.db, unitId, ['checking'])
  if (batch.photos_path === null) throw new Refusal('WRONG_STATE', { state: batch.state })
  const box = await openPhotos(batch.photos_path, batch.photo_names)
  // Looked at here, so that whoever picked them hears at once that they will not do; a later try opens them again.
  box.close()
  core.jobs.batches.start(unitId, async signal => {
    try {
      const { photos_path: path, photo_names: names } = await batchIn(core.store.db, unitId, ['checking'])
      await withPhotos(path ?? '', names, box => checkRows(core, unitId, box, signal))
      if (!signal.aborted) await moveOn(core, who, unitId, 'checking', 'checked')
    } finally {
      core.tell('unit.changed', { unitId })
    }
  })
  core.tell('unit.changed', { unitId })
}

async function withPhotos(path: string, names: PhotoNames, work: (box: PhotoBox) => Promise<void>): Promise<void> {
  const box = await openPhotos(path, names)
  try {
    await work(box)
  } finally {
    box.close()
  }
}

/** So often the work on a row is begun: once more than once, for a machine that was too busy, or a program that was ended. */
const mostRowTries = 2

/**
 * Begins the work on a row. The try is written down first: a row that kills the core each time is known by its tries at the next
 * start. False where it had them all.
 */
async function beginRow(core: Core, row: UnitRowRecord): Promise<boolean> {
  if (row.attempts >= mostRowTries) return false
  await setAttempts(core, row, row.attempts + 1)
  return true
}

/** A row that was put off by a closing program, or by trouble that is not its own, is as it was. */
const putBack = (core: Core, row: UnitRowRecord): Promise<void> => setAttempts(core, row, row.attempts)

const setAttempts = async (core: Core, row: UnitRowRecord, attempts: number): Promise<void> =>
  core.store.write(async ({ tx }) => void (await changeRow(tx, row, { attempts })))

async function checkRows(core: Core, unitId: UnitId, box: PhotoBox, signal: AbortSignal): Promise<void> {
  const tell = quietly(core, unitId)
  while (!signal.aborted) {
    const row = await firstRowIn(core.store.db, unitId, 'read')
    if (!row) return
    if (await beginRow(core, row)) await checkRow(core, row, box, signal)
    else await setBad(core, row, [photoFailed])
    tell()
  }
}

const photoFailed: UnitFault = { about: 'photo', code: 'PHOTO_FAILED' }

async function checkRow(core: Core, row: UnitRowRecord, box: PhotoBox, signal: AbortSignal): Promise<void> {
  const { line } = lineIn(row)
  const found = box.find(tidyNumber(line.number), line.name)
  if (found === 'PHOTO_NONE' && (await mayDoWithout(core, row))) return setGood(core, row)
  if (typeof found === 'string') return setBad(core, row, [{ about: 'photo', code: found }])
  const bytes = await pictureBytes(box, found).catch(async error => {
    await putBack(core, row)
    throw error
  })
  if (bytes === null) return setBad(core, row, [{ about: 'photo', code: 'IMAGE_UNREADABLE' }])
  if (await refusedAsOneFile(core, row, sha256Of(bytes))) return
  const judged = await judgedOrNot(core, row, bytes, signal)
  if (judged === null) return
  if (!judged.readable) return setBad(core, row, [{ about: 'photo', code: judged.code }])
  const refused = judged.verdicts.filter(({ level }) => level === 'refuse').map(({ check }) => ({ about: 'photo', code: check }))
  if (refused.length > 0 || judged.finished === null) return setBad(core, row, refused)
  const [raw, finished] = await Promise.all([core.blobs.put(bytes), core.blobs.put(judged.finished)])
  await core.store.write(async ({ tx }) => {
    for (const kept of [raw, finished]) await core.blobs.keep(tx, kept)
    const pictures = { judged: JSON.stringify(judgedBefore(judged)), raw_sha: raw.sha256, finished_sha: finished.sha256 }
    await changeRow(tx, row, { ...pictures, state: 'good', faults: '[]', attempts: 0 })
  })
}

/** Null where no verdict came: the picture threw, took too long or killed the engine's thread, or the core closes. */
async function judgedOrNot(core: Core, row: UnitRowRecord, bytes: Uint8Array, signal: AbortSignal): Promise<Judged | null> {
  try {
    return await unlessAborted(core.photosBehind.judge(bytes, specFor('unit', profileOf(core).photo.value)), signal)
  } catch (error) {
    if (signal.aborted || isBranchTrouble(error)) await putBack(core, row)
    if (signal.aborted) return null
    if (isBranchTrouble(error)) throw error
    core.log('unit.picture', { unit: row.batch_id, row: row.at, error: errorCode(error) })
    if (row.attempts + 1 >= mostRowTries) await setBad(core, row, [photoFailed])
    return null
  }
}

/** A picture may take many seconds; a core that closes does not wait for it. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let hear = () => {}
  const aborted = new Promise<never>((_resolve, reject) => {
    hear = () => reject(new Refusal('CORE_DOWN'))
    signal.addEventListener('abort', hear, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', hear)
  }
}

/** A small child's card carries no picture here, unless the unit brought one. */
async function mayDoWithout(core: Core, row: UnitRowRecord): Promise<boolean> {
  const { reason } = await batchById(core.store.db, UnitId.parse(row.batch_id))
  const { line } = lineIn(row)
  const read = documentOfNumber(line.number, core.clock.today())
  const birth = read.ok ? (read.birth ?? readDay(line.birth)) : null
  return birth !== null && !needsPhoto(profileOf(core), itemOfUnit(reason), ageOn(birth, core.clock.today()))
}

const setGood = async (core: Core, row: UnitRowRecord): Promise<void> =>
  core.store.write(async ({ tx }) => void (await changeRow(tx, row, { state: 'good', faults: '[]', attempts: 0 })))

/** One file stands for several people: whose face it is nobody here can tell, so none of them is taken. */
async function refusedAsOneFile(core: Core, row: UnitRowRecord, rawSha: string): Promise<boolean> {
  return core.store.write(async ({ tx }) => {
    const others = (await rowsWithPicture(tx, UnitId.parse(row.batch_id), rawSha)).filter(({ at }) => at !== row.at)
    if (others.length === 0) return false
    // The mark of the file stays with each row, so that a third one is told too.
    const refused = { ...badRow([{ about: 'photo', code: 'PHOTO_SAME' }]), raw_sha: rawSha, judged: null, finished_sha: null }
    for (const one of [row, ...others]) await changeRow(tx, one, refused)
    return true
  })
}

/** Null for a picture that cannot be unpacked or is gone, which its row tells; a zip or folder that is gone aborts the run. */
async function pictureBytes(box: PhotoBox, file: Exclude<ReturnType<PhotoBox['find']>, string>): Promise<Uint8Array | null> {
  try {
    return await file.read()
  } catch (error) {
    if (await box.isThere()) return null
    throw error
  }
}

const setBad = async (core: Core, row: UnitRowRecord, faults: readonly UnitFault[]): Promise<void> =>
  core.store.write(async ({ tx }) => void (await changeRow(tx, row, badRow(faults))))

function quietly(core: Core, unitId: UnitId): () => void {
  let toldAt = 0
  return () => {
    if (performance.now() - toldAt < tellEveryMs) return
    toldAt = performance.now()
    core.tell('unit.changed', { unitId })
  }
}

async function moveOn(core: Core, who: Who, unitId: UnitId, from: UnitState, to: UnitState): Promise<void> {
  await core.store.write(async ({ tx }) => {
    const batch = await batchById(tx, unitId)
    if (batch.state !== from) return
    await tx.updateTable('unit_batch').set({ state: to, changed_at: core.clock.now() }).where('id', '=', unitId).execute()
    if (to === 'done') await ticketServed(core, tx, batch.ticket_id)
    const { all, bad, good, made } = await countsOf(tx, unitId)
    await record(core, tx, { who, what: `unit.${to}`, facts: { unit: unitId, all, bad, good, made } })
  })
  if (to === 'done') core.tell('ticket.changed', {})
}

/** Every picture was looked at by a person; only then is a row made a case. @throws Refusal UNIT_UNSEEN */
export async function makeUnit(core: Core, who: Who, { unitId }: Parsed<'unit.make'>): Promise<Out<'unit.make'>> {
  await batchIn(core.store.db, unitId, ['checked'])
  const { unseen } = await countsOf(core.store.db, unitId)
  if (unseen > 0) throw new Refusal('UNIT_UNSEEN', { count: unseen })
  await moveOn(core, who, unitId, 'checked', 'making')
  startMaking(core, who, unitId)
  return summaryOf(core, unitId)
}

/** Whoever goes on with the work is the maker of what is made from here. */
function startMaking(core: Core, who: Who, unitId: UnitId): void {
  core.jobs.batches.start(unitId, async signal => {
    try {
      await makeRows(core, who, unitId, signal)
      if (!signal.aborted) await moveOn(core, who, unitId, 'making', 'done')
    } finally {
      core.tell('unit.changed', { unitId })
    }
  })
  core.tell('unit.changed', { unitId })
}

async function makeRows(core: Core, who: Who, unitId: UnitId, signal: AbortSignal): Promise<void> {
  const batch = await batchById(core.store.db, unitId)
  const tell = quietly(core, unitId)
  while (!signal.aborted) {
    const row = await firstRowIn(core.store.db, unitId, 'good')
    if (!row) return
    if (await beginRow(core, row)) await makeRow(core, who, batch, row)
    else await setBad(core, row, [notMade])
    tell()
    // The counter's commands, which came meanwhile, go between two rows.
    await new Promise(resolve => setImmediate(resolve))
  }
}

const notMade: UnitFault = { about: 'INTERNAL', code: 'REFUSED' }

async function makeRow(core: Core, who: Who, batch: UnitBatchRecord, row: UnitRowRecord): Promise<void> {
  try {
    await makeCase(core, who, batch, row)
  } catch (error) {
    if (isOwnTrouble(error)) {
      await putBack(core, row)
      throw error
    }
    // What the counter refuses, as a case opened meanwhile, and what fails in a row nobody foresaw are told of this row alone.
    if (!(error instanceof Refusal)) core.log('unit.row', { unit: row.batch_id, row: row.at, error: errorCode(error) })
    await setBad(core, row, [rowFault(error)])
  }
}

function rowFault(error: unknown): UnitFault {
  if (!(error instanceof Refusal)) return notMade
  return error.code === 'CARD_UNFIT' ? { about: 'number', code: String(error.detail?.why) } : { about: error.code, code: 'REFUSED' }
}

/** These are no fault of the row: the work stops and goes on later. */
const ownTroubles: readonly Refusal['code'][] = ['NOT_SIGNED_IN', 'TIMED_OUT']
const isOwnTrouble = (error: unknown): boolean => isBranchTrouble(error) || (error instanceof Refusal && ownTroubles.includes(error.code))

export async function resumeUnit(core: Core, who: Who, { unitId }: Parsed<'unit.resume'>): Promise<Out<'unit.resume'>> {
  const { state } = await batchIn(core.store.db, unitId, ['checking', 'making'])
  if (state === 'checking') await startChecking(core, who, unitId)
  else startMaking(core, who, unitId)
  return summaryOf(core, unitId)
}

export async function pauseUnit(core: Core, _who: Who, { unitId }: Parsed<'unit.pause'>): Promise<Out<'unit.pause'>> {
  await core.jobs.batches.stop(unitId)
  core.tell('unit.changed', { unitId })
  return summaryOf(core, unitId)
}

/** The teller's word on the pictures of some rows. */
export async function lookAtPictures(core: Core, who: Who, { unitId, seen, bad }: Parsed<'unit.look'>): Promise<Out<'unit.look'>> {
  await core.store.write(async ({ tx, tell }) => {
    await batchIn(tx, unitId, ['checked'])
    await sayOf(tx, unitId, seen, { seen_by: who.session?.operatorId ?? null })
    await sayOf(tx, unitId, bad, badRow([{ about: 'photo', code: 'PHOTO_LOOK' }]))
    await record(core, tx, { who, what: 'unit.look', facts: { unit: unitId, seen: seen.length, bad: bad.length } })
    tell('unit.changed', { unitId })
  })
  return summaryOf(core, unitId)
}

const sayOf = (tx: Tx, unitId: UnitId, rows: readonly number[], change: Parameters<typeof changeRow>[2]) =>
  tx
    .updateTable('unit_row')
    .set(change)
    .where('batch_id', '=', unitId)
    .where('state', '=', 'good')
    .where('at', 'in', [...rows, -1])
    .execute()
