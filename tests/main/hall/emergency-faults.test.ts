/** What a desk did on its own is handed in while line, desk and server fail at seeded points: all of it is at the branch, once. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { practicePassword } from '../../../shared/practice.ts'
import { filled, madeUpCitizens } from '../../support/a-case.ts'
import { aDeskAlone, type DeskAlone } from '../../support/a-desk-alone.ts'
import { dice as aDice } from '../../support/a-dice.ts'
import { aHall, type TestHall } from '../../support/a-hall.ts'

const cases = 9
let hall: TestHall
let desk: DeskAlone

beforeAll(async () => {
  hall = await aHall()
  desk = await aDeskAlone(hall, '3号窗')
  await desk.seat.call('session.signIn', { login: 'jingban', password: practicePassword, counter: '03' })
  await desk.kitOf('jingban')
  await desk.away(30)
  await desk.begin('jingban', practicePassword)
})
afterAll(async () => {
  await desk.end()
  await hall.end()
})

test('cut lines, power cuts at the desk and a server that is killed: nothing is lost, nothing is doubled', async () => {
  const dice = aDice(20261130)
  const numbers: string[] = []
  for (const person of madeUpCitizens(cases)) numbers.push((await filled(desk.seat, person)).number)
  // The desk's log alone is some thirty thousand bytes.
  desk.cutAfter(() => 45_000 + dice.below(60_000))
  await desk.back()
  await desk.endMode()
  // After a power cut the desk knows of its store only once it has read it.
  const isOver = () => desk.view().since === null && !existsSync(join(desk.folder, 'store'))
  const faults = ['powerCut', 'server', 'cut', 'powerCut', 'cut', 'server'] as const
  for (const [at, fault] of faults.entries()) {
    // Each after another share of the pieces, as far as the desk of this start has come.
    const due = dice.below(4)
    await desk.until(`fault ${at}`, () => (desk.view().since !== null && desk.view().handed >= due) || isOver())
    if (isOver()) break
    if (fault === 'powerCut') await desk.powerCut()
    else if (fault === 'server') await hall.restart()
    else desk.cutNow()
  }
  desk.cutAfter(() => Number.POSITIVE_INFINITY)
  desk.cutNow()
  await desk.until('all of it is handed in and the store is gone', isOver)

  const { store } = hall.running()
  const there = await store.db.selectFrom('case_file').select(['emergency_number', 'state', 'number']).execute()
  expect(there.map(row => row.emergency_number).sort()).toEqual([...numbers].sort())
  expect(new Set(there.map(({ number }) => number)).size).toBe(cases)
  expect(there.every(({ state }) => state === 'filled')).toBe(true)
  const pieces = await store.db.selectFrom('emergency_piece').select(['state', 'body']).execute()
  expect(pieces).toEqual(Array.from({ length: cases }, () => ({ state: 'taken', body: null })))
  const audit = await store.db.selectFrom('audit').select(['what', 'facts']).where('what', 'like', 'emergency.%').orderBy('seq').execute()
  const reported = audit.filter(({ what }) => what === 'emergency.reported').map(({ facts }) => JSON.parse(facts).seq)
  expect(reported).toEqual(reported.map((_, at) => at + 1))
  expect(audit.filter(({ what }) => what === 'emergency.take')).toHaveLength(cases)
  expect(audit.filter(({ what }) => what === 'emergency.emptied')).toHaveLength(1)
})
