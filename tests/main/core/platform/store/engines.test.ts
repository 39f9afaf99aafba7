/** Tests on both engines what the records lean on: one order of writes, guarded changes, numbers, exact search, what may not change, and a whole case. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstBreak } from '../../../../../main/core/platform/audit/verify.ts'
import { sha256Of } from '../../../../../main/core/platform/blobs/seal.ts'
import { updateExactly, updateOne } from '../../../../../main/core/platform/store/guarded.ts'
import { migrations } from '../../../../../main/core/platform/store/migrations/index.ts'
import { nextNumber } from '../../../../../main/core/platform/store/running-number.ts'
import { holdOn, putHold } from '../../../../../main/core/records/case/lease.ts'
import { closed, madeUpCitizens, opened } from '../../../../support/a-case.ts'
import { aCounter, type Counter } from '../../../../support/a-counter.ts'

test('where a database keeps the branch, its operator takes the copies, and the manager is told so', async () => {
  const counter = await aCounter({ engine: 'postgres' })
  const manager = await counter.manager()
  expect(await manager.call('copies.view', {})).toMatchObject({ here: false, lastAt: null, behind: false, away: null })
  expect(await manager.ask('copies.now', {})).toMatchObject({ error: { code: 'COPIES_ELSEWHERE' } })
  await counter.core.jobs.follow('copy')
  expect(counter.core.jobs.stateOf('copy').lastError).toBeNull()
  await counter.end()
})

describe.each(['sqlite', 'postgres'] as const)('on %s', engine => {
  let counter: Counter
  beforeAll(async () => {
    counter = await aCounter({ engine })
  })
  afterAll(() => counter?.end())

  test('the schema is the newest, and migrating it again changes nothing', async () => {
    const { store } = counter.core
    expect(store.engine.name).toBe(engine)
    expect(await store.engine.readVersion(store.db)).toBe(Math.max(...migrations.map(({ version }) => version)))
  })

  test('a whole case from the ticket to the card in hand, with its pictures, and a log that is whole', async () => {
    const { core } = counter
    const done = await closed(counter)
    expect(done.state).toBe('closed')
    expect(await firstBreak(core.store.db)).toBeNull()
    const entries = await core.store.db.selectFrom('audit').select(['seq', 'what']).orderBy('seq').execute()
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1))
    expect(entries.map(({ what }) => what)).toEqual(expect.arrayContaining(['case.open', 'case.submit', 'case.handOver']))
    const [photo] = await core.store.db.selectFrom('photo').select('raw_sha').where('case_id', '=', done.id).execute()
    const picture = await core.blobs.read(photo?.raw_sha ?? null)
    expect(picture && sha256Of(picture)).toBe(photo?.raw_sha)
  })

  test('of two windows that open a case for one person at the same moment, one is refused', async () => {
    const [person] = madeUpCitizens(1)
    const [one, other] = [await counter.teller(), await counter.hired(`gemini-${engine}`, ['teller'])]
    const both = await Promise.allSettled([opened(one, person), opened(other, person)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('units begun side by side are one after another: a number is given once', async () => {
    const { store, clock } = counter.core
    const { id: operator_id } = await store.db.selectFrom('operator').select('id').limit(1).executeTakeFirstOrThrow()
    const series = { table: 'stock_move', column: 'slip', digits: 3 } as const
    const moved = { event: 'receive' as const, first: 'GZ1', last: 'GZ1', count: 1, note: '', operator_id, day: '2026-03-09' }
    const taken = await Promise.all(
      Array.from({ length: 12 }, () =>
        store.write(async ({ tx }) => {
          const slip = await nextNumber(tx, series, 'K20260309-')
          await tx
            .insertInto('stock_move')
            .values({ ...moved, id: slip, slip, at: clock.now() })
            .execute()
          return slip
        }),
      ),
    )
    expect(taken).toEqual(Array.from({ length: 12 }, (_, at) => `K20260309-${String(at + 1).padStart(3, '0')}`))
  })

  test('what fails is not kept, a read in a unit sees what the unit wrote, and one beside it does not', async () => {
    const { store } = counter.core
    const misses = () => store.db.selectFrom('operator').select('wrong_tries').where('login', '=', 'fuhe').executeTakeFirstOrThrow()
    const failing = store.write(async ({ tx }) => {
      await tx.updateTable('operator').set({ wrong_tries: 7 }).where('login', '=', 'fuhe').execute()
      expect(await misses()).toEqual({ wrong_tries: 7 })
      throw new Error('the printer is on fire')
    })
    await expect(failing).rejects.toThrow('on fire')
    expect(await misses()).toEqual({ wrong_tries: 0 })
  })

  test('a guarded change that finds none of its rows, or more than were meant, says so', async () => {
    const { db } = counter.core.store
    const calm = (login: string) => db.updateTable('operator').set({ wrong_tries: 0 }).where('login', '=', login)
    await updateOne(calm('jingban'))
    await expect(updateOne(calm('nobody'))).rejects.toMatchObject({ code: 'STALE' })
    await expect(updateExactly(2, calm('jingban'), () => new Error('one of two'))).rejects.toThrow('one of two')
  })

  test('what is written once refuses to change and to go, unless the transaction wipes', async () => {
    const { store } = counter.core
    await expect(store.db.updateTable('audit').set({ facts: '{}' }).execute()).rejects.toThrow('append only')
    await expect(store.db.deleteFrom('audit').execute()).rejects.toThrow('append only')
    const { id: operator_id } = await store.db.selectFrom('operator').select('id').limit(1).executeTakeFirstOrThrow()
    const { id: case_id } = await store.db.selectFrom('case_file').select('id').limit(1).executeTakeFirstOrThrow()
    const said = { id: 'one', case_id, operator_id, at: counter.clock.now() }
    await store.write(({ tx }) =>
      tx
        .insertInto('unmasking')
        .values({ ...said, reason: '核对' })
        .execute(),
    )
    await expect(store.db.deleteFrom('unmasking').execute()).rejects.toThrow('append only')
    await store.write(async ({ tx }) => {
      await tx.insertInto('wiping').values({ id: 1 }).execute()
      await tx.deleteFrom('unmasking').execute()
      await tx.deleteFrom('wiping').execute()
    })
    expect(await store.db.selectFrom('unmasking').select('id').execute()).toEqual([])
  })

  test('a second login of the same name is known as what it is', async () => {
    const { store } = counter.core
    const one = await store.db.selectFrom('operator').selectAll().where('login', '=', 'fuhe').executeTakeFirstOrThrow()
    const twice = await store
      .write(({ tx }) =>
        tx
          .insertInto('operator')
          .values({ ...one, id: 'again' })
          .execute(),
      )
      .catch(error => error)
    expect(store.engine.isUniqueViolation(twice)).toBe(true)
    expect(store.engine.isUniqueViolation(new Error('no'))).toBe(false)
  })

  test('texts are compared by their bytes, found letter for letter, and by their last signs', async () => {
    const { db, engine: own } = counter.core.store
    const found = async (name: string, text: string) => {
      const { rows } = await sql<{
        login: string
      }>`select login from operator where login = ${name} and ${own.contains('login', text)}`.execute(db)
      return rows.length
    }
    expect([await found('fuhe', 'uh'), await found('fuhe', 'UH'), await found('fuhe', '%'), await found('fuhe', '_')]).toEqual([1, 0, 0, 0])
    const tails = await db.selectFrom('operator').select(own.tail('login', 2).as('tail')).where('login', '=', 'fuhe').execute()
    expect(tails).toEqual([{ tail: 'he' }])
    // By the alphabet of a language small letters stand beside the great ones.
    const small = await db.selectFrom('operator').select('login').where('login', '>', 'Z').where('login', '<', '~').execute()
    expect(small.length).toBeGreaterThanOrEqual(5)
  })

  test('a list without values finds nothing, and left out of one stands everything', async () => {
    const { db } = counter.core.store
    const all = (await db.selectFrom('operator').select('id').execute()).length
    expect(await db.selectFrom('operator').select('id').where('login', 'in', []).execute()).toEqual([])
    expect(await db.selectFrom('operator').select('id').where('login', 'not in', []).execute()).toHaveLength(all)
    expect(all).toBeGreaterThan(0)
  })

  test('a number of fen as wide as a safe one goes in and comes out as it was, and sums are numbers', async () => {
    const { store } = counter.core
    const { id, wrong_tries } = await store.db.selectFrom('operator').select(['id', 'wrong_tries']).limit(1).executeTakeFirstOrThrow()
    const set = (tries: number) => store.db.updateTable('operator').set({ wrong_tries: tries }).where('id', '=', id).execute()
    await set(9_007_199_254_740_991)
    const sum = await store.db
      .selectFrom('operator')
      .select(eb => [eb.fn.sum<number>('wrong_tries').as('sum'), eb.fn.max('wrong_tries').as('most')])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(sum).toEqual({ sum: 9_007_199_254_740_991, most: 9_007_199_254_740_991 })
    await set(wrong_tries)
  })

  test('a case is held by one window until the hold runs out', async () => {
    const { core } = counter
    const [, person] = madeUpCitizens(2)
    const { id } = await opened(await counter.teller(), person)
    const { id: operatorId } = await core.store.db
      .selectFrom('operator')
      .select('id')
      .where('login', '=', 'jingban')
      .executeTakeFirstOrThrow()
    await core.store.write(({ tx }) => putHold(core, tx, id, { operatorId, counter: '03' } as never))
    expect(await holdOn(core, core.store.db, id)).toMatchObject({ counter: '03' })
  })
})
