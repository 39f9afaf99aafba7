/** Day 30: the register goes out as a workbook, with the columns somebody chose and no more than its reader may see. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWorkbook } from '../../../../../main/core/platform/workbook/read.ts'
import { firstSheet } from '../../../../../main/core/platform/workbook/sheet.ts'
import { audiencesOf } from '../../../../../shared/disclosure/audiences.ts'
import { type RegisterColumn, registerColumnNames, usualColumns } from '../../../../../shared/disclosure/columns.ts'
import { registerText } from '../../../../../shared/strings/zh-CN/disclosure.ts'
import { citizen, closed, contactDetails, filled, madeUpCitizens, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let manager: Seat
beforeAll(async () => {
  counter = await aCounter()
  manager = await counter.manager()
  await closed(counter, citizen)
  const teller = await counter.teller()
  const [first, second] = madeUpCitizens(2)
  await submitted(teller, first)
  await filled(teller, second)
})
afterAll(() => counter.end())

type Audience = (typeof audiencesOf.register)[number]
async function registerFor(audience: Audience, columns: readonly RegisterColumn[], search = {}) {
  const reason = audience === 'branch' ? null : '按月报送上级'
  const { bytes } = await manager.call('disclosure.register', { search, columns: [...columns], audience, reason })
  const { rows } = firstSheet(await readWorkbook(bytes))
  return rows.map(({ cells }) => [...cells].sort(([a], [b]) => a - b).map(([, cell]) => cell.text))
}

describe('the columns', () => {
  test('are those asked for, in their own order, and are there again the next time', async () => {
    expect(await manager.call('disclosure.columns', {})).toEqual({ columns: usualColumns })
    const [heads] = await registerFor('authority', ['state', 'number', 'feeDue'])
    expect(heads).toEqual(['受理编号', '状态', '应收（元）'])
    expect(await manager.call('disclosure.columns', {})).toEqual({ columns: ['state', 'number', 'feeDue'] })
  })

  test('every column has a heading and can be written', async () => {
    const [heads, ...rows] = await registerFor('archive', registerColumnNames)
    expect(heads).toEqual(registerColumnNames.map(name => registerText.column[name]))
    expect(rows).toHaveLength(3)
  })

  test('money stays a figure, a document number stays text with all its digits', async () => {
    const reply = await manager.call('disclosure.register', {
      search: { text: citizen.number },
      columns: ['docNumber', 'feeDue'],
      audience: 'court',
      reason: '依调查令提供',
    })
    const [, row] = firstSheet(await readWorkbook(reply.bytes)).rows
    expect(row?.cells.get(1)).toEqual({ text: citizen.number, figure: false, day: null })
    expect(row?.cells.get(2)).toEqual({ text: '20', figure: true, day: null })
  })
})

describe('the lines', () => {
  test('are all that the search finds, one a case', async () => {
    const numbers = (await registerFor('branch', ['number'])).slice(1).flat()
    const found = await manager.call('case.search', {})
    expect(numbers.sort()).toEqual(found.rows.map(row => row.number).sort())
    expect(await registerFor('branch', ['number'], { states: ['closed'] })).toHaveLength(2)
  })

  test('inside the branch and for an auditor people are masked, and nobody who only counts can reach them', async () => {
    const wanted: RegisterColumn[] = ['name', 'docNumber', 'mobile', 'address']
    const open = JSON.stringify(await registerFor('archive', wanted))
    for (const secret of [citizen.name, citizen.number, contactDetails.mobile, contactDetails.mailAddr]) expect(open).toContain(secret)
    for (const audience of ['branch', 'auditor'] as const) {
      const masked = JSON.stringify(await registerFor(audience, wanted))
      for (const secret of [citizen.name, citizen.number, contactDetails.mobile, contactDetails.mailAddr])
        expect(masked, audience).not.toContain(secret)
    }
    expect((await registerFor('authority', wanted))[0]).toEqual(['姓名', '证件号码'])
  })
})

describe('giving it out', () => {
  test('needs a reason where it leaves the branch, and is in the log either way', async () => {
    const ask = { search: {}, columns: ['number'] as RegisterColumn[], audience: 'authority' as const }
    expect(await manager.ask('disclosure.register', { ...ask, reason: null })).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
    expect(await (await counter.cards()).ask('disclosure.register', { ...ask, reason: '按月报送上级' })).toMatchObject({
      ok: false,
      error: { code: 'NOT_ALLOWED' },
    })
    for (const audience of audiencesOf.register) {
      await registerFor(audience, ['number'])
      const { entries } = await manager.call('audit.find', { caseId: null, day: counter.clock.today() })
      expect(entries[0]).toMatchObject({ what: 'disclosure.give', facts: { kind: 'register', audience, count: 3, columns: 'number' } })
    }
  })
})
