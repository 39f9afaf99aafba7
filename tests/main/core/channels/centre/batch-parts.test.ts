/** Tests the parts of a batch by themselves: sheets in each form, seals, zips, and result files as centres write them. */
import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readResults } from '../../../../../main/core/channels/centre/batch/read-results.ts'
import { makeSealKeys, sealer, unsealed } from '../../../../../main/core/channels/centre/batch/seal.ts'
import { isSendable, sheetOf } from '../../../../../main/core/channels/centre/batch/sheet.ts'
import { zipped } from '../../../../../main/core/channels/centre/batch/zip.ts'
import { openZip } from '../../../../../main/core/platform/archive/zip.ts'
import { readWorkbook } from '../../../../../main/core/platform/workbook/read.ts'
import { sheetForms } from '../../../../../shared/profile/handover.ts'

const heading = ['业务编号', '身份证号', '姓名', '备注']
const rows = [
  ['SS01-1', '11010519491231002X', '张演练', '他说"好", 再来'],
  ['SS01-2', '440106198507120012', '李演练', '=1+1\n第二行'],
]

describe('sheets', () => {
  test.each(sheetForms)('%s reads back cell by cell, long numbers whole', async form => {
    const bytes = await sheetOf(form, heading, rows)
    const read = (await readWorkbook(bytes)).sheets[0]?.rows ?? []
    const cells = read.map(row => heading.map((_, at) => row.cells.get(at + 1)?.text ?? ''))
    expect(cells).toEqual([heading, ...rows])
  })

  test('what GBK cannot write is noticed before it is written', () => {
    expect(isSendable('csv-gbk', ['张演练'])).toBe(true)
    expect(isSendable('csv-gbk', ['𠮷演练'])).toBe(false)
    expect(isSendable('csv-utf8', ['𠮷演练'])).toBe(true)
  })
})

describe('seals', () => {
  const keys = { sm2: makeSealKeys('sm2'), x25519: makeSealKeys('x25519') }
  const plain = randomBytes(100_000)
  const sealedBy = (way: 'sm2' | 'x25519') => {
    const seal = sealer(way, keys[way].publicKey, 'B-1')
    return Buffer.concat([seal.head, seal.part(plain.subarray(0, 70_001)), seal.part(plain.subarray(70_001)), seal.end()])
  }

  test.each(['sm2', 'x25519'] as const)('%s opens for the centre, and for nobody once a byte was changed or the key is another', way => {
    const sealed = sealedBy(way)
    expect(unsealed(sealed, keys)).toMatchObject({ number: 'B-1' })
    expect(Buffer.from(unsealed(sealed, keys)?.plain ?? []).equals(plain)).toBe(true)
    for (const at of [sealed.length - 40, sealed.length >> 1]) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(unsealed(changed, keys)).toBeNull()
    }
    expect(unsealed(sealed.subarray(0, -1), keys)).toBeNull()
    expect(unsealed(sealed, { ...keys, [way]: makeSealKeys(way) })).toBeNull()
  })

  test('the same batch sealed twice is never the same', () => {
    expect(sealedBy('sm2').equals(sealedBy('sm2'))).toBe(false)
  })
})

test('a zip is the same bytes each time, and opens', async () => {
  const files = async function* () {
    yield { name: 'pictures/张.jpg', bytes: new Uint8Array([1, 2, 3]) }
    yield { name: 'manifest.json', bytes: new Uint8Array([4]) }
  }
  const packed = async () => {
    const parts: Uint8Array[] = []
    for await (const part of zipped(files())) parts.push(part)
    return Buffer.concat(parts)
  }
  const bytes = await packed()
  expect((await packed()).equals(bytes)).toBe(true)
  const zip = await openZip({ bytes }, { files: 10, fileBytes: 100, allBytes: 1_000 })
  expect(zip.files.map(({ name }) => name)).toEqual(['pictures/张.jpg', 'manifest.json'])
  expect(await zip.files[0]?.read()).toEqual(new Uint8Array([1, 2, 3]))
  zip.close()
})

describe('result files', () => {
  const read = (text: string) => readResults(new TextEncoder().encode(text))

  test('titles above, other orders and other words are read; a day and a time by the clock of the country', async () => {
    const { rows: found, faults } = await read(
      [
        '某市制卡中心回盘文件',
        '',
        '序号,制卡状态,退回原因,业务流水号,受理号,处理时间,社保卡号',
        '1,已接收,,SS01-1,R-9,2026/3/9 10:05,',
        '2,照片不合格,背景不白,SS01-2,,20260309,',
        '3,网点签收,,SS01-3,,2026-03-10 08:00:30,A12345678',
      ].join('\r\n'),
    )
    expect(faults).toEqual([])
    expect(found).toMatchObject([
      { caseNumber: 'SS01-1', result: 'taken', receipt: 'R-9', when: '2026-03-09T02:05:00.000Z' },
      { caseNumber: 'SS01-2', result: 'refused', code: 'OTHER', reason: '背景不白', when: '2026-03-08T16:00:00.000Z' },
      { caseNumber: 'SS01-3', result: 'with-branch', cardTail: '5678', when: '2026-03-10T00:00:30.000Z' },
    ])
  })

  test('a centre that knows no number of ours tells by the person', async () => {
    const { rows: found } = await read('身份证号;结果\n11010519491231002x;受理成功')
    expect(found).toMatchObject([{ caseNumber: null, docNumber: '11010519491231002X', result: 'taken' }])
  })

  test('rows without a number, a result or a known word are said with their line, and hide no number of a person', async () => {
    const {
      rows: found,
      faults,
      count,
    } = await read('业务编号,身份证号,结果\n,,已接收\nSS01-1,,\nSS01-2,,飞走了\n,11010519491231002X,\nSS01-3,,成功')
    expect(count).toBe(5)
    expect(found).toHaveLength(1)
    expect(faults).toEqual([
      { at: 2, what: 'no-number', said: '' },
      { at: 3, what: 'no-result', said: 'SS01-1' },
      { at: 4, what: 'unknown-result', said: '飞走了' },
      { at: 5, what: 'no-result', said: '…002X' },
    ])
  })

  test('what is no list of results is refused', async () => {
    await expect(read('姓名,金额\n张演练,12')).rejects.toMatchObject({ code: 'FILE_REFUSED' })
  })
})
