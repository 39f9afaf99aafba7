/** Tests that one server at a time writes a branch in PostgreSQL, and that a line that breaks loses and doubles nothing. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../../../../../main/core/platform/store/open.ts'
import { holdBranch } from '../../../../../../main/core/platform/store/postgres/hold.ts'
import { ask, openLink } from '../../../../../../main/core/platform/store/postgres/link.ts'
import { placeOf } from '../../../../../../main/core/platform/store/postgres/place.ts'
import type { Store } from '../../../../../../main/core/platform/store/store.ts'
import { practiceBirth } from '../../../../../../shared/practice.ts'
import { heldClock } from '../../../../../support/a-counter.ts'
import { aDatabase, asked, type TestDatabase, theCluster } from '../../../../../support/a-postgres.ts'
import { patience } from '../../../../../support/patience.ts'

let folder: string
let database: TestDatabase
let open: Store[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hold-'))
  database = await aDatabase()
  open = []
  await opened('first', true)
})
afterEach(async () => {
  for (const store of open) await store.close()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

/** A server with a folder of its own; the second one was given the key's custody. */
async function opened(name: string, first = false): Promise<Store> {
  const dataFolder = join(folder, name)
  if (!first) await cp(join(folder, 'first', 'custody.json'), join(dataFolder, 'custody.json'))
  const options = { dataFolder, key: { kind: 'beside' }, database: database.address } as const
  const { store } = await openStore(first ? { ...options, birth: practiceBirth } : options, {
    clock: heldClock(),
    log: () => undefined,
    tell: () => undefined,
  })
  open.push(store)
  return store
}

const first = (): Store => open[0] ?? expect.unreachable('there is no store')
const write = (store: Store, hash: string) =>
  store.write(({ tx }) =>
    tx
      .insertInto('audit_head')
      .values({ id: 1, seq: 1, hash })
      .onConflict(conflict => conflict.column('id').doUpdateSet(eb => ({ hash, seq: eb('audit_head.seq', '+', 1) })))
      .execute(),
  )
const written = async (store: Store) => store.db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst()

/** Ends sessions of the database from outside, as a network or an operator does. */
const cutAll = async () =>
  asked(await theCluster(), 'postgres', `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database.name}'`)
const cutHolder = async () =>
  asked(
    await theCluster(),
    'postgres',
    `select pg_terminate_backend(pid) from pg_locks
     where locktype = 'advisory' and database = (select oid from pg_database where datname = '${database.name}')`,
  )

async function until(is: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patience(20_000)
  while (!(await is())) {
    if (performance.now() > end) throw new Error('it never came to that')
    await after(50)
  }
}
const writes = (store: Store, hash: string) =>
  write(store, hash).then(
    () => true,
    () => false,
  )

test('a branch that one server holds is refused to another, and nothing in it changes', async () => {
  await write(first(), 'mine')
  await expect(opened('second')).rejects.toMatchObject({ code: 'BRANCH_HELD' })
  expect(await written(first())).toEqual({ seq: 1, hash: 'mine' })
})

test('a server that lost the branch to another one cannot write, even before it knows', async () => {
  await write(first(), 'mine')
  const second = opened('second')
  await cutHolder()
  const next = await second.catch(() => null)
  // The first one may have been quicker in taking it back: then it is still its own.
  if (next === null) return expect(await writes(first(), 'again')).toBe(true)
  await write(next, 'theirs')
  await expect(write(first(), 'late')).rejects.toMatchObject({ code: expect.stringMatching(/^STORE_(TAKEN|GONE)$/) })
  expect(await written(next)).toEqual({ seq: 2, hash: 'theirs' })
})

test('another number in the row of the branch stops a write, whatever the server believes', async () => {
  await write(first(), 'mine')
  await asked(await theCluster(), database.name, 'update branch.store_hold set epoch = epoch + 1')
  await expect(write(first(), 'late')).rejects.toMatchObject({ code: 'STORE_TAKEN' })
  await expect(write(first(), 'later')).rejects.toMatchObject({ code: 'STORE_TAKEN' })
  expect(await written(first())).toEqual({ seq: 1, hash: 'mine' })
})

