/** Follows the result files of the centre: each row once, a bad file delays none behind it, and what nobody can follow is shown. */

import { createHash } from 'node:crypto'
import { lstat, mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { CentreEvent, CentreReceipt } from '../../../../../shared/centre/messages.ts'
import { actsOn } from '../../../../../shared/centre/refusals.ts'
import { type FaultyRow, type ResultRow, type RowFault, statusOfResult } from '../../../../../shared/centre/results.ts'
import { CaseId } from '../../../../../shared/ids.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import { systemCode } from '../../../../../shared/system-code.ts'
import { clockInstant, dayOf, Instant } from '../../../../../shared/time.ts'
import type { Core } from '../../../commands/core.ts'
import { fileRefused } from '../../../platform/archive/zip.ts'
import { record } from '../../../platform/audit/record.ts'
import { sm3Of } from '../../../platform/blobs/seal.ts'
import { inTime } from '../../../platform/in-time.ts'
import { errorCode, isBranchTrouble } from '../../../platform/jobs/error-code.ts'
import type { JobRun } from '../../../platform/jobs/jobs.ts'
import { answered, messageAt } from '../../../platform/outbox/handed.ts'
import type { Unit } from '../../../platform/store/unit-of-work.ts'
import { centreItself } from '../../../records/centre/machine.ts'
import { otherOfReceipt, refusalOf } from '../../../records/centre/rows.ts'
import { wayOfChannel } from '../../../records/centre/there.ts'
import { batchOfKey, namesInBatches, placesOf, recentBatches } from '../../../records/centre/ways.ts'
import { folderRefused, readUpTo } from '../folder.ts'
import { hear } from '../news.ts'
import { received, refused } from '../send.ts'
import { masked, readResults } from './read-results.ts'
import { sweepSealed } from './write.ts'

/** Rows of a year of a large centre. */
const mostBytes = 64 * 1024 * 1024
const asideName = 'processed'
/** Whoever writes into the folder may still be at it. */
const settledMs = 2_000
const mostFaults = 1_000

export async function readResultFiles(core: Core, { items, signal }: JobRun): Promise<void> {
  const { results: folder } = await placesOf(core.store.db)
  if (folder === null) return
  const names = await inTime(namesIn(folder)).catch(folderRefused)
  await items.keepOnly(names)
  const read = async (name: string) => {
    if (!signal.aborted) await readOne(core, folder, name, signal)
  }
  await items.each(names, read, { isOwn: isBranchTrouble })
  await sweepSealed(
    core,
    new Set(
      (await recentBatches(core.store.db, 500)).filter(({ open, state }) => open > 0 || state === 'made').map(({ number }) => number),
    ),
  )
}

async function namesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder)
  const looked = await Promise.all(
    found
      .filter(name => !name.startsWith('.') && !name.startsWith('~$') && /\.(xlsx?|csv|txt)$/i.test(name))
      .map(async name => {
        const entry = await lstat(join(folder, name)).catch(() => null)
        // A link may lead out of the folder.
        return entry?.isFile() && Date.now() - entry.mtimeMs >= settledMs ? name : null
      }),
  )
  return looked.filter(name => name !== null).sort()
}

async function readOne(core: Core, folder: string, name: string, signal: AbortSignal): Promise<void> {
  const bytes = await inTime(readUpTo(join(folder, name), mostBytes)).catch(gone)
  if (bytes === undefined) return
  if (bytes === null) throw fileRefused('too-large')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const known = await core.store.db.selectFrom('centre_result').select('sha256').where('sha256', '=', sha256).executeTakeFirst()
  if (!known) {
    const { rows, faults, count } = await readResults(bytes, await namesInBatches(core.store.db))
    const open: FaultyRow[] = [...faults]
    for (const row of rows) {
      // Ended in the middle it is read again from its beginning: what was followed is followed once.
      if (signal.aborted) return
      const what = await followRow(core, row)
      if (what !== null) open.push({ at: row.at, what, said: row.caseNumber ?? masked(row.docNumber) })
    }
    await keep(core, { sha256, sm3: sm3Of(bytes), name, count, followed: count - open.length, faults: open.sort((a, b) => a.at - b.at) })
  }
  // A share that is only read keeps the file there; by its bytes it is known as read.
  await inTime(putAside(folder, name, sha256)).catch(error => core.log('centre.result-stays', { error: errorCode(error) }))
}

/** Another machine took it away meanwhile. */
function gone(error: unknown): undefined {
  if (systemCode(error) === 'ENOENT') return undefined
  return folderRefused(error)
}

