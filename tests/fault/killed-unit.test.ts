/** Kills the core in the middle of a unit's batch, while pictures are judged and while cases are made, and goes on afterwards. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { UnitId } from '../../shared/ids.ts'
import type { UnitSummary } from '../../shared/ipc/shapes/unit.ts'
import { madeUpCitizens } from '../support/a-case.ts'
import { aCoreProcess, aDataFolder, type CoreProcess, drop } from '../support/a-core-process.ts'
import { citizenPhoto, type Seat } from '../support/a-counter.ts'
import { aDelivery, lookedAt, ownFile, rowsOf, unitOpening, written } from '../support/a-unit.ts'
import { patience } from '../support/patience.ts'

const people = madeUpCitizens(16).map((person, at) => ({ number: person.number, name: `赵演练${'甲乙丙丁'.charAt(at % 4)}` }))
let folder: string
let core: CoreProcess | null = null

beforeEach(async () => {
  folder = await aDataFolder()
})
afterEach(async () => {
  await core?.kill()
  await drop(folder)
})

async function started(birth: boolean): Promise<Seat> {
  core = await aCoreProcess(`${folder}/store`, { birth })
  return core.seated('jingban')
}

const until = (seat: Seat, holds: (unit: UnitSummary) => boolean) =>
  expect.poll(async () => (await seat.call('unit.list', {})).some(holds), { timeout: patience(60_000), interval: 20 }).toBe(true)

test('a batch cut off twice goes on where it was, and nobody is taken twice', async () => {
  const face = await citizenPhoto()
  const pictures = Object.fromEntries(people.map(({ number }) => [`${number}.jpg`, ownFile(face, number)]))
  const delivery = await aDelivery(
    folder,
    people.map(person => written(person)),
    pictures,
  )
  let seat = await started(true)
  const { id: unitId } = await seat.call('unit.open', unitOpening)
  await seat.call('unit.takeSheet', { unitId, path: delivery.sheet })
  await seat.call('unit.takePhotos', { unitId, path: delivery.zip })
  await until(seat, ({ counts }) => counts.good >= 3)
  await core?.kill()

  seat = await started(false)
  const cut = await only(seat, unitId)
  expect(cut).toMatchObject({ state: 'checking', running: false })
  expect(cut.counts.good).toBeGreaterThanOrEqual(3)
  await seat.call('unit.resume', { unitId })
  await until(seat, ({ state }) => state === 'checked')
  await lookedAt(seat, unitId)
  await seat.call('unit.make', { unitId })
  await until(seat, ({ counts }) => counts.made >= 3)
  await core?.kill()

  seat = await started(false)
  const cutAgain = await only(seat, unitId)
  expect(cutAgain.counts.made + cutAgain.counts.good).toBe(people.length)
  if (cutAgain.state === 'making') await seat.call('unit.resume', { unitId })
  await until(seat, ({ state }) => state === 'done')
  const rows = await rowsOf(seat, unitId)
  expect(rows.map(({ state }) => state)).toEqual(Array(people.length).fill('made'))
  expect(new Set(rows.map(({ caseId }) => caseId)).size).toBe(people.length)
  const cases = await seat.call('case.find', { which: 'all', text: '' })
  expect(cases).toHaveLength(people.length)
  expect(new Set(cases.map(({ state }) => state))).toEqual(new Set(['submitted']))
})

const only = async (seat: Seat, unitId: UnitId): Promise<UnitSummary> => {
  const unit = (await seat.call('unit.list', {})).find(({ id }) => id === unitId)
  if (!unit) throw new Error('the batch is gone')
  return unit
}
