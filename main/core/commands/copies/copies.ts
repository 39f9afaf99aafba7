/** Shows how old the last good copies are and what they lack; takes one now, and names a second place for them. */
import { stat } from 'node:fs/promises'
import { isAbsolute, resolve, sep } from 'node:path'
import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { Instant } from '../../../../shared/time.ts'
import { record } from '../../platform/audit/record.ts'
import { inTime } from '../../platform/in-time.ts'
import { errorCode } from '../../platform/jobs/error-code.ts'
import { aboutCopy, allCopies, copyFolder } from '../../platform/store/copies/copies.ts'
import type { Who } from '../../records/context.ts'
import { copyPlace, setCopyPlace } from '../../records/copies/place.ts'
import { jumpToTell } from '../clock/watch.ts'
import type { Core } from '../core.ts'

/** For every desk: whether work is older than the last copy of it, and whether the second place fails. */
export async function copiesInBar(core: Core): Promise<Out<'copies.bar'>> {
  // Whoever runs the database watches over its copies; a bar that reminds of them would remind people who can do nothing.
  if (!core.store.copiedHere) return { here: false, lastAt: null, behind: false, awaySince: null, clock: jumpToTell(core) }
  const [newest] = await allCopies(core.store.folder)
  const away = (await copyPlace(core.store.db)) === null ? null : core.jobs.stateOf('copy-away')
  return {
    here: true,
    lastAt: newest ? Instant.parse(newest.at) : null,
    // A copy that failed leaves what was done since; a program nobody uses needs no new copy.
    behind: newest?.n !== core.store.commits(),
    awaySince: away?.failingSince ?? null,
    clock: jumpToTell(core),
  }
}

export async function viewCopies(core: Core): Promise<Out<'copies.view'>> {
  const { unreadable } = core.blobs.health()
  if (!core.store.copiedHere)
    return { ...(await copiesInBar(core)), copies: 0, error: null, pictures: 0, missing: 0, unreadable, away: null }
  const copies = await allCopies(core.store.folder)
  const [newest] = copies
  const about = newest ? await aboutCopy(copyFolder(core.store.folder, newest.at)) : null
  const own = core.jobs.stateOf('copy')
  const folder = await copyPlace(core.store.db)
  const away = core.jobs.stateOf('copy-away')
  return {
    ...(await copiesInBar(core)),
    copies: copies.length,
    error: own.lastError,
    pictures: about?.pictures ?? 0,
    missing: about?.missing ?? 0,
    unreadable,
    away: folder === null ? null : { folder, lastOkAt: away.lastOkAt, error: away.lastError },
  }
}

/** @throws Refusal COPIES_ELSEWHERE. In its turn behind one that is being taken; then it is carried to the second place as well. */
export async function copyNow(core: Core, who: Who): Promise<Out<'copies.now'>> {
  assertCopiedHere(core)
  await core.store.write(({ tx }) => record(core, tx, { who, what: 'copies.now', facts: {} }))
  await core.jobs.follow('copy')
  if ((await copyPlace(core.store.db)) !== null) await core.jobs.follow('copy-away')
  return viewCopies(core)
}

/** @throws Refusal COPIES_ELSEWHERE */
function assertCopiedHere(core: Core): void {
  if (!core.store.copiedHere) throw new Refusal('COPIES_ELSEWHERE')
}

/** Picked in a dialog of the shell. @throws Refusal COPIES_ELSEWHERE; COPY_PLACE where it is no folder, or lies inside the store's own */
export async function setPlace(core: Core, who: Who, { path }: Parsed<'copies.setPlace'>): Promise<Out<'copies.setPlace'>> {
  assertCopiedHere(core)
  await refuseOwnFolder(core, path)
  await choose(core, who, path)
  return {}
}

export async function leavePlace(core: Core, who: Who): Promise<Out<'copies.leavePlace'>> {
  await choose(core, who, null)
  return viewCopies(core)
}

async function choose(core: Core, who: Who, folder: string | null): Promise<void> {
  await core.store.write(async ({ tx, tell, afterCommit }) => {
    await setCopyPlace(tx, folder)
    await record(core, tx, { who, what: 'copies.setPlace', facts: { set: folder !== null } })
    tell('copies.changed', {})
    afterCommit(() => core.jobs.wake('copy-away'))
  })
}

/** A copy beside the copies would be lost together with them. */
async function refuseOwnFolder(core: Core, path: string): Promise<void> {
  if (!isAbsolute(path)) throw new Refusal('COPY_PLACE', { why: 'not-a-folder' })
  const [own, wanted] = [`${resolve(core.store.folder)}${sep}`, `${resolve(path)}${sep}`]
  if (wanted.startsWith(own)) throw new Refusal('COPY_PLACE', { why: 'own-folder' })
  const found = await inTime(stat(path)).catch(error => {
    throw new Refusal('COPY_PLACE', { why: errorCode(error) })
  })
  if (!found.isDirectory()) throw new Refusal('COPY_PLACE', { why: 'not-a-folder' })
}

/** What the job does: the newest copy to the second place, if there is one. */
export async function carryAway(core: Core): Promise<void> {
  const folder = await copyPlace(core.store.db)
  try {
    if (folder !== null) await core.store.carry(folder)
  } finally {
    core.tell('copies.changed', {})
  }
}
