/** Reads lists of banks and card systems however they are made: titles above, other columns between, thousands, dates of all kinds, GB 18030. */

import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { dayIn, fenIn, readHeaded } from '../../../../../main/core/platform/workbook/headed.ts'
import { aWorkbook, inline } from '../../../../support/a-workbook.ts'

const headings = { day: ['交易日期', '日期'], amount: ['交易金额', '金额'], reference: ['参考号'] } as const
const text = (value: string) => ({ text: value, figure: false, day: null })

test.each([
  ['2026-03-09', '2026-03-09'],
  ['2026/3/9 10:22:01', '2026-03-09'],
  ['20260309', '2026-03-09'],
  ['20260309102201', '2026-03-09'],
  ['2026年3月9日', '2026-03-09'],
  ['2026-02-30', null],
  ['合计', null],
])('%s is the day %s', (written, day) => {
  expect(dayIn(text(written), false)).toBe(day)
})

test.each([
  ['20.00', 2000],
  ['1,234.50', 123_450],
  ['￥20', 2000],
  ['20.00元', 2000],
  ['-20.00', -2000],
  ['(20.00)', -2000],
  ['二十元', null],
  ['', null],
])('%s is %s fen', (written, fen) => {
  expect(fenIn(text(written))).toBe(fen)
})

test('a workbook with a title above and columns between', async () => {
  const bytes = await writeWorkbook([
    [{ value: '收单行对账单' }],
    [{ value: '商户' }, { value: '演练网点' }],
    [{ value: '序号' }, { value: '交易日期' }, { value: '终端号' }, { value: '交易金额' }, { value: '参考号' }],
    [
      { value: 1, type: Number },
      { value: new Date(Date.UTC(2026, 2, 9)), type: Date, format: 'yyyy-mm-dd' },
      { value: '1001' },
      { value: 20, type: Number },
      { value: '260309000123' },
    ],
  ]).toBuffer()
  const { rows, from1904 } = await readHeaded(new Uint8Array(bytes), headings, ['day', 'amount'])
  expect(rows.map(({ at, cells }) => [at, dayIn(cells.day, from1904), fenIn(cells.amount), cells.reference?.text])).toEqual([
    [4, '2026-03-09', 2000, '260309000123'],
  ])
})

test.each([
  ['UTF-8', (written: string) => new TextEncoder().encode(`\ufeff${written}`)],
  // 日期,金额,参考号 in GB 18030.
  [
    'GB 18030',
    (written: string) =>
      Uint8Array.from([
        0xc8,
        0xd5,
        0xc6,
        0xda,
        0x2c,
        0xbd,
        0xf0,
        0xb6,
        0xee,
        0x2c,
        0xb2,
        0xce,
        0xbf,
        0xbc,
        0xba,
        0xc5,
        0x0a,
        ...new TextEncoder().encode(written.split('\n').slice(1).join('\n')),
      ]),
  ],
])('separated values in %s', async (_, encode) => {
  const { rows } = await readHeaded(encode('日期,金额,参考号\n2026-03-09,"1,020.00",A1\n\n2026-03-10,20.00,"A""2"\n'), headings, [
    'day',
    'amount',
  ])
  expect(rows.map(({ cells }) => [cells.day?.text, fenIn(cells.amount), cells.reference?.text])).toEqual([
    ['2026-03-09', 102_000, 'A1'],
    ['2026-03-10', 2000, 'A"2'],
  ])
})

const lines = [
  ['收单行对账单', '', '', ''],
  ['序号', '交易日期', '交易金额（元）', '参考号'],
  ['1', '2026-03-09', '1,020.00', '000123'],
  ['2', '2026年3月9日', '-20.00', 'A2'],
]
const asText = (separator: string) =>
  lines.map(line => line.map(cell => (cell.includes(',') ? `"${cell}"` : cell)).join(separator)).join('\r\n')
function asXls(): Uint8Array {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['封面']]), '封面')
  utils.book_append_sheet(book, utils.aoa_to_sheet(lines), '明细')
  return new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }))
}

test.each([
  ['.xls with a cover before it', asXls()],
  ['UTF-8 with commas', new TextEncoder().encode(`\ufeff${asText(',')}`)],
  ['UTF-16 with tabs', new Uint8Array(Buffer.from(`\ufeff${asText('\t')}`, 'utf16le'))],
  ['UTF-8 with semicolons', new TextEncoder().encode(asText(';'))],
])('the bank’s list as %s says the same', async (_, bytes) => {
  const { rows, from1904 } = await readHeaded(bytes, headings, ['day', 'amount'])
  expect(rows.map(({ at, cells }) => [at, dayIn(cells.day, from1904), fenIn(cells.amount), cells.reference?.text])).toEqual([
    [3, '2026-03-09', 102_000, '000123'],
    [4, '2026-03-09', -2000, 'A2'],
  ])
})

test('a heading on two rows with merged cells', async () => {
  const bytes = aWorkbook({
    sheets: [
      {
        rows: `<row r="1">${inline('A1', '交易')}${inline('C1', '参考号')}</row><row r="2">${inline('A2', '日期')}${inline('B2', '金额')}</row><row r="3">${inline('A3', '2026-03-09')}${inline('B3', '20')}${inline('C3', 'A1')}</row>`,
        after: '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:C2"/></mergeCells>',
      },
    ],
  })
  const { rows } = await readHeaded(bytes, headings, ['day', 'amount', 'reference'])
  expect(rows.map(({ at, cells }) => [at, cells.day?.text, cells.amount?.text, cells.reference?.text])).toEqual([
    [3, '2026-03-09', '20', 'A1'],
  ])
})

test.each([
  ['2016111', null],
  ['2016.5.1', '2016-05-01'],
  ['２０１６／５／１', '2016-05-01'],
  ['2016-5-1 00:00:00', '2016-05-01'],
  ['2016511', null],
])('%s can mean only %s', (written, day) => {
  expect(dayIn(text(written), false)).toBe(day)
})

test.each([
  ['20.005', null],
  ['20.50-', -2050],
  ['(20.00', null],
  ['CNY 20', 2000],
  ['1.38E+10', null],
])('%s is %s fen and nothing else', (written, fen) => {
  expect(fenIn(text(written))).toBe(fen)
})

test('a list without the columns that must be there is refused', async () => {
  await expect(readHeaded(new TextEncoder().encode('姓名,电话\n张三,1\n'), headings, ['day', 'amount'])).rejects.toMatchObject({
    code: 'FILE_REFUSED',
    detail: { why: 'no-heading' },
  })
})
