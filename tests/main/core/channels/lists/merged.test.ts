/** Day 20, a branch is merged into this one: its register is brought in to be read and searched, and never becomes ours. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { suggested } from '../../../../../main/core/channels/lists/merged.ts'
import { usualColumns } from '../../../../../shared/disclosure/columns.ts'
import type { MergedColumns } from '../../../../../shared/disclosure/merged.ts'
import type { MergedId } from '../../../../../shared/ids.ts'
import { citizen, citizenBorn, closed, opened } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aWorkbook, inline } from '../../../../support/a-workbook.ts'

let counter: Counter
let teller: Seat
let manager: Seat
let folder: string
const day = 86_400_000
const pensioner = citizenBorn('1943-06-18')
const student = citizenBorn('1991-02-11')

beforeAll(async () => {
  counter = await aCounter()
  teller = await counter.teller()
  manager = await counter.manager()
  folder = await mkdtemp(join(tmpdir(), 'merged-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await counter.end()
})

async function taken(name: string, content: string | Uint8Array): Promise<{ id: MergedId; columns: MergedColumns }> {
  const path = join(folder, name)
  await writeFile(path, content)
  const answer = await counter.send(manager.number, 'merged.take', { path }, 'dialog')
  if (!answer.ok) throw new Error(answer.error.code)
  const list = await manager.call('merged.list', {})
  if (!list.taken) throw new Error('no sheet waits')
  return list.taken
}
const codeOf = async (asked: Promise<{ ok: boolean; error?: { code: string } }>) => (await asked).error?.code

/** A branch of its own writes its register as this program does, and its store is gone afterwards. */
async function registerOfOther(): Promise<Uint8Array> {
  const other = await aCounter()
  try {
    const there = await other.manager()
    await there.call('branch.change', { name: '城西网点', address: '城西路1号', phone: '020-00000000', bank: '102', code: 'CX02' })
    await closed(other, pensioner)
    await opened(await other.teller(), student)
    const asked = { search: {}, columns: [...usualColumns, 'mobile' as const], audience: 'archive' as const, reason: '网点合并移交' }
    return (await there.call('disclosure.register', asked)).bytes
  } finally {
    await other.end()
  }
}

