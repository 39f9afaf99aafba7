/** Lays the bank's file beside the ledger and the card system's beside the acts of the day; what differs is listed, nothing is dropped. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWorkbook } from '../../../../../main/core/platform/workbook/read.ts'
import { firstSheet } from '../../../../../main/core/platform/workbook/sheet.ts'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import { fen } from '../../../../../shared/money.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { Day } from '../../../../../shared/time.ts'
import { approved, citizen, closed, madeUpCitizens, paid, submitted } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'
import { checkedBy, given, handedIn, inTheChair, told } from '../../../../support/an-item.ts'

let photos: SharedEngine
let counter: Counter
let teller: Seat
let manager: Seat
let folder: string
const people = madeUpCitizens(20)
const nextPerson = () => people.pop() ?? citizen
const second = { login: 'zhuguan', password: practicePassword }
const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
const monday = Day.parse('2026-03-09')
const span = { from: monday, to: monday }

beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  teller = await counter.teller()
  manager = await counter.manager()
  folder = await mkdtemp(join(tmpdir(), 'lists-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await counter.end()
  await photos.end()
})

async function listed(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, lines.join('\n'))
  return path
}

async function matched(path: string) {
  const answer = await counter.send(manager.number, 'fee.match', { span, path }, 'dialog')
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value as {
    matched: { count: number; fen: number }
    differences: { kind: string; bank: { row: number } | null }[]
    unread: number[]
  }
}

test('the month of fees agrees with the bank but for what is listed', async () => {
  const collected = async (reference: string) =>
    teller.call('fee.collect', { ...refOf(await approved(counter, nextPerson())), method: 'card', fen: 2000, terminal: '1001', reference })
  await collected('R1')
  const taken = await collected('R2')
  await collected('R3')
  await paid(counter, nextPerson())
  const many = [await approved(counter, nextPerson()), await approved(counter, nextPerson())]
  await teller.call('fee.payMany', { cases: many.map(refOf), method: 'transfer', payer: '演练小学', reference: 'T1', fen: fen(4000) })
  const entryId = taken.fee.standing?.entryId
  if (!entryId) throw new Error('the fee does not stand')
  await teller.call('fee.reverse', { ...refOf(taken), entryId, cause: 'bank', note: '持卡人否认交易', second })
  const path = await listed('bank.csv', [
    '收单行对账单',
    '序号,交易日期,终端号,交易类型,交易金额,参考号',
    '1,2026-03-09,1001,消费,20.00,R1',
    '2,2026-03-09,1001,消费,20.00,R2',
    '3,2026-03-09,1001,退货,20.00,R2',
    '4,2026-03-09,,转账收入,40.00,T1',
    '5,2026-03-09,1001,消费,20.00,R7',
    '6,2026-03-09,1001,消费,待定,R8',
    '合计,,,,,',
  ])
  const { matched: even, differences, unread } = await matched(path)
  expect(even).toEqual({ count: 4, fen: 6000 })
  expect(differences.map(({ kind, bank }) => [kind, bank?.row ?? null])).toEqual([
    ['only-bank', 7],
    ['only-ledger', null],
  ])
  expect(unread).toEqual([8])
})

test('the statement and the ledger as a workbook say the same to the fen', async () => {
  const statement = await manager.call('fee.statement', { span })
  expect(statement.total.cash.net + statement.total.card.net + statement.total.transfer.net).toBe(2000 + 4000 + 4000)
  const { name, bytes } = await manager.call('fee.workbook', { span })
  expect(name).toBe('收费账 2026-03-09 至 2026-03-09.xlsx')
  const book = await readWorkbook(bytes)
  const { rows } = firstSheet(book)
  expect([...book.parts.keys()].filter(part => part.startsWith('xl/worksheets/sheet'))).toHaveLength(3)
  expect(Number([...(rows.at(-1)?.cells.values() ?? [])].at(-1)?.text)).toBe(100)
})

test('the acts of the day agree with the card system’s list but for what nobody noted', async () => {
  const [first, second] = [nextPerson(), nextPerson()]
  const reset = await act('PWD_RESET', first)
  const other = await act('PWD_RESET', second)
  await teller.call('serial.note', { caseId: reset.id, side: 'card-system', serial: 'kg-0001' })
  expect(await teller.call('serial.of', { caseId: reset.id })).toMatchObject([{ side: 'card-system', serial: 'KG-0001', by: '王敏' }])
  expect(await teller.ask('serial.note', { caseId: reset.id, side: 'bank', serial: 'YH-0001' })).toMatchObject({
    ok: false,
    error: { code: 'WRONG_STATE' },
  })
  expect((await manager.call('serial.list', { span, side: 'card-system' })).map(({ serial }) => serial)).toEqual(['KG-0001', null])
  const path = await listed('acts.csv', [
    '业务流水号,证件号码,业务',
    `KG-0001,${first.number},密码重置`,
    `KG-0002,${second.number},密码重置`,
  ])
  const answer = await counter.send(manager.number, 'serial.compare', { span, side: 'card-system', path }, 'dialog')
  expect(answer).toMatchObject({
    ok: true,
    value: {
      agreed: 1,
      differences: [
        { kind: 'only-theirs', row: 3, serial: 'KG-0002' },
        { kind: 'no-serial', caseNumber: other.number },
      ],
    },
  })
})

/** An act on a card the holder has, done once a second person agreed where it needs one. */
async function act(item: 'PWD_RESET', person: ReturnType<typeof nextPerson>): Promise<CaseView> {
  const chair = await inTheChair(counter, teller, person, item)
  await told(teller, chair)
  const done = await handedIn(teller, await given(teller, chair, item))
  return done.state === 'closed' ? done : checkedBy(await counter.reviewer(), done)
}

