/** Day 30: the authority's own sheet is filled from the branch's figures, and the figures are those of the register. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readWorkbook } from '../../../../../main/core/platform/workbook/read.ts'
import { firstSheet, type Workbook } from '../../../../../main/core/platform/workbook/sheet.ts'
import { Day } from '../../../../../shared/time.ts'
import { citizen, closed, filled, madeUpCitizens, paid, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { applied, checkedBy } from '../../../../support/an-item.ts'

let counter: Counter
let manager: Seat
let folder: string
const today = Day.parse('2026-03-09')
const span = { from: today, to: today }
const out = { span, audience: 'authority', reason: '按月报送上级' } as const
beforeAll(async () => {
  counter = await aCounter()
  folder = await mkdtemp(join(tmpdir(), 'sheet-'))
  manager = await counter.manager()
  const teller = await counter.teller()
  const [first, second, third, fourth] = madeUpCitizens(4)
  if (!first || !second || !third || !fourth) throw new Error('four people')
  await closed(counter, citizen)
  await paid(counter, first)
  await submitted(teller, second)
  await filled(teller, third)
  await checkedBy(await counter.reviewer(), await applied(counter, teller, fourth, 'INFO_CHANGE'))
})
afterAll(async () => {
  await counter.end()
  await rm(folder, { recursive: true, force: true })
})

const cellOf = (book: Workbook, at: string) =>
  firstSheet(book)
    .rows.find(row => row.at === Number(at.replace(/\D/g, '')))
    ?.cells.get(at.charCodeAt(0) - 64)
const sheetOf = async (cells: readonly (readonly string[])[]) => {
  const path = join(folder, `${cells.flat().length}.xlsx`)
  await writeFile(path, new Uint8Array(await writeWorkbook(cells.map(row => row.map(value => ({ value, type: String })))).toBuffer()))
  return path
}
const taken = async (path: string) => counter.send(1, 'statistics.take', { path }, 'dialog')

describe('a sheet of the authority', () => {
  test('says in its cells what it wants, and gets figures there and nothing else', async () => {
    const path = await sheetOf([
      ['项目', '数'],
      ['受理', '{受理件数}'],
      ['其中换照片', '{ 受理件数  换照片 }'],
      ['收费', '{收费金额}'],
    ])
    const seat = await counter.manager()
    const reply = await counter.send(seat.number, 'statistics.take', { path }, 'dialog')
    expect(reply).toMatchObject({ ok: true, value: { cells: 3, example: false } })
    const [sheet] = await manager.call('statistics.list', {})
    const { bytes } = await manager.call('statistics.fill', { id: sheet?.id ?? '', ...out })
    const [before, after] = [await readWorkbook(new Uint8Array(await readFile(path))), await readWorkbook(bytes)]
    expect([cellOf(after, 'B2'), cellOf(after, 'B3'), cellOf(after, 'B4')]).toEqual([
      { text: '4', figure: true, day: null },
      { text: '3', figure: true, day: null },
      { text: '40', figure: true, day: null },
    ])
    expect(cellOf(after, 'A3')).toEqual(cellOf(before, 'A3'))
    for (const [name, part] of before.parts) if (name !== firstSheet(before).part) expect(after.parts.get(name), name).toEqual(part)
  })

  test('with a figure nobody knows, or none at all, is not taken in', async () => {
    const seat = await counter.manager()
    const take = async (cells: readonly (readonly string[])[]) =>
      counter.send(seat.number, 'statistics.take', { path: await sheetOf(cells) }, 'dialog')
    expect(await take([['受理', '{受理件数}', '{受理件树}', '', '']])).toMatchObject({
      ok: false,
      error: { code: 'SHEET_UNMAPPED', detail: { cells: ['C1'] } },
    })
    expect(await take([['受理', '', '', '', '', '']])).toMatchObject({
      ok: false,
      error: { code: 'SHEET_UNMAPPED', detail: { cells: [] } },
    })
    expect(await taken(join(folder, 'nowhere.xlsx'))).toMatchObject({ ok: false })
  })
})

describe('the examples', () => {
  test('are marked as such, and every cell of theirs names a figure', async () => {
    const examples = (await manager.call('statistics.list', {})).filter(sheet => sheet.example)
    expect(examples.map(({ name }) => name)).toEqual(['社会保障卡业务情况表（示例）', '社会保障卡服务情况月报（示例）'])
    for (const { id } of examples) {
      const { bytes } = await manager.call('statistics.fill', { id, ...out })
      const texts = firstSheet(await readWorkbook(bytes)).rows.flatMap(row => [...row.cells.values()].map(cell => cell.text))
      expect(texts.filter(text => text.includes('{'))).toEqual([])
    }
  })

  test('agree with the register to the unit: its lines add up to the sheet', async () => {
    const { bytes } = await manager.call('disclosure.register', {
      search: {},
      columns: ['state', 'feeDue', 'signedAt', 'receipt', 'age', 'item'],
      audience: 'authority',
      reason: '按月报送上级',
    })
    const [, ...lines] = firstSheet(await readWorkbook(bytes)).rows.map(({ cells }) => cells)
    const [, service] = (await manager.call('statistics.list', {})).filter(sheet => sheet.example)
    const sheet = firstSheet(await readWorkbook((await manager.call('statistics.fill', { id: service?.id ?? '', ...out })).bytes))
    const figure = (label: string) => Number([...sheet.rows].find(({ cells }) => cells.get(2)?.text === label)?.cells.get(3)?.text)
    const column = (at: number) => lines.map(cells => cells.get(at)?.text ?? '')
    // Columns stand in the order of the register: state, item, age, signed, fee, receipt.
    expect(figure('办结（件）')).toBe(column(1).filter(state => state === '已办结').length)
    expect(figure('收费（元）')).toBe(lines.filter(cells => cells.get(6)).reduce((sum, cells) => sum + Number(cells.get(5)?.text ?? 0), 0))
    const signed = lines.filter(cells => cells.get(4))
    expect(figure('60岁及以上')).toBe(signed.filter(cells => Number(cells.get(3)?.text) >= 60).length)
    expect(figure('16至59岁')).toBe(signed.filter(cells => Number(cells.get(3)?.text) < 60).length)
    expect(figure('柜台')).toBe(signed.length)
    expect(figure('制成（张）')).toBe(1)
  })
})

test('filling one for the authority needs a reason and is in the log', async () => {
  expect(await manager.ask('statistics.fill', { id: 'example-0', ...out, reason: null })).toMatchObject({
    ok: false,
    error: { code: 'BAD_INPUT' },
  })
  await manager.call('statistics.fill', { id: 'example-0', ...out })
  const { entries } = await manager.call('audit.find', { caseId: null, day: today })
  expect(entries[0]).toMatchObject({ what: 'disclosure.give', facts: { kind: 'statistics', audience: 'authority' }, words: out.reason })
  expect(await manager.ask('statistics.fill', { id: 'example-9', ...out })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
})
