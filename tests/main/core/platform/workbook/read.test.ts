/** Reads sheets as every office program writes them, and says in one word why another file is none. */
import { utils, write } from '@e965/xlsx'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../../../../main/core/platform/workbook/read.ts'
import { firstSheet, sheetLimits } from '../../../../../main/core/platform/workbook/sheet.ts'
import { Refusal } from '../../../../../shared/refusal.ts'
import { aWorkbook, inline } from '../../../../support/a-workbook.ts'

const textsOf = async (bytes: Uint8Array) =>
  firstSheet(await readWorkbook(bytes)).rows.map(({ cells }) => [...cells.values()].map(({ text }) => text))
const cellsOf = async (bytes: Uint8Array) => [...(firstSheet(await readWorkbook(bytes)).rows[0]?.cells.values() ?? [])]
const refusal = (bytes: Uint8Array): Promise<unknown> =>
  readWorkbook(bytes).then(
    () => null,
    error => (error instanceof Refusal ? error.detail?.why : error),
  )
const oneRow = (cells: string, more: Partial<Parameters<typeof aWorkbook>[0]> = {}) =>
  aWorkbook({ sheets: [{ rows: `<row r="1">${cells}</row>` }], ...more })

describe('an .xlsx', () => {
  test.each(['visible', undefined, 'Visible'])('whose sheet says state=%s is seen', async state => {
    const sheet = { rows: `<row r="1">${inline('A1', '姓名')}</row>`, ...(state === undefined ? {} : { state }) }
    expect(await textsOf(aWorkbook({ sheets: [sheet] }))).toEqual([['姓名']])
  })

  test('with a hidden sheet first is read from the one that is seen', async () => {
    const sheets = ['hidden', 'veryHidden', 'visible'].map(state => ({ state, rows: `<row r="1">${inline('A1', state)}</row>` }))
    const book = await readWorkbook(aWorkbook({ sheets }))
    expect(book.sheets.map(({ hidden, rows }) => [hidden, rows.length])).toEqual([
      [true, 0],
      [true, 0],
      [false, 1],
    ])
    expect(firstSheet(book).rows[0]?.cells.get(1)?.text).toBe('visible')
  })

  test('keeps texts apart, in runs, with hints how to say them, and inside a cell', async () => {
    const shared =
      '<si><t>李演练</t></si><si><r><t>王</t></r><r><rPr><b/></rPr><t xml:space="preserve">演 练</t></r><rPh sb="0" eb="1"><t>wang</t></rPh></si><si><t/></si>'
    const cells =
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><r><t>张</t></r><r><t>演练</t></r></is></c><c r="E1" t="str"><f>A1&amp;"x"</f><v>李演练x</v></c><c r="F1" t="inlineStr"><is><t><![CDATA[赵<演>练]]></t></is></c>'
    expect(await textsOf(oneRow(cells, { shared }))).toEqual([['李演练', '王演 练', '张演练', '李演练x', '赵<演>练']])
  })

  test.each([
    ['13800000000_x000D_', '13800000000'],
    ['联系_x000D_\n电话', '联系\n电话'],
    ['a_x005F_x000D_b', 'a_x000D_b'],
    ['_x5F20_演练', '张演练'],
    ['file_x12_', 'file_x12_'],
    ['\u202d440106198507120012\u202c', '440106198507120012'],
    ['\u200b张\ufeff演练\u00a0', '张演练'],
  ])('says %j, which is %j', async (written, read) => {
    const shared = `<si><t xml:space="preserve">${written}</t></si>`
    expect(await textsOf(oneRow('<c r="A1" t="s"><v>0</v></c>', { shared }))).toEqual([[read]])
    expect(await textsOf(oneRow(inline('A1', written)))).toEqual([[read]])
  })

  test.each([
    ['1.38E+10', '13800000000'],
    ['13800000000.0', '13800000000'],
    ['19.989999999999998', '19.99'],
    ['0.30000000000000004', '0.3'],
    ['4.40106198507120000E17', '440106198507120000'],
    ['-5', '-5'],
  ])('the number %s is shown as %s', async (written, text) => {
    expect(await cellsOf(oneRow(`<c r="A1"><v>${written}</v></c>`))).toEqual([{ text, figure: true, day: null }])
  })

  const styles =
    '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="177" formatCode="0000"/><numFmt numFmtId="178" formatCode="&quot;day &quot;0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="58"/><xf numFmtId="177"/><xf numFmtId="20"/><xf numFmtId="178"/></cellXfs>'
  test.each([
    ['<c r="A1" s="1"><v>42491</v></c>', undefined, '2016-05-01'],
    ['<c r="A1" s="2"><v>42491.75</v></c>', undefined, '2016-05-01'],
    ['<c r="A1" s="3"><v>42491</v></c>', undefined, '2016-05-01'],
    ['<c r="A1" s="1"><v>41029</v></c>', '1', '2016-05-01'],
    ['<c r="A1" s="1"><v>42491</v></c>', 'false', '2016-05-01'],
    ['<c r="A1" t="d"><v>2016-05-01T00:00:00</v></c>', undefined, '2016-05-01'],
    ['<c r="A1" s="0"><v>42491</v></c>', undefined, null],
    ['<c r="A1" s="5"><v>0.5</v></c>', undefined, null],
    ['<c r="A1" s="6"><v>42491</v></c>', undefined, null],
  ])('%s in a book with date1904=%s is the day %s', async (cell, date1904, day) => {
    const [read] = await cellsOf(oneRow(cell, { styles, ...(date1904 === undefined ? {} : { date1904 }) }))
    expect(read?.day).toBe(day)
  })

  test('a code of digits keeps the zeros it is shown with', async () => {
    expect(await textsOf(oneRow('<c r="A1" s="4"><v>757</v></c>', { styles }))).toEqual([['0757']])
  })

  test.each(['/xl/worksheets/sheet1.xml', 'worksheets\\sheet1.xml', 'Worksheets/Sheet1.xml', '../xl/./worksheets/sheet1.xml'])(
    'finds its sheet at %s',
    async target => {
      const rels = `<Relationships><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="${target}"/></Relationships>`
      expect(await textsOf(oneRow(inline('A1', '姓名'), { parts: { 'xl/_rels/workbook.xml.rels': rels } }))).toEqual([['姓名']])
    },
  )

  test('whose parts lie elsewhere, with prefixes and without any reference of a cell', async () => {
    const parts = {
      '_rels/.rels': '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="/book/main.xml"/></Relationships>',
      'book/main.xml': '<x:workbook xmlns:x="m" xmlns:r="o"><x:sheets><x:sheet name="一" sheetId="1" r:id="a"/></x:sheets></x:workbook>',
      'book/_rels/main.xml.rels': '<Relationships><Relationship Id="a" Type="x/worksheet" Target="one.xml"/></Relationships>',
      'book/one.xml':
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c/><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      'xl/workbook.xml': null,
      'xl/_rels/workbook.xml.rels': null,
      'xl/worksheets/sheet1.xml': null,
    }
    const book = await readWorkbook(aWorkbook({ sheets: [{ rows: '' }], parts }))
    expect(firstSheet(book).rows.map(({ at, cells }) => [at, [...cells].map(([column, { text }]) => [column, text])])).toEqual([
      [
        1,
        [
          [1, '甲'],
          [2, '2'],
        ],
      ],
      [2, [[2, '3']]],
    ])
  })

  test('tells which rows were hidden and which cells are one', async () => {
    const rows = `<row r="1">${inline('A1', '标题')}</row><row r="2" hidden="1">${inline('A2', '藏')}</row><row r="3" hidden="false">${inline('A3', '显')}</row><row r="9"/>`
    const [sheet] = (
      await readWorkbook(aWorkbook({ sheets: [{ rows, after: '<mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>' }] }))
    ).sheets
    expect(sheet?.rows.map(({ at, hidden }) => [at, hidden])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ])
    expect(sheet?.merges).toEqual([{ top: 1, bottom: 1, left: 1, right: 4 }])
  })
})

