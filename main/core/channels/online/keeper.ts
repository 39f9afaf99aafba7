/** Keeps an eye on the inbox and on cases that are decided, as long as the core runs. */

import type { Out, Parsed } from '../../../../shared/ipc/contract.ts'
import type { EventName } from '../../../../shared/ipc/events.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { Core } from '../../commands/core.ts'
import { record } from '../../platform/audit/record.ts'
import type { Who } from '../../records/context.ts'
import { foldersOf } from '../../records/online/rows.ts'
import { answerDue } from './answer.ts'
import { folderInbox } from './folders.ts'
import { takePackage } from './take.ts'

const lookEveryMs = 20_000

export type OnlineKeeper = { heard(event: EventName): void; stop(): Promise<void> }

/** An answer goes out as soon as a case is decided, whoever decides it, and after a crash when the core is back. */
export function keepOnline(core: Core): OnlineKeeper {
  let last: Promise<unknown> = Promise.resolve()
  let stopped = false
  const inTurn = (work: () => Promise<unknown>): void => {
    last = last.then(() => (stopped ? undefined : work())).catch(error => core.log('online.failed', { error: nameOf(error) }))
  }
  const look = () =>
    inTurn(async () => {
      await receive(core, null)
      await answerDue(core)
    })
  const timer = setInterval(look, lookEveryMs)
  timer.unref()
  look()
  return {
    heard: event => {
      if (event === 'case.changed' && !stopped) inTurn(() => answerDue(core))
    },
    stop: async () => {
      clearInterval(timer)
      stopped = true
      await last
    },
  }
}

const nameOf = (error: unknown): string => (error instanceof Refusal ? error.code : error instanceof Error ? error.name : typeof error)

async function receive(core: Core, who: Who | null): Promise<Out<'online.receive'>> {
  const { inbox: folder } = await foldersOf(core.store.db)
  if (folder === null) return { taken: 0, refused: 0 }
  const inbox = folderInbox(folder)
  const count = { taken: 0, refused: 0 }
  for (const path of await inbox.list()) {
    const taken = await takePackage(core, who, path).catch(goneAlready)
    if (!taken) continue
    count[taken.state === 'refused' ? 'refused' : 'taken'] += 1
    await inbox.done(path)
  }
  return count
}

/** Another hand, the teller's or the clock's, was first with this package. */
function goneAlready(error: unknown): null {
  if (error instanceof Refusal && (error.code === 'STALE' || error.detail?.why === 'missing')) return null
  throw error
}

export async function receiveOnline(core: Core, who: Who): Promise<Out<'online.receive'>> {
  const { inbox } = await foldersOf(core.store.db)
  if (inbox === null) throw new Refusal('FOLDER_UNSET')
  return receive(core, who).catch(folderGone)
}

/** The last two: a way no file system takes. */
const noFolder = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']

/** A folder that is gone is for a person to pick again; it is no fault of the program. */
function folderGone(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  throw noFolder.includes(code) ? new Refusal('FILE_REFUSED', { why: 'missing' }) : error
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
    tell('online.changed', {})
  })
  await answerDue(core).catch(folderGone)
  return {}
}
