/** Tests that of two windows that change what both have read, the second is refused and nothing of its change is kept. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { updateExactly, updateOne } from '../../../../../main/core/platform/store/guarded.ts'
import { move } from '../../../../../main/core/records/case/move.ts'
import { caseById } from '../../../../../main/core/records/case/rows.ts'
import { changeNumbers } from '../../../../../main/core/records/stock/numbers.ts'
import { BlankNumber } from '../../../../../shared/card/blank.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { opened } from '../../../../support/a-case.ts'
import { aCounter, type Counter } from '../../../../support/a-counter.ts'

let counter: Counter
beforeEach(async () => {
  counter = await aCounter()
})
afterEach(() => counter.end())

test('a case that a colleague moved since it was read does not move a second time', async () => {
  const { core } = counter
  const { id } = await opened(await counter.teller())
  const row = await caseById(core.store.db, id)
  const voided = (reason: string) =>
    core.store.write(({ tx }) => move(core, tx, null, row, { on: 'void', facts: { reasonGiven: true }, set: { end_reason: reason } }))
  await voided('办错了')
  await expect(voided('又一次')).rejects.toMatchObject({ code: 'STALE' })
  expect(await caseById(core.store.db, id)).toMatchObject({ state: 'void', revision: row.revision + 1, end_reason: '办错了' })
  const entries = await core.store.db.selectFrom('audit').select('seq').where('what', '=', 'case.void').execute()
  expect(entries).toHaveLength(1)
})

test('blank cards of which one lies elsewhere by now are not moved, not even the others', async () => {
  const { core } = counter
  const range = { first: BlankNumber.parse('GZ00000001'), last: BlankNumber.parse('GZ00000003') }
  const second = { login: 'fuhe', password: practicePassword }
  await (await counter.cards()).call('stock.receive', { ...range, supplier: '演练卡厂', second })
  const spoil = (numbers: typeof range) => core.store.write(({ tx }) => changeNumbers(tx, numbers, 'in-vault', { state: 'spoiled' }))
  await spoil({ first: range.last, last: range.last })
  await expect(spoil(range)).rejects.toMatchObject({ code: 'STOCK_STATE' })
  const states = await core.store.db.selectFrom('blank').select('state').orderBy('serial').execute()
  expect(states.map(({ state }) => state)).toEqual(['in-vault', 'in-vault', 'spoiled'])
})

test('an update that finds none of its rows, or more than were meant, says so', async () => {
  const { db } = counter.core.store
  const hire = (login: string) => db.updateTable('operator').set({ wrong_tries: 0 }).where('login', '=', login)
  await updateOne(hire('jingban'))
  await expect(updateOne(hire('nobody'))).rejects.toMatchObject({ code: 'STALE' })
  await expect(updateOne(db.updateTable('operator').set({ wrong_tries: 0 }))).rejects.toMatchObject({ code: 'STALE' })
  await expect(updateExactly(2, hire('jingban'), () => new Error('one of two'))).rejects.toThrow('one of two')
})
