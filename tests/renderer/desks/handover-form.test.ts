/** Tests that what a manager writes of the way to the centre becomes the rule, and comes back as it was written. */
import { expect, test } from 'vitest'
import { codesTyped, columnsTyped, handoverForm } from '../../../renderer/desks/manager/profile/handover-form.ts'
import { Handover } from '../../../shared/profile/handover.ts'

const full = Handover.parse({
  way: 'batch',
  fields: ['docNumber', 'name', 'sex'],
  picture: 'number',
  columns: { docNumber: 'AAC002', pictureName: 'ZP' },
  codes: { sex: { '1': '男', '2': '女' } },
  sheet: 'csv-gbk',
  pack: 'zip',
  times: ['11:30', '17:00'],
  band: [14_000, 20_000],
  until: '18:00',
  by: ['cards'],
})

test('a rule read into the form and written again is the same rule', () => {
  expect(handoverForm.write(handoverForm.read(full))).toEqual({ ok: true, value: full })
})

test('the order is that in which the columns are written, the rest follows in the order of the form', () => {
  const typed = { ...handoverForm.read(full), list: 'name docNumber sex mobile', columns: '性别=SEX；姓名' }
  const written = handoverForm.write(typed)
  expect(written).toMatchObject({ ok: true, value: { fields: ['sex', 'name', 'docNumber', 'mobile'], columns: { sex: 'SEX' } } })
})

test('times are read as they are said', () => {
  const typed = { ...handoverForm.read(full), times: '17点半、9 1130', until: '18' }
  expect(handoverForm.write(typed)).toMatchObject({ ok: true, value: { times: ['09:00', '11:30', '17:30'], until: '18:00' } })
})

test('what makes no sense is said at its field', () => {
  const at = (change: Record<string, string>) => {
    const written = handoverForm.write({ ...handoverForm.read(full), ...change })
    return written.ok ? null : written.field
  }
  expect(at({ columns: '星座=X' })).toBe('columns')
  expect(at({ codes: '性别 1' })).toBe('codes')
  expect(at({ times: '25:00' })).toBe('times')
  expect(at({ band: '20000-14000' })).toBe('band')
  expect(at({ until: '18:00 19:00' })).toBe('until')
  expect(at({ list: '' })).toBe('list')
  expect(at({ way: '' })).toBeNull()
})

test('columns and codes as people write them', () => {
  expect(columnsTyped('证件号码＝AAC002;姓名')).toEqual({ order: ['docNumber', 'name'], names: { docNumber: 'AAC002' } })
  expect(columnsTyped('姓名；姓名')).toBeNull()
  expect(codesTyped('性别 1=男，2=女；民族 01=汉族')).toEqual({ sex: { '1': '男', '2': '女' }, ethnic: { '01': '汉族' } })
  expect(codesTyped('')).toEqual({})
})