describe('an .xls', () => {
  const rows = [
    ['姓名', '身份证号', '日期', '金额'],
    ['李演练', '440106198507120012', new Date(Date.UTC(2016, 4, 1)), 19.99],
  ]
  const made = () => {
    const book = utils.book_new()
    const covered = utils.aoa_to_sheet([['藏']])
    utils.book_append_sheet(book, covered, '代码')
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { UTC: true, dateNF: 'yyyy-mm-dd' }), '登记表')
    book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] }
    return new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }))
  }

  test('is read like an .xlsx: texts, days, numbers, the sheet that is seen', async () => {
    const book = await readWorkbook(made())
    expect(book.kind).toBe('xls')
    const sheet = firstSheet(book)
    expect(sheet.name).toBe('登记表')
    expect([...(sheet.rows[1]?.cells.values() ?? [])]).toEqual([
      { text: '李演练', figure: false, day: null },
      { text: '440106198507120012', figure: false, day: null },
      { text: '42491', figure: true, day: '2016-05-01' },
      { text: '19.99', figure: true, day: null },
    ])
  })
})

describe('a text of separated values', () => {
  const gbk = (text: string) => Uint8Array.from([...text].flatMap(letter => gbkOf[letter] ?? [letter.charCodeAt(0)]))
  const gbkOf: Readonly<Record<string, readonly number[]>> = {
    姓: [0xd0, 0xd5],
    名: [0xc3, 0xfb],
    王: [0xcd, 0xf5],
    演: [0xd1, 0xdd],
    练: [0xc1, 0xb7],
  }
  const utf16 = (text: string, bom = true) => new Uint8Array(Buffer.from((bom ? '\ufeff' : '') + text, 'utf16le'))
  const utf8 = (text: string) => new TextEncoder().encode(text)

  test.each([
    ['UTF-8', utf8('姓名,id\r\n王演练,1\r\n')],
    ['UTF-8 with its mark', utf8('\ufeff姓名,id\n王演练,1')],
    ['GBK', gbk('姓名,id\r\n王演练,1\r\n')],
    ['UTF-16', utf16('姓名,id\r\n王演练,1\r\n')],
    ['UTF-16 without its mark', utf16('姓名,id\r\n王演练,1\r\n', false)],
    ['tabs', utf16('姓名\tid\r\n王演练\t1\r\n')],
    ['semicolons', utf8('姓名;id\n王演练;1\n')],
    ['an order which', utf8('sep=|\r\n姓名|id\r\n王演练|1\r\n')],
    ['commas of full width', utf8('姓名，id\n王演练，1\n')],
    ['line ends of the old Mac', utf8('姓名,id\r王演练,1\r')],
    ['guards against Excel', utf8('姓名,id\n王演练,="1"\n')],
    ['an apostrophe', utf8("姓名,id\n王演练,'1\n")],
    ['a tab before the digits', utf8('姓名,id\n"王演练","\t1"\n')],
  ])('%s', async (_, bytes) => {
    expect(await textsOf(bytes)).toEqual([
      ['姓名', 'id'],
      ['王演练', '1'],
    ])
  })

  test('quoted cells hold separators, line ends and quotes; a quote nobody closed is a letter', async () => {
    expect(await textsOf(utf8('a,b\n"1,020.00","x\ny"\n"say ""hi""",z\n'))).toEqual([
      ['a', 'b'],
      ['1,020.00', 'x\ny'],
      ['say "hi"', 'z'],
    ])
    expect(await textsOf(utf8('a,b\n"1,2\n3,4\n'))).toEqual([
      ['a', 'b'],
      ['"1', '2'],
      ['3', '4'],
    ])
  })

  test('rows are counted as they stand, empty ones too', async () => {
    expect(firstSheet(await readWorkbook(utf8('a,b\n\n,\n1,2\n'))).rows.map(({ at }) => at)).toEqual([1, 4])
  })

  test('a number that Excel rounded in its text is not made a longer one', async () => {
    expect(await textsOf(utf8('4.40106E+17,1.38E+10'))).toEqual([['4.40106E+17', '1.38E+10']])
  })
})

