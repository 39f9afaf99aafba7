/** Tampers with the audit log in every way a person with the database open could, and looks whether it shows. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { firstBreak } from '../../../../../main/core/platform/audit/verify.ts'
import type { AuditRecord } from '../../../../../main/core/platform/store/schema.ts'
import type { Tx } from '../../../../../main/core/platform/store/unit-of-work.ts'
import { citizen, filled, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { dice } from '../../../../support/a-dice.ts'

let counter: Counter
let manager: Seat
let length = 0
beforeAll(async () => {
  counter = await aCounter()
  manager = await counter.manager()
  const teller = await counter.teller()
  for (const person of madeUpCitizens(12)) await filled(teller, person)
  length = (await manager.call('audit.find', { caseId: null, day: null })).entries.length
})
afterAll(() => counter.end())

/** Undone at the end, so that every tampering starts from the sound log. */
class Undone extends Error {}
async function tampered(change: (tx: Tx) => Promise<unknown>): Promise<number | null> {
  const { store } = counter.core
  let found: number | null = null
  const trial = store.write(async ({ tx }) => {
    for (const word of ['update', 'delete']) await sql`drop trigger ${sql.id(`audit_no_${word}`)}`.execute(tx)
    await change(tx)
    found = await firstBreak(tx)
    throw new Undone()
  })
  await expect(trial).rejects.toThrow(Undone)
  return found
}

beforeEach(async () => expect(await firstBreak(counter.core.store.db)).toBeNull())

describe('the log', () => {
  test('tells of every step who, where, what, from and to, and is intact', async () => {
    const [row] = await manager.call('case.find', { which: 'all', text: madeUpCitizens(1)[0]?.number ?? '' })
    const audit = await manager.call('audit.find', { caseId: row?.id ?? null, day: null })
    expect(await manager.call('audit.verify', {})).toEqual({ brokenAt: null })
    expect(audit.entries.map(({ what, from, to, operator, counter: at }) => [what, from, to, operator, at]).reverse()).toEqual([
      ['case.open', null, 'opened', '王敏', '03'],
      ['card.tell', null, null, '王敏', '03'],
      ['case.notice', 'opened', 'noticed', '王敏', '03'],
      ['case.draft', 'noticed', 'noticed', '王敏', '03'],
      ['case.fill', 'noticed', 'filled', '王敏', '03'],
    ])
  })

  test('holds no name, number, address or password', async () => {
    const all = JSON.stringify(await counter.core.store.db.selectFrom('audit').selectAll().execute())
    for (const secret of ['440106', '张演练', '李演练', '13800000000', '练习路', 'yanlian1', citizen.number])
      expect(all).not.toContain(secret)
  })

  test('is found by day, with the branch’s midnight', async () => {
    const day = (text: string) => manager.call('audit.find', { caseId: null, day: text })
    expect((await day('2026-03-09')).entries).toHaveLength(length)
    expect((await day('2026-03-08')).entries).toEqual([])
    expect((await day('9999-12-31')).entries).toEqual([])
    expect(await manager.ask('audit.find', { caseId: null, day: '2026-02-30' })).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
  })

  test('lets nobody change or delete an entry through the connection', async () => {
    const { db } = counter.core.store
    await expect(db.updateTable('audit').set({ what: 'case.void' }).where('seq', '=', 3).execute()).rejects.toThrow('append only')
    await expect(db.deleteFrom('audit').where('seq', '=', length).execute()).rejects.toThrow('append only')
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow('append only')
    await expect(sql`insert or replace into audit select * from audit where seq = 2`.execute(db)).rejects.toThrow('append only')
  })

  test('shows where it was broken to whoever reads it', async () => {
    const broken = await aCounter()
    const boss = await broken.manager()
    await filled(await broken.teller())
    await sql`drop trigger audit_no_update`.execute(broken.core.store.db)
    await sql`update audit set at = '2026-01-01T00:00:00.000Z' where seq = 4`.execute(broken.core.store.db)
    expect(await boss.call('audit.verify', {})).toEqual({ brokenAt: 4 })
    await broken.end()
  })
})