test('all lines break: what was under way is refused, and the server goes on by itself', async () => {
  await write(first(), 'before')
  const broken = first().write(async ({ tx }) => {
    await tx.updateTable('audit_head').set({ hash: 'half' }).execute()
    await cutAll()
    await tx.updateTable('audit_head').set({ hash: 'whole' }).execute()
  })
  await expect(broken).rejects.toMatchObject({ code: 'STORE_GONE' })
  await until(() => writes(first(), 'after'))
  expect(await written(first())).toEqual({ seq: 2, hash: 'after' })
})

test('when the answer to a commit is lost, the database says what became of it', async () => {
  const place = await placeOf(`${database.address}?schema=apart`)
  const link = await openLink(place)
  const hold = await holdBranch({ link, schema: place.schema, log: () => undefined, unclearMs: 300 })
  const ended = async (how: string | null) => {
    const client = await link.client()
    await ask(client, 'begin')
    const id = await hold.begin(client)
    if (how !== null) await ask(client, how)
    return { client, id }
  }
  const [kept, dropped] = [await ended('commit'), await ended('rollback')]
  await hold.wasKept(kept.id)
  await expect(hold.wasKept(dropped.id)).rejects.toMatchObject({ code: 'STORE_GONE' })
  const open = await ended(null)
  await expect(hold.wasKept(open.id)).rejects.toMatchObject({ code: 'STORE_UNCLEAR' })
  for (const { client } of [kept, dropped, open]) await client.end()
  await hold.release()
  await link.end()
})

test('a new key is refused: what it would replace is not in the folder', async () => {
  await first().close()
  open = []
  const wish = { recoveryCode: '', passphrase: null, keyring: null }
  const rekeyed = openStore(
    { dataFolder: join(folder, 'first'), key: { kind: 'beside' }, database: database.address, rekey: wish },
    { clock: heldClock(), log: () => undefined, tell: () => undefined },
  )
  await expect(rekeyed).rejects.toMatchObject({ code: 'COPIES_ELSEWHERE' })
})

test('a key of another branch opens nothing', async () => {
  await first().close()
  open = []
  const other = await aDatabase()
  const elsewhere = join(folder, 'elsewhere')
  const around = { clock: heldClock(), log: () => undefined, tell: () => undefined }
  const born = await openStore({ dataFolder: elsewhere, key: { kind: 'beside' }, birth: practiceBirth, database: other.address }, around)
  await born.store.close()
  const wrong = openStore({ dataFolder: elsewhere, key: { kind: 'beside' }, database: database.address }, around)
  await expect(wrong).rejects.toMatchObject({ code: 'DB_KEY_WRONG' })
  const twice = openStore(
    { dataFolder: join(folder, 'third'), key: { kind: 'beside' }, birth: practiceBirth, database: other.address },
    around,
  )
  await expect(twice).rejects.toMatchObject({ code: 'SETUP_DONE' })
  await other.drop()
})

test('a database that does not answer is told as such, within its deadline', async () => {
  const { port } = await theCluster()
  const nowhere = openStore(
    { dataFolder: join(folder, 'nowhere'), key: { kind: 'beside' }, birth: practiceBirth, database: 'postgres://ssc:x@127.0.0.1:1/none' },
    { clock: heldClock(), log: () => undefined, tell: () => undefined },
  )
  await expect(nowhere).rejects.toMatchObject({ code: 'STORE_GONE' })
  const stranger = openStore(
    {
      dataFolder: join(folder, 'stranger'),
      key: { kind: 'beside' },
      birth: practiceBirth,
      database: `postgres://ssc:wrong@127.0.0.1:${port}/postgres`,
    },
    { clock: heldClock(), log: () => undefined, tell: () => undefined },
  )
  await expect(stranger).rejects.toMatchObject({ code: 'STORE_ADDRESS', detail: { why: 'not-let-in' } })
})
