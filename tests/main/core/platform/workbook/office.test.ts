/** Lets LibreOffice, where it is installed, read what the program writes and write what the program reads. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readResults } from '../../../../../main/core/channels/centre/batch/read-results.ts'
import { sheetOf } from '../../../../../main/core/channels/centre/batch/sheet.ts'
import { filled } from '../../../../../main/core/platform/workbook/fill.ts'
import { marked } from '../../../../../main/core/platform/workbook/mark.ts'
import { readWorkbook } from '../../../../../main/core/platform/workbook/read.ts'
import { firstSheet } from '../../../../../main/core/platform/workbook/sheet.ts'
import { aWorkbook, inline } from '../../../../support/a-workbook.ts'
import { patience } from '../../../../support/patience.ts'

const run = promisify(execFile)
const office = await run('soffice', ['--version']).then(
  () => true,
  () => false,
)
if (!office)
  process.stdout.write('LibreOffice is not installed here (Debian: libreoffice-calc-nogui): what it makes of our sheets is not tested.\n')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'office-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Each as an .xls; a profile of its own, so that an office that is open does not answer. */
async function converted(files: Readonly<Record<string, Uint8Array>>): Promise<(name: string) => Promise<Uint8Array>> {
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, `${name}.xlsx`), bytes)
  const paths = Object.keys(files).map(name => join(folder, `${name}.xlsx`))
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  await run('soffice', [profile, '--headless', '--convert-to', 'xls:MS Excel 97', '--outdir', folder, ...paths], {
    timeout: patience(120_000),
  })
  return async name => new Uint8Array(await readFile(join(folder, `${name}.xls`)))
}
const textsOf = async (bytes: Uint8Array) =>
  firstSheet(await readWorkbook(bytes)).rows.map(({ cells }) => [...cells].map(([column, { text }]) => `${column} ${text}`))

const wide = aWorkbook({
  sheets: [
    {
      rows: `<row r="1" spans="1:12">${inline('A1', '姓名')}<c r="J1"/><c r="L1"/></row><row r="2">${inline('A2', '王演练')}<c r="J2"/></row>`,
    },
  ],
})
const sums = aWorkbook({
  sheets: [
    {
      rows: `<row r="1">${inline('A1', '受理')}${inline('B1', '{受理件数}')}</row><row r="2">${inline('A2', '双倍')}<c r="B2"><f>B1*2</f><v>0</v></c></row>`,
    },
  ],
})

const own = async () =>
  new Uint8Array(
    await writeWorkbook([
      [{ value: '姓名' }, { value: '日期' }, { value: '金额' }],
      [{ value: '李演练' }, { value: new Date(Date.UTC(2016, 4, 1)), type: Date, format: 'yyyy-mm-dd' }, { value: 20.5, type: Number }],
    ]).toBuffer(),
  )

test.runIf(office)('LibreOffice reads what is written, and what it writes is read', { timeout: patience(150_000) }, async () => {
  const [book, form] = [await readWorkbook(wide), await readWorkbook(sums)]
  const list = await readWorkbook(new TextEncoder().encode('姓名,身份证号\n王演练,440106198507120012\n'))
  const marks = new Map([
    [1, { text: '处理结果', bad: false }],
    [2, { text: '不合格：<演练> & 余', bad: true }],
  ])
  const read = await converted({
    marked: await marked(book, firstSheet(book), 2, marks),
    filled: filled(form, new Map([['B1', 21]])),
    anew: await marked(list, firstSheet(list), 3, marks),
    own: await own(),
    batch: await sheetOf('xlsx', ['业务编号', '证件号码', '姓名'], [['SS01-20260309-0001', '11010519491231002X', '=李"演练']]),
    results: await sheetOf('xlsx', ['业务流水号', '状态', '受理号'], [['SS01-20260309-0001', '受理成功', '0012345678901234567']]),
  })
  expect(await textsOf(await read('marked'))).toEqual([
    ['1 姓名', '2 处理结果'],
    ['1 王演练', '2 不合格：<演练> & 余'],
  ])
  expect(await textsOf(await read('filled'))).toEqual([
    ['1 受理', '2 21'],
    ['1 双倍', '2 42'],
  ])
  expect(await textsOf(await read('anew'))).toEqual([
    ['1 姓名', '2 身份证号', '3 处理结果'],
    ['1 王演练', '2 440106198507120012', '3 不合格：<演练> & 余'],
  ])
  // A batch for the card centre opens with every digit, and a result sheet it saved is understood.
  expect(await textsOf(await read('batch'))).toEqual([
    ['1 业务编号', '2 证件号码', '3 姓名'],
    ['1 SS01-20260309-0001', '2 11010519491231002X', '3 =李"演练'],
  ])
  const results = await readResults(await read('results'))
  expect(results).toMatchObject({
    rows: [{ caseNumber: 'SS01-20260309-0001', result: 'taken', receipt: '0012345678901234567' }],
    faults: [],
  })
  const [, row] = firstSheet(await readWorkbook(await read('own'))).rows
  expect([...(row?.cells.values() ?? [])]).toEqual([
    { text: '李演练', figure: false, day: null },
    { text: '42491', figure: true, day: '2016-05-01' },
    { text: '20.5', figure: true, day: null },
  ])
})