describe('a hand in the database', () => {
  const columns = ['at', 'operator_id', 'counter', 'what', 'case_id', 'from_state', 'to_state', 'facts', 'previous', 'hash'] as const
  const rowAt = (tx: Tx, seq: number) => tx.selectFrom('audit').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow()
  const put = (tx: Tx, { seq, ...row }: AuditRecord, at = seq) => tx.updateTable('audit').set(row).where('seq', '=', at).execute()

  test.each(columns)('changing %s of any entry shows at that entry', async column => {
    for (const seq of [1, 2, Math.floor(length / 2), length]) {
      const found = await tampered(async tx => put(tx, { ...(await rowAt(tx, seq)), [column]: 'other' }))
      expect(found).toBe(seq)
    }
  })

  test('taking one out shows at the next, at either end too', async () => {
    for (const seq of [1, 2, length - 1])
      expect(await tampered(tx => tx.deleteFrom('audit').where('seq', '=', seq).execute())).toBe(seq + 1)
    expect(await tampered(tx => tx.deleteFrom('audit').where('seq', '=', length).execute())).toBe(length)
  })

  test('cutting the end off shows where it was cut, down to nothing', async () => {
    for (const left of [length - 5, 1, 0])
      expect(await tampered(tx => tx.deleteFrom('audit').where('seq', '>', left).execute())).toBe(left + 1)
  })

  test('closing the gap after taking one out does not help', async () => {
    const found = await tampered(async tx => {
      await tx.deleteFrom('audit').where('seq', '=', 5).execute()
      for (let seq = 6; seq <= length; seq += 1)
        await tx
          .updateTable('audit')
          .set({ seq: seq - 1 })
          .where('seq', '=', seq)
          .execute()
    })
    expect(found).toBe(5)
  })

  test('two entries that change places show', async () => {
    const found = await tampered(async tx => {
      const [one, two] = [await rowAt(tx, 7), await rowAt(tx, 9)]
      await put(tx, one, 9)
      await put(tx, two, 7)
    })
    expect(found).toBe(7)
  })

  test('an entry put in, or added at the end past the program, shows', async () => {
    expect(
      await tampered(async tx =>
        tx
          .insertInto('audit')
          .values({ ...(await rowAt(tx, length)), seq: length + 1 })
          .execute(),
      ),
    ).toBe(length + 1)
    expect(
      await tampered(tx =>
        tx
          .updateTable('audit_head')
          .set({ seq: length - 1 })
          .execute(),
      ),
    ).not.toBeNull()
    expect(await tampered(tx => tx.deleteFrom('audit_head').execute())).not.toBeNull()
  })

  test('200 random single changes are all found, each no later than it is', async () => {
    const roll = dice(461)
    for (let trial = 0; trial < 200; trial += 1) {
      const seq = 1 + roll.below(length)
      const way = roll.of(['edit', 'delete', 'swap', 'cut'] as const)
      const column = roll.of(columns)
      const other = 1 + ((seq + roll.below(length - 1)) % length)
      const found = await tampered(async tx => {
        if (way === 'delete') return tx.deleteFrom('audit').where('seq', '=', seq).execute()
        if (way === 'cut') return tx.deleteFrom('audit').where('seq', '>=', seq).execute()
        const row = await rowAt(tx, seq)
        if (way === 'edit') return put(tx, { ...row, [column]: `${row[column] ?? ''}0` })
        const far = await rowAt(tx, other)
        await put(tx, { ...far, seq })
        return put(tx, { ...row, seq: other })
      })
      const first = way === 'swap' ? Math.min(seq, other) : seq
      const where = way === 'delete' && seq < length ? seq + 1 : first
      expect([trial, way, seq, other, found]).toEqual([trial, way, seq, other, where])
    }
  })
})
