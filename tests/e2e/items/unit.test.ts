/** A unit brings a sheet of six and their pictures: two are wrong and told so, four become cases and pass review together, through the real window. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWorkbook } from '../../../main/core/platform/workbook/read.ts'
import { firstSheet } from '../../../main/core/platform/workbook/sheet.ts'
import { printingText } from '../../../shared/strings/zh-CN/printing.ts'
import { reviewText } from '../../../shared/strings/zh-CN/review.ts'
import { unitStateText, unitText } from '../../../shared/strings/zh-CN/unit.ts'
import { stateText } from '../../../shared/strings/zh-CN/workflow.ts'
import type { UnitState } from '../../../shared/unit/row.ts'
import { madeUpCitizens, otherCitizen } from '../../support/a-case.ts'
import { citizenPhoto } from '../../support/a-counter.ts'
import { aCounterDay, type CounterDay, called, document, reach, takesNumber, tickThrough, willPick } from '../../support/a-counter-day.ts'
import { aDelivery, ownFile, unitOpening, written } from '../../support/a-unit.ts'

const staff = madeUpCitizens(6).map(({ number }, at) => ({ number, name: `王演练${'甲乙丙丁戊己'.charAt(at)}` }))

let day: CounterDay
let delivery: Awaited<ReturnType<typeof aDelivery>>
beforeAll(async () => {
  day = await aCounterDay()
  const rows = staff.map((one, at) => written(one, at === 1 ? { 联系电话: '1380000' } : {}))
  const face = await citizenPhoto()
  // The fifth one's picture is missing.
  const pictures = Object.fromEntries(staff.filter((_, at) => at !== 4).map(({ number }) => [`${number}.jpg`, ownFile(face, number)]))
  delivery = await aDelivery(join(day.folder, 'unit'), rows, pictures)
})
afterAll(() => day.end())

const stands = (state: UnitState) =>
  day.hands.until(`unit ${state}`, async () => (await day.hands.ask('unit.list', {}))[0]?.state === state)

test('the blank sheet carries the headings a unit fills in', async () => {
  const { hands } = day
  await day.sit('jingban')
  await hands.key('F4')
  const sheet = join(day.folder, 'blank.xlsx')
  await willPick(day, sheet)
  await hands.key('F6')
  await hands.see(unitText.saved)
  await day.shoot('unit-rooms')
  const [head] = firstSheet(await readWorkbook(new Uint8Array(await readFile(sheet)))).rows
  const headings = [...(head?.cells.values() ?? [])].map(cell => cell.text)
  for (const heading of Object.keys(written({ number: '', name: '' }))) expect(headings).toContain(heading)
  await hands.key('Escape')
})

test('six are checked before anything is made, and the two wrong ones are told why', async () => {
  const { hands } = day
  await takesNumber(day, 'BATCH')
  await called(day)
  await reach(hands, 'unitName')
  await hands.enter(unitOpening.unitName)
  await reach(hands, 'mailAddr')
  await hands.enter(unitOpening.defaults.mailAddr)
  await hands.pick('bank', 'gongshang')
  await hands.pick('occupation', unitOpening.defaults.occupation)
  await tickThrough(hands)
  await document(hands, otherCitizen)
  await reach(hands, 'agentMobile')
  await hands.page.keyboard.type(unitOpening.agentMobile)
  await day.shoot('unit-form')
  await hands.key('F9')
  await hands.see(unitText.batch.needSheet)
  await willPick(day, delivery.sheet)
  await hands.key('F2')
  await hands.see(unitText.batch.needPhotos)
  await willPick(day, delivery.photos)
  await hands.key('F3')
  await stands('checked')
  await hands.see(unitStateText.checked)
  await hands.see(/联系电话/)
  await hands.see(/没有找到照片/)
  await day.shoot('unit-checked')
  expect(await hands.ask('case.find', { which: 'all', text: '' })).toEqual([])
})

test('four are looked at, become cases, and pass review one look after the other and one key for all; the transfer sheet is printed', async () => {
  const { hands } = day
  await hands.key('F9')
  await hands.see(unitText.look.title)
  await day.shoot('unit-look')
  await hands.key('F9')
  await hands.see(unitText.look.last)
  await hands.key('F9')
  await hands.key('F9')
  await stands('done')
  await hands.see(unitText.batch.done(4, 2))
  await day.shoot('unit-made')
  const result = join(day.folder, 'result.xlsx')
  await willPick(day, result)
  await hands.key('F8')
  await hands.see(unitText.saved)
  const given = firstSheet(await readWorkbook(new Uint8Array(await readFile(result)))).rows.slice(1)
  const words = given.map(({ cells }) => [...cells.values()].at(-1)?.text.slice(0, 3))
  expect(words).toEqual(['已受理', '不合格', '已受理', '已受理', '不合格', '已受理'])
  const cases = await hands.ask('case.find', { which: 'all', text: '' })
  expect(cases.map(({ state }) => state)).toEqual(Array(4).fill('submitted'))

  await day.sit('fuhe')
  await hands.key('F7')
  for (const place of [1, 2, 3, 4]) {
    await hands.see(reviewText.batchTitle(place, 4))
    if (place === 1) await day.shoot('batch-review')
    await hands.key('Space')
  }
  await hands.key('F9')
  await hands.see(reviewText.approvedMany(4))
  await day.shoot('batch-reviewed')
  const after = await hands.ask('case.find', { which: 'all', text: '' })
  expect(after.map(({ state }) => state)).toEqual(Array(4).fill('paid'))

  await day.sit('kaguan')
  await hands.see(stateText.paid)
  await day.shoot('cards-board')

  await day.sit('jingban')
  await hands.key('F4')
  await hands.see(unitOpening.unitName)
  await hands.key('F9')
  await hands.see(unitText.batch.done(4, 2))
  await hands.key('F6')
  await hands.see(printingText.kept('transfer', 1))
  await day.shoot('transfer-sheet')
  await hands.press('Enter')
  expect(day.app.launched.complaints).toEqual([])
})
