/** Tests that results are written into a workbook without touching what the unit wrote. */
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { type Marks, marked } from '../../../../../main/core/platform/workbook/mark.ts'
import { readWorkbook } from '../../../../../main/core/platform/workbook/read.ts'
import { columnOf, firstSheet, lettersOf } from '../../../../../main/core/platform/workbook/sheet.ts'

const aBook = async () =>
  new Uint8Array(
    await writeWorkbook([
      [{ value: '姓名', fontWeight: 'bold' }, '金额'],
      [{ value: '王<演>&练', type: String, format: '@' }, 12.5],
      [null, true],
    ]).toBuffer(),
  )

const markedBy = async (bytes: Uint8Array, column: number, marks: Marks) => {
  const book = await readWorkbook(bytes)
  return marked(book, firstSheet(book), column, marks)
}
const sheetOf = (bytes: Uint8Array): string => new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml'])

test('every byte of the sheet is still there, and the new cells stand between', async () => {
  const before = await aBook()
  const marks = new Map([
    [1, { text: '结果', bad: false }],
    [2, { text: '不行：<少一位> & 错', bad: true }],
  ])
  const after = await markedBy(before, 3, marks)
  const added = /<c r="C\d+"[^>]*>.*?<\/c>/g
  expect(sheetOf(after).replaceAll(added, '')).toBe(sheetOf(before))
  const { rows } = firstSheet(await readWorkbook(after))
  expect(rows.map(({ cells }) => cells.get(3)?.text)).toEqual(['结果', '不行：<少一位> & 错', undefined])
})

test('a bad row is red, and the looks of the other cells keep their numbers', async () => {
  const before = await aBook()
  const after = await markedBy(before, 3, new Map([[2, { text: '不行', bad: true }]]))
  const styles = new TextDecoder().decode(unzipSync(after)['xl/styles.xml'])
  const red = /<c r="C2" s="(\d+)"/.exec(sheetOf(after))?.[1]
  const looks = styles.slice(styles.indexOf('<cellXfs'), styles.indexOf('</cellXfs>')).match(/<xf\b/g) ?? []
  expect(styles).toContain('FFFFC7CE')
  expect(Number(red)).toBe(looks.length - 1)
})

test('a sheet marked twice holds the newer words once', async () => {
  const once = await markedBy(await aBook(), 3, new Map([[2, { text: '不行', bad: true }]]))
  const twice = await markedBy(once, 3, new Map([[2, { text: '好了', bad: false }]]))
  expect(sheetOf(twice).match(/r="C2"/g)).toHaveLength(1)
  expect(firstSheet(await readWorkbook(twice)).rows[1]?.cells.get(3)?.text).toBe('好了')
})

test.each([
  ['A', 1],
  ['Z', 26],
  ['AA', 27],
  ['AZ', 52],
  ['BA', 53],
  ['ZZ', 702],
  ['AAA', 703],
])('column %s is number %i', (letters, column) => {
  expect(lettersOf(column)).toBe(letters)
  expect(columnOf(`${letters}12`)).toBe(column)
})