test('register and figures agree to the unit', async () => {
  const reviewed = await submitted(teller, nextPerson())
  await (await counter.reviewer()).call('review.reject', { ...refOf(reviewed), note: '不是本人' })
  await closed(counter, nextPerson())
  const { db } = counter.core.store
  const figures = (await manager.call('report.figures', { span, by: 'month' })).total
  const count = async (query: Promise<readonly unknown[]>) => (await query).length
  const entries = await db.selectFrom('fee_entry').select(['kind', 'fen']).execute()
  const of = (kind: string) => entries.filter(entry => entry.kind === kind)
  const sum = (kind: string) => of(kind).reduce((all, entry) => all + entry.fen, 0)
  expect(figures).toMatchObject({
    arrived: await count(db.selectFrom('case_file').select('id').where('state', '=', 'closed').where('path', '=', 'photo-card').execute()),
    collected: of('collected').length,
    collectedFen: sum('collected'),
    reversed: 1,
    reversedFen: 2000,
    netFen: sum('collected') - sum('refunded') - sum('reversed'),
    corrections: await count(db.selectFrom('correction').select('id').execute()),
    counter: await count(db.selectFrom('served').select('case_id').execute()),
  })
  const { total } = await manager.call('report.view', { span })
  const ages = ['age0', 'age7', 'age16', 'age35', 'age60', 'ageUnknown'].reduce((all, name) => all + (figures[name] ?? 0), 0)
  expect(ages).toBe(total.served)
  expect((figures.counter ?? 0) + (figures.online ?? 0) + (figures.unit ?? 0)).toBe(total.served)
  const statement = await manager.call('fee.statement', { span })
  expect(statement.total.cash.net + statement.total.card.net + statement.total.qr.net + statement.total.transfer.net).toBe(figures.netFen)
  const byDay = await manager.call('report.figures', { span, by: 'day' })
  const byQuarter = await manager.call('report.figures', { span, by: 'quarter' })
  expect(byDay.total).toEqual(byQuarter.total)
  expect(byQuarter.byPeriod.map(({ period }) => period)).toEqual(['2026-Q1'])
  const { bytes } = await manager.call('report.figuresFile', { span, by: 'day' })
  expect(firstSheet(await readWorkbook(bytes)).rows.length).toBe(byDay.byPeriod.length + 2)
})
