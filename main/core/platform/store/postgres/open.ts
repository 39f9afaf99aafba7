/** Opens a branch that a PostgreSQL database keeps: the key from the folder, the hold on the branch, migrations. */

import { mkdir, rm } from 'node:fs/promises'
import { Refusal } from '../../../../../shared/refusal.ts'
import { changePassphrase, checkOf, createKey, custodyPath, findKeys, proveSecrets } from '../custody.ts'
import { queriesOn } from '../engine.ts'
import { lockFolder } from '../lock.ts'
import { migrate } from '../migrate.ts'
import { migrations } from '../migrations/index.ts'
import { postgresEngine } from '../postgres.ts'
import { subkeyOf } from '../sealing.ts'
import { slowLog } from '../slow-log.ts'
import type { Around, Opened, Opening } from '../store.ts'
import { openUnits } from '../unit-of-work.ts'
import { filesInDatabase } from './files.ts'
import { type Hold, holdBranch, isMovedAway } from './hold.ts'
import { ask, type Link, openLink, troubleOf } from './link.ts'
import { type Place, placeOf } from './place.ts'

/**
 * Opens the branch, or makes it when `birth` is given and the database has none. What the database's operator does in the place of the
 * program (copies, a new key) is refused in one sentence.
 * @throws Refusal STORE_ADDRESS, STORE_GONE, BRANCH_HELD, SETUP_NEEDED, SETUP_DONE, PASSPHRASE_WRONG, RECOVERY_WRONG, DB_KEY_WRONG,
 * DB_FROM_FUTURE, STORE_MOVED, FOLDER_BUSY, FOLDER_UNWRITABLE, COPIES_ELSEWHERE for a new key
 */
export async function openInDatabase(options: Opening, address: string, around: Around): Promise<Opened> {
  if (options.rekey) throw new Refusal('COPIES_ELSEWHERE')
  const place = await placeOf(address)
  await mkdir(options.dataFolder, { recursive: true, mode: 0o700 }).catch(() => {
    throw new Refusal('FOLDER_UNWRITABLE')
  })
  const open = new AsyncDisposableStack()
  try {
    const lock = lockFolder(options.dataFolder)
    open.defer(() => lock.release())
    const link = await openLink(place)
    open.defer(() => link.end())
    const hold = await holdBranch({ link, schema: place.schema, log: around.log, ...around.holding })
    open.defer(() => hold.release())
    return await openHeld({ options, around, link, hold, open })
  } catch (error) {
    await open.disposeAsync()
    // A setup that fails leaves nothing in the folder, so that it can be tried again; what was found there stays.
    const isDone = error instanceof Refusal && error.code === 'SETUP_DONE'
    if (options.birth && !isDone) await rm(custodyPath(options.dataFolder), { force: true })
    throw error
  }
}

type World = {
  readonly options: Opening
  readonly around: Around
  readonly link: Link
  readonly hold: Hold
  readonly open: AsyncDisposableStack
}

async function openHeld({ options, around, link, hold, open }: World): Promise<Opened> {
  const { dataFolder: folder } = options
  const list = around.list ?? migrations
  const { key, recoveryCode } = await keyOf(options, await checkIn(link))
  const counted = { changes: 0, commits: 0 }
  const engine = postgresEngine({ link, hold, counted })
  const slow = slowLog(around.log)
  const db = queriesOn(engine, slow.heard)
  open.defer(() => db.destroy())
  await migrate(db, engine, list)
  if (options.birth) await noteCheck(link, key)
  const units = openUnits(db, around.tell)
  const elsewhere = async () => {
    throw new Refusal('COPIES_ELSEWHERE')
  }
  return {
    recoveryCode,
    store: {
      folder,
      engine,
      tell: units.tell,
      get db() {
        return units.db
      },
      checked: units.checked,
      write: work => units.write(unit => slow.timed(() => work(unit))),
      files: filesInDatabase(link, hold),
      copiedHere: false,
      mended: [],
      commits: () => counted.commits,
      changes: () => counted.changes,
      // A commit that was answered is on the database's disk.
      witnessed: async () => undefined,
      subkey: purpose => subkeyOf(key, purpose),
      copy: elsewhere,
      carry: elsewhere,
      proveSecrets: secrets => proveSecrets(folder, secrets),
      changePassphrase: passphrase => changePassphrase(folder, key, passphrase),
      close: () => open.disposeAsync(),
    },
  }
}

/** Empty where the branch is not made yet. */
async function checkIn(link: Link): Promise<string> {
  const [row] = (await once(link, 'select key_check from store_hold where id = 1')) as { key_check: string }[]
  return row?.key_check ?? ''
}

const noteCheck = (link: Link, key: Uint8Array): Promise<unknown[]> =>
  once(link, `update store_hold set key_check = $1 where id = 1 and key_check = ''`, [checkOf(key)])

async function once(link: Link, text: string, values: readonly unknown[] = []): Promise<unknown[]> {
  try {
    const client = await link.client()
    try {
      return (await ask(client, text, values)).rows
    } finally {
      await client.end()
    }
  } catch (error) {
    throw troubleOf(error)
  }
}

/** The key of a new branch, or the one among those that the secret opens which fits the database. */
async function keyOf(
  { dataFolder, key: source, birth }: Opening,
  check: string,
): Promise<{ readonly key: Uint8Array; readonly recoveryCode: string | null }> {
  if (birth) {
    if (check !== '') throw new Refusal('SETUP_DONE')
    return createKey(dataFolder, source, birth)
  }
  if (check === '') throw new Refusal('SETUP_NEEDED')
  if (isMovedAway(check)) throw new Refusal('STORE_MOVED')
  const keys = await findKeys([dataFolder], source)
  const found = keys.find(({ key }) => checkOf(key) === check)
  if (!found) throw new Refusal('DB_KEY_WRONG')
  return { key: found.key, recoveryCode: null }
}

/** Removes what a setup that did not finish left behind, in the database and in the folder; it holds no business yet. */
export async function removeFromDatabase(folder: string, address: string): Promise<void> {
  const place: Place = await placeOf(address)
  const link = await openLink(place)
  try {
    const hold = await holdBranch({ link, schema: place.schema, log: () => undefined })
    try {
      // Asked of the rows and not of whoever calls: this cannot be taken back.
      const business = await once(link, 'select 1 from case_file union all select 1 from ticket limit 1')
      if (business.length > 0) throw new Refusal('SETUP_DONE')
      await once(link, `drop schema "${place.schema}" cascade`)
    } finally {
      await hold.release()
    }
    await rm(custodyPath(folder), { force: true })
  } finally {
    await link.end()
  }
}
