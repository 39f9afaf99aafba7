/** Takes a package in: read, checked, its picture judged, kept for the teller, or refused with its reasons. */

import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { OnlineId } from '../../../../shared/ids.ts'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { OnlineTaken } from '../../../../shared/ipc/shapes/online.ts'
import type { OnlineApplication } from '../../../../shared/online/application.ts'
import { fault, type OnlineFault } from '../../../../shared/online/fault.ts'
import { specFor } from '../../../../shared/photo/ways.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Core } from '../../commands/core.ts'
import { record } from '../../platform/audit/record.ts'
import { sha256Of } from '../../platform/blobs/seal.ts'
import { inTime } from '../../platform/in-time.ts'
import { newId } from '../../platform/new-id.ts'
import type { OnlinePackageInsert } from '../../platform/store/tables/channels.ts'
import type { Who } from '../../records/context.ts'
import { onlineIdOf } from '../../records/online/rows.ts'
import { type JudgedBefore, judgedBefore } from '../../records/photo/judged-before.ts'
import { profileOf } from '../../rules/profile/current.ts'
import { answerTwice } from './answer.ts'
import { faultsOf, readApplication } from './check.ts'
import { openParcel, type Parcel } from './parcel.ts'

/** A picture of many megabytes over a slow share comes in this time, or not at all. */
const readMs = 60_000

export async function takeOnline(core: Core, who: Who, { path }: Parsed<'online.take'>): Promise<Out<'online.take'>> {
  const taken = await takePackage(core, who, path)
  await core.jobs.follow('online-answers')
  return taken
}

/** `who` is null where the package came through the watched folder. */
export async function takePackage(core: Core, who: Who | null, path: string): Promise<OnlineTaken> {
  const opened = await opening(path)
  try {
    const { packageId, application, faults } = 'faults' in opened ? opened : readApplication(opened.application)
    const name = packageId ?? (await nameless(path))
    const content = createHash('sha256')
      .update(('photo' in opened && opened.application) || name)
      .digest('hex')
    const known = await core.store.db.selectFrom('online_package').selectAll().where('package_id', '=', name).executeTakeFirst()
    // A core that died before it put the package aside finds it in the folder again: that is no second application.
    if (known && who === null && known.content_sha === content) return { id: onlineIdOf(known), state: known.state, faults: [] }
    if (known) return await refusedTwice(core, name)
    const looked = application && 'photo' in opened ? await lookedAt(core, opened, application) : { faults, picture: null }
    return await kept(core, who, { name, content, application }, looked)
  } finally {
    if ('photo' in opened) opened.close()
  }
}

type Unopened = { readonly packageId: null; readonly application: null; readonly faults: readonly OnlineFault[] }

/** A file that is no package is answered too, for its sender waits. */
async function opening(path: string): Promise<Parcel | Unopened> {
  try {
    return await inTime(openParcel(path), readMs)
  } catch (error) {
    return { packageId: null, application: null, faults: [fileFault(error)] }
  }
}

/** @throws the error itself where the file is gone or the fault is not the file's */
function fileFault(error: unknown): OnlineFault {
  if (!(error instanceof Refusal) || error.code !== 'FILE_REFUSED' || error.detail?.why === 'missing') throw error
  return fault('FILE_REFUSED', { rule: String(error.detail?.why) })
}

/** Where no number can be read, file and time of writing tell one from another. */
async function nameless(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path)
  return `unreadable-${createHash('sha256').update(`${path} ${size} ${mtimeMs}`).digest('hex').slice(0, 12)}`
}

async function refusedTwice(core: Core, packageId: string): Promise<OnlineTaken> {
  const faults = [fault('PACKAGE_TWICE', { field: 'packageId' })]
  await answerTwice(core, packageId, faults)
  return { id: null, state: 'refused', faults }
}

type Picture = { readonly judged: JudgedBefore; readonly raw: Uint8Array; readonly finished: Uint8Array }
type Looked = { readonly faults: readonly OnlineFault[]; readonly picture: Picture | null }

async function lookedAt(core: Core, parcel: Parcel, application: OnlineApplication): Promise<Looked> {
  const faults = await faultsOf(core, application)
  const bytes = await inTime(parcel.photo(application.photo.file), readMs).catch(fileFault)
  if (bytes !== null && 'code' in bytes) return { faults: [...faults, bytes], picture: null }
  if (bytes === null) return { faults: [...faults, fault('PHOTO_MISSING', { field: 'photo.file' })], picture: null }
  if (sha256Of(bytes) !== application.photo.sha256)
    return { faults: [...faults, fault('PHOTO_HASH', { field: 'photo.sha256' })], picture: null }
  const seen = await judgedPicture(core, bytes)
  return { faults: [...faults, ...seen.faults], picture: seen.picture }
}

async function judgedPicture(core: Core, raw: Uint8Array): Promise<Looked> {
  const judged = await core.photosBehind.judge(raw, specFor('online', profileOf(core).photo.value))
  if (!judged.readable) return { faults: [fault('IMAGE_WRONG', { field: 'photo', rule: judged.code })], picture: null }
  const refused = judged.verdicts.filter(({ level }) => level === 'refuse')
  const faults = refused.map(({ check }) => fault('PHOTO_CHECK', { field: 'photo', rule: check }))
  if (faults.length > 0 || judged.finished === null) return { faults, picture: null }
  return { faults, picture: { judged: judgedBefore(judged), raw, finished: judged.finished } }
}

type Named = { readonly name: string; readonly content: string; readonly application: OnlineApplication | null }

/** Of a package that is refused nothing is kept but why. */
async function kept(core: Core, who: Who | null, { name, content, application }: Named, { faults, picture }: Looked): Promise<OnlineTaken> {
  const id = OnlineId.parse(newId())
  const now = core.clock.now()
  const sound = application !== null && faults.length === 0 && picture !== null
  const files = sound ? { raw: await core.blobs.put(picture.raw), finished: await core.blobs.put(picture.finished) } : null
  const row: OnlinePackageInsert = {
    id,
    package_id: name,
    content_sha: content,
    state: sound ? 'waiting' : 'refused',
    application: sound ? JSON.stringify(application) : null,
    faults: JSON.stringify(faults),
    judged: sound ? JSON.stringify(picture.judged) : null,
    raw_sha: files?.raw.sha256 ?? null,
    finished_sha: files?.finished.sha256 ?? null,
    received_at: now,
    decided_at: sound ? null : now,
  }
  await core.store
    .write(async ({ tx, tell }) => {
      if (files) for (const file of [files.raw, files.finished]) await core.blobs.keep(tx, file)
      await tx.insertInto('online_package').values(row).execute()
      const facts = {
        package: id,
        state: row.state,
        faults: [...new Set(faults.map(({ code }) => code))].join(' '),
        raw: row.raw_sha ?? null,
      }
      await record(core, tx, { who, what: 'online.take', facts })
      tell('online.changed', {})
    })
    .catch(error => {
      // Two hands with the same package at the same moment: the other one was first.
      if (!core.store.engine.isUniqueViolation(error)) throw error
      throw new Refusal('STALE')
    })
  return { id, state: row.state, faults: [...faults] }
}
