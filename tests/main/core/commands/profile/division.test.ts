/** Tests that a manager adds a new division, that everybody finds it, and that it is there after a restart. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeAddedDivisions } from '../../../../../main/core/rules/form/added-divisions.ts'
import { Day } from '../../../../../shared/time.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let manager: Seat
beforeAll(async () => {
  counter = await aCounter()
  manager = await counter.seated('zhuguan')
})
afterAll(() => counter.end())

const division = { code: ' 440199 ', name: '演练县', since: Day.parse('2026-03-01'), source: '演练公告第1号' }

test('a division that was added is found by its pinyin, and stays', async () => {
  expect(await manager.call('codes.addDivision', division)).toMatchObject({ code: '440199', label: '广东省 广州市 演练县' })
  const teller = await counter.teller()
  expect(await teller.call('codes.find', { table: 'area', text: 'yanlianxian' })).toMatchObject([{ code: '440199' }])
  const { codes } = counter.core.resources
  codes.withDivisions([])
  await takeAddedDivisions(counter.core.store.db, codes)
  expect(codes.isCode('area', '440199')).toBe(true)
})

test('a code that is given already, or of no province, is not added', async () => {
  const code = async (wanted: string) => {
    const reply = await manager.ask('codes.addDivision', { ...division, code: wanted })
    return reply.ok ? 'ok' : reply.error.code
  }
  expect(await code('440106')).toBe('DIVISION_KNOWN')
  expect(await code('990101')).toBe('BAD_INPUT')
  expect(await code('44010')).toBe('BAD_INPUT')
})

test('only a manager adds one', async () => {
  expect(await (await counter.teller()).ask('codes.addDivision', division)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
})
