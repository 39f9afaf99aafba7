/** Reads a unit's sheet as units really make it: a cover before it, marks in the heading, a foot under the people, rows hidden by a filter. */
import { expect, test } from 'vitest'
import { readSheet } from '../../../../../main/core/channels/unit/sheet.ts'
import { readWorkbook } from '../../../../../main/core/platform/workbook/read.ts'
import { aWorkbook, inline } from '../../../../support/a-workbook.ts'

const heads = ['序号', '身份证号（必填）', '*姓名', '民族（必填）', '联系_x000D_\n电话', '证件有效期起始日', '证件有效期截止日']
const person = ['1', '440106198507120012', '李演练', '汉', '13800000000', '20160501', '长期']
const rowOf = (at: number, cells: readonly string[], hidden = false) =>
  `<row r="${at}"${hidden ? ' hidden="1"' : ''}>${cells.map((cell, place) => inline(`${String.fromCharCode(65 + place)}${at}`, cell)).join('')}</row>`
const read = async (rows: string, cover = '') => {
  const sheets = [...(cover === '' ? [] : [{ rows: cover }]), { rows }]
  return readSheet(await readWorkbook(aWorkbook({ sheets })))
}

test('the sheet with the headings is read, whatever stands before it', async () => {
  const { facts, lines } = await read(
    rowOf(1, ['演练公司登记表']) + rowOf(3, heads) + rowOf(4, person),
    rowOf(1, ['填表须知']) + rowOf(2, ['一、请如实填写']),
  )
  expect(facts).toMatchObject({ part: 'xl/worksheets/sheet2.xml', headingAt: 3, resultColumn: 8, hidden: 0, leftOut: [], spare: [] })
  expect(lines.map(({ at, line }) => [at, line.number, line.name, line.mobile])).toEqual([
    [4, '440106198507120012', '李演练', '13800000000'],
  ])
})

test('a foot under the people is left out by its row, and who was filtered away is counted', async () => {
  const { facts, lines } = await read(
    rowOf(1, heads) +
      rowOf(2, person) +
      rowOf(3, ['2', '440106198507120098', '王演练', '汉', '13800000001', '20160501', '长期'], true) +
      rowOf(5, ['填表人：张演练', '', '审核人：', '', '联系电话：13800000009']) +
      rowOf(6, ['合计', '2人']),
  )
  expect(lines.map(({ at }) => at)).toEqual([2, 3])
  expect(facts).toMatchObject({ hidden: 1, leftOut: [5, 6] })
})

test('a person without a number is still a person', async () => {
  const { lines, facts } = await read(rowOf(1, heads) + rowOf(2, ['1', '', '李演练', '汉', '13800000000', '20160501', '长期']))
  expect([lines.length, facts.leftOut]).toEqual([1, []])
})

test('a day that is shown as one is read from its cell, and eight digits as they are', async () => {
  const cells = '<c r="F2" s="1"><v>42491</v></c><c r="G2"><v>20360501</v></c>'
  const rows = `${rowOf(1, heads)}<row r="2">${inline('B2', person[1] ?? '')}${inline('C2', '李演练')}${cells}</row>`
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
  const { lines } = readSheet(await readWorkbook(aWorkbook({ sheets: [{ rows }], styles })))
  expect(lines.map(({ line }) => [line.validFrom, line.validTo])).toEqual([['20160501', '20360501']])
})
