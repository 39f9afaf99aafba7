/** Tests that a teller finds a code by whatever comes to the fingers first. */
import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'
import { beforeAll, expect, test } from 'vitest'
import type { CodeBook } from '../../../../../main/core/rules/form/codes.ts'
import { loadCodes, loadResources } from '../../../../../main/core/rules/resources.ts'
import type { CodeTable } from '../../../../../shared/form/fields.ts'
import { effortOf } from '../../../../support/patience.ts'

let codes: CodeBook
beforeAll(async () => {
  codes = (await loadResources(join(import.meta.dirname, '../../../../../resources'))).codes
})
const first = (table: CodeTable, text: string) => codes.find({ table, text, limit: 5 })[0]?.name
const names = (table: CodeTable, text: string) => codes.find({ table, text, limit: 5 }).map(row => row.name)

test.each<[CodeTable, string, string]>([
  ['ethnic', '05', '维吾尔族'],
  ['ethnic', '维', '维吾尔族'],
  ['ethnic', 'weiwuer', '维吾尔族'],
  ['ethnic', 'wwez', '维吾尔族'],
  ['country', 'CHN', '中国'],
  ['country', 'us', '美国'],
  ['country', '156', '中国'],
  ['relation', 'muqin', '母亲'],
  ['occupation', 'x', '军人'],
  ['bank', 'jsyh', '中国建设银行'],
  ['docType', 'hz', '护照'],
  ['area', '440106', '天河区'],
  ['area', 'guangzhou', '广州市'],
  ['area', 'chongqing', '重庆市'],
  ['area', 'wuhushi', '芜湖市'],
  ['area', 'lüliang', '吕梁市'],
  ['area', 'lvliang', '吕梁市'],
])('in %s, typing %s finds %s first', (table, typed, name) => {
  expect(first(table, typed)).toBe(name)
})

test('a district is found through its province, in Chinese or by initials', () => {
  expect(names('area', '广东天河')).toEqual(['天河区'])
  expect(names('area', 'gdth')).toContain('天河区')
  expect(codes.find({ table: 'area', text: '440106', limit: 1 })[0]?.label).toBe('广东省 广州市 天河区')
})

test('a municipality has no empty middle level in its label', () => {
  expect(codes.rowOf('area', '110101')?.label).toBe('北京市 东城区')
})

test('a name that begins as typed comes before everything inside a province that does', () => {
  expect(names('area', 'heb')).toEqual(expect.arrayContaining(['河北省', '鹤壁市']))
})

test('of equal matches the larger division comes first', () => {
  expect(names('area', '朝阳').slice(0, 2)).toEqual(expect.arrayContaining(['朝阳市', '朝阳区']))
  expect(first('area', 'gzs')).toBe('贵州省')
})

test('nothing typed shows what is asked for most, and nonsense finds nothing', () => {
  expect(names('relation', '')).toEqual(['本人', '配偶', '父亲', '母亲', '继父或养父'])
  expect(names('area', 'qqqqxx')).toEqual([])
  expect(codes.isCode('ethnic', '77')).toBe(false)
  expect(codes.rowOf('ethnic', '77')).toBeNull()
})

test('looking through every division takes no time a teller would notice', async () => {
  codes.find({ table: 'area', text: 'a', limit: 20 })
  const typed = ['z', 'zh', 'zhe', '广', '州', 'gdth', '4401', 'xian', 'qqqq', 'sichuan']
  const spent = await effortOf(() => {
    for (const text of typed) codes.find({ table: 'area', text, limit: 20 })
  })
  expect(spent / typed.length).toBeLessThan(100)
})

test('divisions are walked down from the province, each level searched by its own names', () => {
  const under = (parent: string, text = '') =>
    codes.under({ table: 'area', parent, text }).map(({ name, more }) => `${name}${more ? '+' : ''}`)
  expect(under('')).toHaveLength(34)
  expect(under('440000', 'gz')[0]).toBe('广州市+')
  expect(under('440000', 'gz')).not.toContain('珠海市+')
  expect(under('440100')).toContain('天河区')
  expect(under('110000')).toContain('朝阳区')
  expect(under('442000')).toEqual([])
})