describe('a register as this program writes it', () => {
  let id: MergedId
  let numbers: string[]

  test('is understood by its own words, and found by nobody before somebody has said of which branch it is', async () => {
    const sheet = await taken('cx02.xlsx', await registerOfOther())
    expect(sheet.columns).toEqual({ number: 0, state: 1, item: 2, name: 3, docNumber: 4, mobile: 5, opened: 8, ended: 9 })
    expect(await manager.call('merged.find', { text: pensioner.number })).toEqual([])
    id = sheet.id
    expect(await manager.call('merged.bring', { id, branch: '城西网点', code: 'CX02', columns: sheet.columns })).toEqual({
      ...{ rows: 2, unread: [], unreadCount: 0, known: 0 },
    })
  })

  test('is searched by number, document, telephone and name, masked and marked with its branch', async () => {
    const [row] = await teller.call('merged.find', { text: pensioner.number })
    expect(row).toMatchObject({ branch: '城西网点', state: '已办结', item: '换领·照片变更' })
    expect(row?.maskedName).not.toBe(pensioner.name)
    expect(row?.maskedNumber).toContain('****')
    const tail = pensioner.number.slice(-4)
    for (const text of [row?.number ?? '', `${pensioner.name}${tail}`])
      expect([text, (await teller.call('merged.find', { text })).length]).toEqual([text, 1])
    // Through names looks a manager only, as through ours.
    expect(await teller.call('merged.find', { text: pensioner.name })).toEqual([])
    expect((await manager.call('merged.find', { text: pensioner.name })).map(({ id: at }) => at)).toContain(id)
    numbers = (await Promise.all([pensioner, student].map(one => manager.call('merged.find', { text: one.number })))).flatMap(rows =>
      rows.map(({ number }) => number),
    )
    expect(numbers).toHaveLength(2)
  })

  test('is no case of ours: no list, no figure, no number of ours knows it', async () => {
    for (const text of [pensioner.number, ...numbers]) expect(await manager.call('case.find', { which: 'all', text })).toEqual([])
    expect((await manager.call('case.search', {})).rows).toEqual([])
    const today = counter.clock.today()
    const { total } = await manager.call('report.figures', { span: { from: today, to: today }, by: 'day' })
    expect(Object.values(total).filter(figure => figure !== 0)).toEqual([])
    const own = await opened(teller, student)
    expect(own.number).toMatch(/^(?!CX02)/)
    expect(numbers).not.toContain(own.number)
  })

  test('is looked at whole with a reason only, and each look is in the log without a name', async () => {
    const [row] = await manager.call('merged.find', { text: pensioner.number })
    if (!row) throw new Error('not found')
    expect(await codeOf(teller.ask('merged.look', { id, at: row.at, reason: '客户本人查询核对' }))).toBe('NOT_ALLOWED')
    const { cells } = await manager.call('merged.look', { id, at: row.at, reason: '客户本人查询核对' })
    expect(cells).toContainEqual({ name: '证件号码', value: pensioner.number })
    const { entries } = await manager.call('audit.find', { caseId: null, day: counter.clock.today() })
    const told = entries.filter(({ what }) => what.startsWith('merged.'))
    expect(told.map(({ what }) => what)).toEqual(['merged.look', 'merged.bring', 'merged.take'])
    expect(JSON.stringify(told)).not.toContain(pensioner.name)
    expect(await manager.call('audit.verify', {})).toEqual({ brokenAt: null })
  })

  test('brought again brings nothing twice', async () => {
    const sheet = await taken('again.csv', ['受理编号,姓名', ...numbers.map(number => `${number},张某`), 'CX02-X-1,李某'].join('\n'))
    expect(await manager.call('merged.bring', { id: sheet.id, branch: '城西网点', code: 'CX02', columns: sheet.columns })).toMatchObject({
      ...{ rows: 1, known: 2 },
    })
    expect((await manager.call('merged.list', {})).brought.map(({ rows }) => rows)).toEqual([1, 2])
  })

  test('goes from here by the days of the place, as a closed case of ours does, and when its person asks', async () => {
    const asked = await manager.call('retention.ask', { docType: 'RIC', number: pensioner.number, wants: 'erase' })
    expect(asked).toMatchObject({ cases: [], merged: 1 })
    expect(await manager.call('merged.find', { text: pensioner.number })).toHaveLength(1)
    const now = await manager.call('profile.view', {})
    const profile = { ...now, keepClosedDays: { ...now.keepClosedDays, value: 30, confirmed: true } }
    const seen = (await manager.call('profile.versions', {})).decisions[0]?.seq ?? 0
    await manager.call('profile.save', { change: { kind: 'edit', profile }, begins: counter.clock.today(), reason: '档案保存期限', seen })
    counter.clock.advance(32 * day)
    manager = await counter.manager()
    teller = await counter.teller()
    await manager.call('retention.ask', { docType: 'RIC', number: pensioner.number, wants: 'erase' })
    await counter.core.jobs.follow('retention')
    const rows = await counter.core.store.db.selectFrom('merged_case').selectAll().where('register_id', '=', id).execute()
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${pensioner.number}|${pensioner.name}|${student.number}`))
    expect(rows.map(({ number }) => number).sort()).toEqual([...numbers].sort())
  })
})

describe('the list of another office', () => {
  const cell = (at: string, text: string) => inline(at, text)
  const list = aWorkbook({
    sheets: [
      {
        rows: [
          `<row r="1">${cell('A1', '城东服务所社保卡台账')}</row>`,
          `<row r="2">${['档号', '办卡人', '身份证', '备注', '备注'].map((text, at) => cell(`${'ABCDE'[at]}2`, text)).join('')}</row>`,
          `<row r="3">${['D-001', '赵演练', '440106196501010019', '自取', '旧卡已收'].map((text, at) => cell(`${'ABCDE'[at]}3`, text)).join('')}</row>`,
          `<row r="4">${['D-002', '钱演练', ''].map((text, at) => (text ? cell(`${'ABCDE'[at]}4`, text) : '')).join('')}</row>`,
          `<row r="5">${cell('A5', '合计')}${cell('C5', '2')}</row>`,
        ].join(''),
      },
    ],
  })

  test('heads its columns its own way: a person says which is which, and what has no name is left out and named', async () => {
    const sheet = await taken('list.xlsx', list)
    expect(sheet.columns).toMatchObject({ number: null, name: null })
    const shown = await manager.call('merged.list', {})
    expect(shown.taken?.headings.map(({ name, filled }) => [name, filled])).toEqual([
      ['档号', 3],
      ['办卡人', 2],
      ['身份证', 2],
      ['备注', 1],
      ['备注 2', 1],
    ])
    const ask = { id: sheet.id, branch: '城东服务所', code: 'CD', columns: sheet.columns }
    expect(await codeOf(manager.ask('merged.bring', ask))).toBe('MERGED_COLUMNS')
    expect(await codeOf(manager.ask('merged.bring', { ...ask, columns: { ...sheet.columns, number: 0, name: 0 } }))).toBe('MERGED_COLUMNS')
    const columns = { ...sheet.columns, number: 0, name: 1, docNumber: 2 }
    expect(await manager.call('merged.bring', { ...ask, columns })).toEqual({ rows: 2, unread: [5], unreadCount: 1, known: 0 })
    const [row] = await teller.call('merged.find', { text: '440106196501010019' })
    expect(row).toMatchObject({ number: 'D-001', branch: '城东服务所' })
  })

  test('is taken out whole when it was the wrong one, and the log says so', async () => {
    const [register] = (await manager.call('merged.list', {})).brought
    if (!register) throw new Error('none')
    await manager.call('merged.drop', { id: register.id, reason: '文件选错了' })
    expect(await teller.call('merged.find', { text: '440106196501010019' })).toEqual([])
    expect(await counter.core.store.db.selectFrom('merged_case').select('at').where('register_id', '=', register.id).execute()).toEqual([])
    expect(await codeOf(manager.ask('merged.drop', { id: register.id, reason: '文件选错了' }))).toBe('NOT_FOUND')
    const { entries } = await manager.call('audit.find', { caseId: null, day: counter.clock.today() })
    expect(entries.map(({ what }) => what)).toContain('merged.drop')
  })

  test('a sheet that waits gives way to the next one', async () => {
    await taken('first.csv', '受理编号,姓名\nA-1,孙演练')
    const next = await taken('next.csv', '受理编号,姓名\nA-2,孙演练')
    expect((await counter.core.store.db.selectFrom('merged_case').select('register_id').where('number', '=', '').execute()).length).toBe(1)
    await manager.call('merged.drop', { id: next.id, reason: '不用了，另选文件' })
    expect((await manager.call('merged.list', {})).taken).toBeNull()
  })
})

test('our own register is not brought in, nor one under our own code', async () => {
  const own = await closed(counter, citizen)
  const sheet = await taken('own.csv', `受理编号,姓名\n${own.number},某某`)
  const ask = { id: sheet.id, branch: '不是别处', code: 'QT', columns: sheet.columns }
  expect(await manager.ask('merged.bring', ask)).toMatchObject({ ok: false, error: { code: 'MERGED_OWN', detail: { count: 1 } } })
  const code = counter.core.branch.code
  const other = await taken('other.csv', '受理编号,姓名\nZ-1,某某')
  expect(await codeOf(manager.ask('merged.bring', { ...ask, id: other.id, code }))).toBe('MERGED_OWN')
})

test('a file of too many lines, or of none, is refused and leaves nothing', async () => {
  const many = ['受理编号,姓名', ...Array.from({ length: 100_001 }, (_, at) => `N-${at},某`)].join('\n')
  const path = join(folder, 'many.csv')
  await writeFile(path, many)
  expect(await codeOf(counter.send(manager.number, 'merged.take', { path }, 'dialog') as never)).toBe('MERGED_TOO_LARGE')
  await writeFile(path, '受理编号,姓名\n')
  expect(await codeOf(counter.send(manager.number, 'merged.take', { path }, 'dialog') as never)).toBe('FILE_REFUSED')
  const reading = counter.core.store.db.selectFrom('merged_register').select('id').where('state', '=', 'reading')
  expect(await reading.execute()).toEqual([])
})

test.each([
  [['受理号', '姓名', '身份证号'], { number: 0, name: 1, docNumber: 2 }],
  [['序号', '流水号', '申请人姓名', '联系电话', '受理日期', '办结日期'], { number: 1, name: 2, mobile: 3, opened: 4, ended: 5 }],
  [['姓名', '姓名', '编号'], { number: 2, name: 0 }],
])('%j is headed in words that are known', (names, expected) => {
  expect(suggested(names)).toMatchObject(expected)
})
