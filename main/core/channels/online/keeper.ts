/** Fetches what lies in the inbox, and has answers written as soon as a case that came online is decided. */

import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { EventName, EventPayload } from '../../../../shared/ipc/events.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Core } from '../../commands/core.ts'
import { record } from '../../platform/audit/record.ts'
import type { Timers } from '../../platform/clock.ts'
import { errorCode, isBranchTrouble } from '../../platform/jobs/error-code.ts'
import type { JobRun } from '../../platform/jobs/jobs.ts'
import { replayAll } from '../../platform/outbox/outbox.ts'
import type { Who } from '../../records/context.ts'
import { anyUnansweredOf, foldersOf } from '../../records/online/rows.ts'
import { answerChannel, answerDue } from './answer.ts'
import { folderInbox } from './folders.ts'
import { takePackage } from './take.ts'

/** A unit's batch changes thousands of cases in a few minutes; they are asked about together. */
const gatherMs = 200

export type CaseListener = { heard<N extends EventName>(event: N, payload: EventPayload<N>): void; stop(): void }

/** Wakes the answers when a case that came online and has none yet changes, whoever changed it; other cases cost one look a burst. */
export function listenToCases(core: Core, timers: Timers): CaseListener {
  const changed = new Set<string>()
  let callOff: (() => void) | null = null
  const look = async () => {
    callOff = null
    const caseIds = [...changed]
    changed.clear()
    if (await anyUnansweredOf(core.store.db, caseIds)) core.jobs.wake('online-answers')
  }
  return {
    heard: (event, payload) => {
      if (event !== 'case.changed' || !('caseId' in payload)) return
      changed.add(payload.caseId)
      // Where the look itself fails the answers are due at their next run anyway.
      callOff ??= timers.after(gatherMs, () => void look().catch(error => core.log('online.failed', { error: errorCode(error) })))
    },
    stop: () => callOff?.(),
  }
}

/** `who` is null where the clock made it due. Only in the turn of its job. */
export async function receive(core: Core, who: Who | null, { items }: JobRun): Promise<Out<'online.receive'>> {
  const { inbox: folder } = await foldersOf(core.store.db)
  const count = { taken: 0, refused: 0 }
  if (folder === null) return count
  const inbox = folderInbox(folder)
  const entries = await inbox.list()
  await items.keepOnly(entries.map(({ name }) => name))
  for (const { name, is } of entries) if (is !== 'whole' && is !== 'settling') await items.refuse(name, is)
  const paths = new Map(entries.filter(({ is }) => is === 'whole').map(({ name, path }) => [name, path]))
  const take = async (name: string) => {
    const taken = await takePackage(core, who, paths.get(name) ?? '').catch(goneAlready)
    if (!taken) return
    count[taken.state === 'refused' ? 'refused' : 'taken'] += 1
    await inbox.done(name)
  }
  await items.each([...paths.keys()], take, { isOwn: isBranchTrouble, hurried: who !== null })
  if (count.taken + count.refused > 0) await core.jobs.follow('online-answers')
  return count
}

/** Another hand, the teller's or the clock's, was first with this package. */
function goneAlready(error: unknown): null {
  if (error instanceof Refusal && (error.code === 'STALE' || error.detail?.why === 'missing')) return null
  throw error
}

/** Puts a package nobody can take aside, by a person's word. */
export async function putAside(core: Core, name: string): Promise<void> {
  const { inbox: folder } = await foldersOf(core.store.db)
  if (folder === null) throw new Refusal('FOLDER_UNSET')
  const entry = (await folderInbox(folder).list().catch(folderGone)).find(one => one.name === name)
  if (entry && entry.is !== 'ENTRY_NAME') await folderInbox(folder).done(name).catch(folderGone)
}

export async function receiveOnline(core: Core, who: Who): Promise<Out<'online.receive'>> {
  const { inbox } = await foldersOf(core.store.db)
  if (inbox === null) throw new Refusal('FOLDER_UNSET')
  return core.jobs.inTurn('online-inbox', run => receive(core, who, run)).catch(folderGone)
}

/** The last two: a way no file system takes. */
const noFolder = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']

/** A folder that is gone is for a person to pick again; it is no fault of the program. */
function folderGone(error: unknown): never {
  throw noFolder.includes(errorCode(error)) ? new Refusal('FILE_REFUSED', { why: 'missing' }) : error
}

export async function setOnlineFolder(core: Core, who: Who, { which, path }: Parsed<'online.setFolder'>): Promise<Out<'online.setFolder'>> {
  await core.store.write(async ({ tx, tell }) => {
    const folders = { ...(await foldersOf(tx)), [which]: path }
    await tx
      .insertInto('online_folder')
      .values({ id: 1, ...folders })
      .onConflict(conflict => conflict.column('id').doUpdateSet(folders))
      .execute()
    await record(core, tx, { who, what: 'online.setFolder', facts: { which } })
    // What could not be written to the one may go to the other.
    if (which === 'outbox') await replayAll(core, tx, answerChannel)
    tell('online.changed', {})
  })
  await core.jobs.inTurn('online-answers', run => answerDue(core, run)).catch(folderGone)
  return {}
}