async function putAside(folder: string, name: string, sha256: string): Promise<void> {
  await mkdir(join(folder, asideName), { recursive: true })
  await rename(join(folder, name), join(folder, asideName, `${sha256.slice(0, 8)}-${name}`))
}

type Read = {
  readonly sha256: string
  readonly sm3: string
  readonly name: string
  readonly count: number
  readonly followed: number
  readonly faults: readonly FaultyRow[]
}

const keep = (core: Core, { sha256, sm3, name, count, followed, faults }: Read): Promise<void> =>
  core.store.write(async ({ tx, tell }) => {
    await tx
      .insertInto('centre_result')
      .values({
        sha256,
        file: name,
        read_at: core.clock.now(),
        rows: count,
        followed,
        faults: JSON.stringify(faults.slice(0, mostFaults)),
        open: faults.length > 0 ? 1 : 0,
      })
      .execute()
    const who = await centreItself(tx, core.clock.now())
    await record(core, tx, { who, what: 'centre.result', facts: { file: sha256, fileSm3: sm3, rows: count, followed } })
    tell('centre.changed', {})
  })

/** `earlier`: the row tells of a hand-in before the newest one, which was answered in its time. */
type Found = { readonly caseId: CaseId; readonly number: string; readonly key: string | null; readonly earlier: Earlier | null }
type Earlier = 'answered' | 'unanswered'

/** The case by our number, or the newest handed-in one of the person; null with why where there is no such one. */
async function find(core: Core, said: ResultRow): Promise<Found | RowFault> {
  const { db } = core.store
  const { caseNumber, docNumber } = said
  const rows = await db
    .selectFrom('case_file')
    .innerJoin('centre_case', 'centre_case.case_id', 'case_file.id')
    .select([
      'case_file.id',
      'case_file.number',
      'centre_case.key',
      'centre_case.handed_at',
      'centre_case.received_at',
      'centre_case.refusal',
    ])
    .where(eb => (caseNumber === null ? eb('case_file.doc_number', '=', docNumber ?? '') : eb('case_file.number', '=', caseNumber)))
    .orderBy('centre_case.handed_at', 'desc')
    .orderBy('centre_case.round', 'desc')
    .execute()
  const newest = rows[0]
  if (!newest) {
    const known =
      caseNumber === null ? undefined : await db.selectFrom('case_file').select('id').where('number', '=', caseNumber).executeTakeFirst()
    return known ? 'not-waiting' : 'no-case'
  }
  if (
    rows.some(row => row.id !== newest.id) &&
    (await openOf(
      core,
      rows.map(({ key }) => key),
    )) > 1
  )
    return 'many-cases'
  const before = rows.filter(row => row.id === newest.id && row.key !== newest.key)
  return { caseId: CaseId.parse(newest.id), number: newest.number, key: newest.key, earlier: earlierOf(said, newest.handed_at, before) }
}

type HandIn = { readonly handed_at: string; readonly received_at: string | null; readonly refusal: string | null }

/**
 * A list that grows holds what was said of a case before it was corrected and handed in anew. By its time a row is of then; without one
 * it is where the same was said then, and may be of now as well: a person looks.
 */
function earlierOf({ when, result, code, reason }: ResultRow, handedAt: string, before: readonly HandIn[]): Earlier | null {
  if (before.length === 0) return null
  if (when !== null) return isBefore(when, handedAt) ? (before.some(isAnswered) ? 'answered' : 'unanswered') : null
  const isSame = (one: HandIn): boolean => {
    const refusal = refusalOf(one)
    return refusal !== null && refusal.code === code && refusal.words === reason
  }
  return result === 'refused' && before.some(isSame) ? 'unanswered' : null
}

const isAnswered = ({ received_at, refusal }: HandIn): boolean => received_at !== null || refusal !== null

/** A day without a time of day is over at its end. */
const isBefore = (when: string, handedAt: string): boolean => {
  const isDay = when === clockInstant(dayOf(Instant.parse(when)), '00:00')
  return isDay ? dayOf(Instant.parse(when)) < dayOf(Instant.parse(handedAt)) : when < handedAt
}

async function openOf({ store }: Core, keys: readonly string[]): Promise<number> {
  const rows = await store.db.selectFrom('outbox').select('lane').where('key', 'in', keys).where('state', 'in', ['due', 'handed']).execute()
  return new Set(rows.map(({ lane }) => lane)).size
}