test.each([
  ['xiamen', '厦门市'],
  ['xining', '西宁市'],
  ['yueqing', '乐清市'],
  ['laoting', '乐亭县'],
  ['shanxian', '单县'],
  ["lu'an", '六安市'],
  ['luan', '六安市'],
  ['laoling', '乐陵市'],
  ['guoyang', '涡阳县'],
  ['huangpi', '黄陂区'],
  ['fanshi', '繁峙县'],
  ['yuxian', '蔚县'],
  ['enshi', '恩施土家族苗族自治州'],
  ['xishuangbanna', '西双版纳傣族自治州'],
  ['neimenggu', '内蒙古自治区'],
  ['和安县', '和安县'],
  ['hekang', '和康县'],
  ['liangjiang', '两江新区'],
  ['ｘｉａｍｅｎ', '厦门市'],
  ['donge', '东阿县'],
  ['zhangzi', '长子县'],
  ['hongtong', '洪洞县'],
  ['qianwei', '犍为县'],
  ['daicheng', '大城县'],
  ['tanchang', '宕昌县'],
  ['xunxian', '浚县'],
  ['jianli', '监利市'],
  ['luhe', '六合区'],
  ['duan', '都安瑶族自治县'],
  ['lvshunkou', '旅顺口区'],
  ['kezilesu', '克孜勒苏柯尔克孜自治州'],
])('the place spelled %s is %s', (typed, name) => {
  const found = names('area', typed)
  expect(typed === 'yuxian' ? found : found.slice(0, 1)).toContain(name)
})

test('every city spelled in full is found first, or one that is spelled alike', async () => {
  const { rows, readings = {} } = (await loadCodes(join(import.meta.dirname, '../../../../../resources/codes'))).area
  const cities = rows.filter(([code]) => code.endsWith('00'))
  const wrong = cities.filter(([code, name]) => {
    const spelled = readings[code]?.split(' ') ?? pinyin(name, { toneType: 'none', type: 'array', v: true })
    const typed = spelled.slice(0, name.endsWith('市') ? -1 : undefined).join('')
    const row = codes.find({ table: 'area', text: typed, limit: 20 }).findIndex(found => found.code === code)
    return row < 0 || row > 1
  })
  expect(cities.length).toBeGreaterThan(330)
  expect(wrong).toEqual([])
})

test('a code of an old document is still read, and says what became of it', () => {
  expect(codes.rowOf('area', '500112')).toEqual({
    code: '500112',
    name: '渝北区',
    label: '重庆市 渝北区',
    note: '2025-11-07 撤销，今两江新区、北碚区',
  })
  expect(codes.find({ table: 'area', text: '110103', limit: 5 })).toEqual([
    { code: '110103', name: '崇文区', label: '北京市 崇文区', note: '2010 撤销，今东城区' },
  ])
  expect(names('area', '崇文区')).toEqual(['崇文区'])
  expect(codes.rowOf('area', '653229')).toMatchObject({ name: '和安县', note: '2024-12-27 起' })
  expect(codes.under({ table: 'area', parent: '500000', text: '' }).map(row => row.name)).not.toContain('渝北区')
})

test('a division the manager added is found as those that were shipped', async () => {
  const own = (await loadResources(join(import.meta.dirname, '../../../../../resources'))).codes
  own.withDivisions([{ code: '440199', name: '演练县', since: '2026-11-01' }])
  expect(own.find({ table: 'area', text: 'yanlianxian', limit: 1 })[0]).toMatchObject({
    code: '440199',
    label: '广东省 广州市 演练县',
    note: '2026-11-01 起',
  })
  expect(own.isCode('area', '440199')).toBe(true)
  expect(own.under({ table: 'area', parent: '440100', text: '演练' })).toHaveLength(1)
  own.withDivisions([])
  expect(own.isCode('area', '440199')).toBe(false)
})
