/** Tests what a sheet says of a case in the other side's words, and how the words of a result file are understood. */
import { describe, expect, test } from 'vitest'
import { cellsOf, columnsOf, offeredOf, readBack, saidOutside } from '../../shared/centre/columns.ts'
import { BatchManifest } from '../../shared/centre/manifest.ts'
import type { CentreCase } from '../../shared/centre/messages.ts'
import { refusalCodeIn, resultIn, rowResults } from '../../shared/centre/results.ts'
import { SealKey } from '../../shared/centre/seal-way.ts'
import { Handover } from '../../shared/profile/handover.ts'
import { rowResultWords } from '../../shared/strings/zh-CN/centre-ways.ts'

const how = Handover.parse({
  way: 'batch',
  fields: ['docNumber', 'name', 'sex', 'agentFlag'],
  picture: 'number',
  columns: { docNumber: 'AAC002', pictureName: 'ZP' },
  codes: { sex: { '1': 'M', '2': 'F' } },
})
const one: CentreCase = {
  caseNumber: 'SS01-20260309-0001',
  branch: 'SS01',
  item: 'REPLACE_PHOTO',
  approvedAt: '2026-03-09T02:30:00.000Z',
  fields: { docNumber: '11010519491231002X', name: '张演练', sex: '2', agentFlag: false },
  photo: { sha256: '0'.repeat(64), bytes: 18_000, name: '11010519491231002X.jpg', takenAt: '2026-03-09T02:20:00.000Z' },
}

describe('the sheet', () => {
  test('what a place did not say is as most places have it', () => {
    expect(Handover.parse({ way: 'hand', fields: ['name'], picture: 'case' })).toMatchObject({
      sheet: 'xlsx',
      pack: 'folder',
      times: [],
      band: null,
      until: null,
      by: ['cards', 'manager'],
    })
  })

  test('columns stand in the order of the other side, under its names where it has some', () => {
    expect(columnsOf(how).map(({ name }) => name)).toEqual(['业务编号', 'AAC002', '姓名', '性别', '是否代办', 'ZP'])
    expect(offeredOf(how).map(({ name }) => name)).toEqual(['AAC002', '姓名', '性别', '是否代办'])
  })

  test("each cell is in the other side's code, and what nobody filled in is empty", () => {
    expect(cellsOf(how, one)).toEqual({
      ok: true,
      cells: ['SS01-20260309-0001', '11010519491231002X', '张演练', 'F', '否', '11010519491231002X.jpg'],
    })
    expect(cellsOf(how, { ...one, photo: null, fields: { name: '张演练' } })).toEqual({
      ok: true,
      cells: ['SS01-20260309-0001', '', '张演练', '', '', ''],
    })
  })

  test('what only this program has a code for stands in Chinese and is read back, what a standard has a code for stays', () => {
    const plain = { codes: {} }
    const said = [
      ['pickupWay', 'branch', '网点领取'],
      ['photoSource', 'camera', '现场采集'],
      ['guardianProof', 'birth-certificate', '出生医学证明'],
      ['agentFlag', true, '是'],
      ['docValidTo', 'long', '长期'],
      ['docValidTo', '2031-05-06', '2031-05-06'],
      ['occupation', '2', '2'],
      ['name', 'long', 'long'],
    ] as const
    for (const [key, own, outside] of said) {
      expect(saidOutside(plain, key, own)).toBe(outside)
      expect(readBack(key, outside ?? '')).toBe(own === true ? '1' : own)
    }
    expect(saidOutside({ codes: { pickupWay: { branch: '02' } } }, 'pickupWay', 'branch')).toBe('02')
  })

  test('a code the table lacks is never guessed', () => {
    expect(cellsOf(how, { ...one, fields: { ...one.fields, sex: '9' } })).toEqual({ ok: false, fields: ['sex'] })
    expect(saidOutside(how, 'sex', 'constructor')).toBeNull()
  })

  test('a manifest without a case, or with a digest that is none, is refused', () => {
    const sheet = { name: 'a.csv', bytes: 1, sha256: '0'.repeat(64), form: 'csv-gbk', columns: [] }
    const head = { schema: 'ssc-batch', version: 1, number: 'B', branch: 'SS01', mode: 'practice', madeAt: one.approvedAt, pictures: 'zip' }
    const row = { key: 'K/1', caseNumber: one.caseNumber, item: one.item, approvedAt: one.approvedAt, picture: one.photo }
    expect(BatchManifest.safeParse({ ...head, sheet, cases: [row] }).success).toBe(true)
    expect(BatchManifest.safeParse({ ...head, sheet, cases: [] }).success).toBe(false)
    expect(BatchManifest.safeParse({ ...head, sheet: { ...sheet, sha256: 'abc' }, cases: [row] }).success).toBe(false)
  })
})

describe('a result file', () => {
  test.each([
    ['已接收', 'taken'],
    [' 导入成功 ', 'taken'],
    ['（已制卡）', 'made'],
    ['制卡失败', 'refused'],
    ['照片不合格', 'refused'],
    ['已寄出', 'sent'],
    ['refused', 'refused'],
    ['网点签收', 'with-branch'],
    ['在路上了', null],
    ['不成功', null],
  ] as const)('%s is understood as %s', (words, result) => {
    expect(resultIn(words, rowResultWords)).toBe(result)
  })

  test('no word stands for two results', () => {
    const all = rowResults.flatMap(result => rowResultWords[result])
    expect(new Set(all).size).toBe(all.length)
  })

  test("a reason code of ours is taken, any other is of the centre's own", () => {
    expect(refusalCodeIn(' photo_size ')).toBe('PHOTO_SIZE')
    expect(refusalCodeIn('E0017')).toBe('OTHER')
    expect(refusalCodeIn(null)).toBe('OTHER')
  })
})

test('a public key is one of its kind, or none', () => {
  expect(SealKey.safeParse({ way: 'x25519', key: 'A'.repeat(64) }).success).toBe(true)
  expect(SealKey.safeParse({ way: 'x25519', key: 'a'.repeat(63) }).success).toBe(false)
  expect(SealKey.safeParse({ way: 'sm2', key: `04${'a'.repeat(128)}` }).success).toBe(true)
  expect(SealKey.safeParse({ way: 'sm2', key: 'a'.repeat(130) }).success).toBe(false)
})