describe('is refused', () => {
  const good = aWorkbook({ sheets: [{ rows: `<row r="1">${inline('A1', 'x')}</row>` }] })
  const rowsOf = (count: number, cells: string) => Array.from({ length: count }, () => `<row>${cells}</row>`).join('')
  test.each([
    ['a page under the name of a sheet', new TextEncoder().encode('<html><table><tr><td>1</td></tr></table></html>'), 'not-a-workbook'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 7, 7, 0, 0, 0]), 'not-a-workbook'],
    ['a zip of pictures', zipSync({ 'a.jpg': new Uint8Array(9) }), 'not-a-workbook'],
    ['a file cut short', good.slice(0, 300), 'workbook-damaged'],
    ['broken XML', aWorkbook({ sheets: [{ rows: '<row r="1"><c r="A1">' }] }), 'workbook-damaged'],
    ['a cell nowhere', aWorkbook({ sheets: [{ rows: '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>' }] }), 'not-a-workbook'],
    ['only hidden sheets', aWorkbook({ sheets: [{ rows: '', state: 'hidden' }] }), 'no-rows'],
    ['an old sheet cut short', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2, 3]), 'not-a-workbook'],
    [
      'more rows than anybody means',
      aWorkbook({ sheets: [{ rows: rowsOf(sheetLimits.rows + 1, '<c><v>1</v></c>') }] }),
      'workbook-too-large',
    ],
  ])('%s', async (_, bytes, why) => {
    const found = await refusal(bytes)
    expect(
      found === null
        ? await readWorkbook(bytes)
            .then(firstSheet)
            .catch(error => error.detail.why)
        : found,
    ).toBe(why)
  })

  test('but not for rows with nothing but borders, which still count', async () => {
    const rows = `<row r="1">${inline('A1', 'x')}</row>${rowsOf(40_000, '<c s="1"/>')}<row><c><v>7</v></c></row>`
    expect(firstSheet(await readWorkbook(aWorkbook({ sheets: [{ rows }] }))).rows.map(({ at }) => at)).toEqual([1, 40_002])
  })
})

test('a sheet is read beside the counter: while it is parsed, somebody else is answered at once', async () => {
  const lines = Array.from({ length: 8_000 }, (_, at) => Array.from({ length: 12 }, (__, column) => `${at}-${column}`).join(','))
  const reading = readWorkbook(new TextEncoder().encode(lines.join('\n')))
  let longest = 0
  let done = false
  void reading.then(() => {
    done = true
  })
  for (let before = performance.now(); !done; ) {
    await new Promise(resolve => setImmediate(resolve))
    const now = performance.now()
    longest = Math.max(longest, now - before)
    before = now
  }
  expect((await reading).sheets[0]?.rows).toHaveLength(8_000)
  // Parsed here it would be a second in one piece; the bench measures it on a machine of its own.
  expect(longest).toBeLessThan(1_000)
})