/** Null where it was followed, now or before. */
async function followRow(core: Core, row: ResultRow): Promise<RowFault | null> {
  const found = await find(core, row)
  if (typeof found === 'string') return found
  if (found.earlier !== null) return found.earlier === 'answered' ? null : 'of-before'
  const message = found.key === null ? undefined : await messageAt(core.store.db, found.key)
  if (!message || message.state === 'dropped') return 'not-waiting'
  const waits = wayOfChannel(message.channel) !== 'http' && (message.state === 'handed' || message.state === 'due')
  if (waits) {
    await answer(core, message, row)
    if (row.result === 'taken') return (await isSharedReceipt(core, found.caseId, message, row)) ? 'shared-receipt' : null
    // A refusal says all there is to say.
    if (row.result === 'refused') return null
  } else if (message.state === 'dead') return row.result === 'refused' ? null : 'not-waiting'
  else if (message.state !== 'done') return 'not-waiting'
  if (row.result === 'taken') return (await isOtherReceipt(core, message, row)) ? 'other-receipt' : null
  if (row.result === 'refused' && (await wasRefusedBefore(core, message.key))) return null
  await hear(core, eventOf(core, row, found, message.key))
  return null
}

/** A second receipt is no second card here, and may be one at the centre: a person asks. Until it gave one of its own, the batch stood for it. */
async function isOtherReceipt({ store }: Core, { key, receipt }: Message, row: ResultRow): Promise<boolean> {
  if (row.receipt === null || receipt === null || row.receipt === receipt) return false
  return receipt !== (await batchOfKey(store.db, key))?.number
}

/**
 * One number for a whole batch is how many centres count. The same number for a case of another batch, or of another way, is likelier a row
 * that slipped in their list: the centre's word stands, and a person asks.
 */
async function isSharedReceipt({ store }: Core, caseId: CaseId, { key }: Message, { receipt }: ResultRow): Promise<boolean> {
  const other = receipt === null ? null : await otherOfReceipt(store.db, receipt, caseId)
  if (other === null) return false
  const [own, others] = await Promise.all([batchOfKey(store.db, key), batchOfKey(store.db, other.key)])
  return own === undefined || own.number !== others?.number
}

async function wasRefusedBefore({ store }: Core, key: string): Promise<boolean> {
  const row = await store.db.selectFrom('centre_case').select('refusal').where('key', '=', key).executeTakeFirst()
  return (row?.refusal ?? null) !== null
}

type Message = NonNullable<Awaited<ReturnType<typeof messageAt>>>

/** The receipt or the refusal of what lies at the other side, with all that follows from it, in one unit of work. */
async function answer(core: Core, message: Message, row: ResultRow): Promise<void> {
  const how = row.result === 'refused' ? refusal(core, message, row) : await receipt(core, message, row)
  const settle = async (unit: Unit, whole: boolean) => {
    if (!(await answered(core, unit.tx, message.key, how.verdict))) return
    await how.follows.keep?.(unit)
    if (whole) await how.follows.follow?.(unit)
  }
  await core.store
    .write(unit => settle(unit, true))
    .catch(error => {
      if (!(error instanceof Refusal) || isBranchTrouble(error)) throw error
      // The centre's word stands, wherever the case went meanwhile.
      core.log('centre.unfollowed', { error: error.code })
      return core.store.write(unit => settle(unit, false))
    })
}

function refusal(core: Core, message: Message, { code, reason }: ResultRow) {
  const verdict = { is: 'dead' as const, error: code, acts: actsOn(code) }
  return { verdict, follows: refused(core, message, { code, words: reason }) }
}

/** A centre without receipt numbers of its own is known by the batch. */
async function receipt(core: Core, message: Message, row: ResultRow) {
  const number = row.receipt ?? (await batchOfKey(core.store.db, message.key))?.number ?? message.key.slice(0, 60)
  const said = CentreReceipt.parse({ receipt: number, receivedAt: row.when ?? core.clock.now() })
  return { verdict: { is: 'done' as const, receipt: number }, follows: received(core, message, said) }
}

/** The same row has the same id in whichever file it comes. */
function eventOf(core: Core, row: ResultRow, { number }: Found, key: string): CentreEvent {
  const id = createHash('sha256')
    .update([key, row.result, row.when ?? '', row.reason].join('\n'))
    .digest('hex')
    .slice(0, 32)
  return CentreEvent.parse({
    id: `file/${id}`,
    caseNumber: number,
    status: statusOfResult[row.result],
    at: row.when ?? core.clock.now(),
    reason: row.result === 'refused' ? { code: row.code, words: row.reason } : null,
    cardTail: row.cardTail,
  })
}
