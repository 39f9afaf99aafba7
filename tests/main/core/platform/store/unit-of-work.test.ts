/** Tests that a unit of work is all or nothing, and that the windows hear of it only when it stands. */
import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../../../../main/core/platform/store/migrate.ts'
import type { Tables } from '../../../../../main/core/platform/store/schema.ts'
import { sqliteEngine } from '../../../../../main/core/platform/store/sqlite.ts'
import { openUnits, type Tell, type Tx, type Units } from '../../../../../main/core/platform/store/unit-of-work.ts'
import { CaseId } from '../../../../../shared/ids.ts'

const caseId = CaseId.parse('01JABCDEFGHJKMNPQRSTVWXYZ0')
let db: Kysely<Tables>
let store: Units
let told: string[]

beforeEach(async () => {
  const engine = sqliteEngine(new Database(':memory:'))
  db = new Kysely<Tables>({ dialect: engine.dialect })
  await migrate(db, engine)
  told = []
  store = openUnits(db, name => void told.push(name))
})
afterEach(() => db.destroy())

const write = (tx: Tx, hash: string) =>
  tx
    .insertInto('audit_head')
    .values({ id: 1, seq: 1, hash })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ hash }))
    .execute()
const written = async () => (await store.db.selectFrom('audit_head').select('hash').executeTakeFirst())?.hash ?? null

test('the windows hear of a change when it is committed, and of the same change once', async () => {
  await store.write(async ({ tx, tell }) => {
    await write(tx, 'kept')
    for (let again = 0; again < 5; again += 1) tell('case.changed', { caseId })
    store.tell('fee.changed', {})
    expect(told).toEqual([])
  })
  expect(told).toEqual(['case.changed', 'fee.changed'])
  expect(await written()).toBe('kept')
})

test('what fails is not kept, and nobody hears of it', async () => {
  const failing = store.write(async ({ tx, tell }) => {
    await write(tx, 'kept')
    tell('fee.changed', {})
    throw new Error('the printer is on fire')
  })
  await expect(failing).rejects.toThrow('on fire')
  expect(told).toEqual([])
  expect(await written()).toBeNull()
})

test('a write inside a write is the same unit: kept together, told together', async () => {
  await store.write(async ({ tx, tell }) => {
    await store.write(async inner => {
      expect(inner.tx).toBe(tx)
      await write(inner.tx, 'inner')
      inner.tell('pickup.changed', {})
    })
    expect(told).toEqual([])
    tell('fee.changed', {})
  })
  expect(told).toEqual(['pickup.changed', 'fee.changed'])
})

test('what is kept in memory changes with the commit of the outermost unit, before anybody is told of it', async () => {
  const order: string[] = []
  const watched = openUnits(db, name => void order.push(name))
  await watched.write(async ({ tx }) => {
    await watched.write(async inner => {
      await write(inner.tx, 'kept')
      inner.tell('calendar.changed', {})
      inner.afterCommit(() => void order.push('remembered'))
    })
    expect(order).toEqual([])
    await write(tx, 'kept too')
  })
  expect(order).toEqual(['remembered', 'calendar.changed'])
  const failing = watched.write(async ({ afterCommit }) => {
    afterCommit(() => void order.push('never'))
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(order).toHaveLength(2)
})

test('a read inside a unit sees what the unit wrote, instead of waiting for it for ever', async () => {
  const seen = await store.write(async ({ tx }) => {
    await write(tx, 'kept')
    return written()
  })
  expect(seen).toBe('kept')
})

test('an inner write that failed fails the whole unit, even where its error was caught', async () => {
  const unit = store.write(async ({ tx }) => {
    await write(tx, 'outer')
    await store.write(() => Promise.reject(new Error('half of it'))).catch(() => undefined)
  })
  await expect(unit).rejects.toThrow('half of it')
  expect(await written()).toBeNull()
})

test('units begun side by side wait for each other and keep their events apart', async () => {
  const one = (mark: string, event: 'fee.changed' | 'stock.changed') =>
    store.write(async ({ tx, tell }) => {
      await write(tx, mark)
      tell(event, {})
      expect(await written()).toBe(mark)
    })
  await Promise.all([one('a', 'fee.changed'), one('b', 'stock.changed')])
  expect(told).toEqual(['fee.changed', 'stock.changed'])
})

test('what a unit left running works on its own afterwards, and its dead handle says so', async () => {
  const left: { tell: Tell; later: () => Promise<void> }[] = []
  await store.write(async ({ tell }) => {
    let go: () => void = () => undefined
    const ended = new Promise<void>(resolve => {
      go = resolve
    })
    const later = ended.then(() => store.write(async ({ tx }) => void (await write(tx, 'later'))))
    const goOn = () => {
      go()
      return later
    }
    left.push({ tell, later: goOn })
  })
  await left[0]?.later()
  expect(await written()).toBe('later')
  expect(() => left[0]?.tell('fee.changed', {})).toThrow('after its unit of work had ended')
})
