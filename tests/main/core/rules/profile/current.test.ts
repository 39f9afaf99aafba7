/** Keeps a case under the rules it began with, whatever the branch goes by later. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Out } from '../../../../../shared/ipc/contract.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { Day } from '../../../../../shared/time.ts'
import { approved, citizen, madeUpCitizens, opened } from '../../../../support/a-case.ts'
import { aCounter, type Counter, resourcesFolder } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

type Profile = Out<'profile.view'>
let photos: SharedEngine
let counter: Counter
const people = madeUpCitizens(2)
const today = Day.parse('2026-03-09')

beforeAll(async () => {
  photos = await aSharedEngine()
})
afterAll(() => photos.end())
beforeEach(async () => {
  counter = await aCounter({ photos })
})
afterEach(() => counter.end())

/** The same branch on another morning, perhaps with the files of a newer program. */
async function reopened(resources = resourcesFolder): Promise<Counter> {
  await counter.close()
  counter = await aCounter({ photos, options: { dataFolder: counter.folder, birth: undefined, resourcesFolder: resources } as never })
  return counter
}

const costing = (profile: Profile, fen: number): Profile => {
  const rule = profile.fees.REPLACE_PHOTO
  if (!rule?.value) throw new Error('the place knows its fee')
  return { ...profile, fees: { ...profile.fees, REPLACE_PHOTO: { ...rule, value: { ...rule.value, fen: fen as never } } } }
}

async function edited(change: (profile: Profile) => Profile, begins: Day = today) {
  const manager = await counter.manager()
  const { newest, decisions } = await manager.call('profile.versions', {})
  const seen = decisions[0]?.seq ?? 0
  return manager.call('profile.save', { change: { kind: 'edit', profile: change(newest) }, begins, reason: '市局通知', seen })
}

const feeOf = (profile: Profile) => profile.fees.REPLACE_PHOTO?.value?.fen

test('the branch sees its own rules, each with its source', async () => {
  const profile = await (await counter.teller()).call('profile.view', {})
  expect(profile).toMatchObject({ id: 'guangzhou', fees: { REPLACE_PHOTO: { value: { fen: 2000 } } } })
  expect(profile.leadTime.REPLACE_PHOTO?.source.text).not.toBe('')
})

test('a case keeps fee, reasons and lead time when the branch moves to another place', async () => {
  const teller = await counter.teller()
  const old = await opened(teller, people[0])
  const manager = await counter.manager()
  await manager.call('profile.save', { change: { kind: 'place', profile: 'beijing' }, begins: today, reason: '网点迁往北京', seen: 1 })
  expect(counter.told).toContainEqual({ name: 'profile.changed', payload: {} })
  expect((await opened(teller, people[1])).profileVersion).toBe('beijing 1.0')
  expect((await teller.call('profile.ofCase', { caseId: old.id })).id).toBe('guangzhou')
  const begun = await teller.call('business.give', {
    caseId: old.id,
    revision: old.revision,
    item: 'REPLACE_PHOTO',
    reason: 'LOOKS_CHANGED',
    photoPlan: 'new',
    papers: ['HOLDER_ID', 'OLD_CARD', 'NEW_PHOTO'],
    notices: ['NEW_CARD', 'ACCOUNT_NUMBER', 'OLD_CARD', 'FEE', 'LEAD_TIME', 'PICKUP_LIMIT', 'NOT_REVOCABLE'],
    consents: ['PHOTO_CONSENT'],
  })
  expect(begun.fee.due).toBe(2000)
  // Twelve working days in the old city, four in the new one.
  expect((await approved(counter, citizen)).pickup.promised).toMatchObject({ workdays: 4, day: '2026-03-13' })
  const after = await (await reopened()).manager()
  expect((await after.call('branch.view', {})).profile).toBe('beijing')
})

test('a case keeps its version through an edit and a new start; new business goes by the new one', async () => {
  const teller = await counter.teller()
  const old = await opened(teller, people[0])
  expect(old.profileVersion).toBe('guangzhou 1.0')
  await edited(profile => costing(profile, 2500))
  const again = await (await reopened()).teller()
  const young = await opened(again, people[1])
  expect(young.profileVersion).toBe('guangzhou 1.1')
  expect(feeOf(await again.call('profile.ofCase', { caseId: young.id }))).toBe(2500)
  expect(feeOf(await again.call('profile.ofCase', { caseId: old.id }))).toBe(2000)
})

test('an edit for next Monday holds from Monday on, not a day before', async () => {
  const { decisions } = await edited(profile => costing(profile, 2500), Day.parse('2026-03-16'))
  expect(decisions.map(one => [one.version, one.state])).toEqual([
    ['1.1', 'planned'],
    ['1.0', 'now'],
  ])
  const teller = await counter.teller()
  expect(feeOf(await teller.call('profile.view', {}))).toBe(2000)
  counter.clock.set('2026-03-15T15:59:00.000Z')
  expect(feeOf(await teller.call('profile.view', {}))).toBe(2000)
  counter.clock.set('2026-03-15T16:00:00.000Z')
  expect(await teller.call('profile.view', {})).toMatchObject({ version: '1.1', effectiveFrom: '2026-03-16' })
  expect((await opened(teller, people[0])).profileVersion).toBe('guangzhou 1.1')
})

test('windows left open overnight hear of rules planned for the day, once and on the day', async () => {
  await edited(profile => costing(profile, 2500), Day.parse('2026-03-11'))
  const heard = () => counter.told.filter(({ name }) => name === 'profile.changed').length
  const before = heard()
  for (const [instant, more] of [
    ['2026-03-10T02:00:00.000Z', 0],
    ['2026-03-10T16:00:00.000Z', 1],
    ['2026-03-11T02:00:00.000Z', 1],
  ] as const) {
    counter.clock.set(instant)
    await counter.round()
    expect(heard() - before).toBe(more)
  }
})

test('an edit goes on from what is planned, and beginning earlier it takes the place of the plan', async () => {
  await edited(profile => costing(profile, 2500), Day.parse('2026-03-16'))
  const { decisions } = await edited(profile => ({ ...profile, pickupLimitDays: { ...profile.pickupLimitDays, value: 90 } }))
  expect(decisions.map(one => [one.version, one.state])).toEqual([
    ['1.2', 'now'],
    ['1.1', 'overruled'],
    ['1.0', 'past'],
  ])
  counter.clock.set('2026-03-16T02:00:00.000Z')
  const held = await (await counter.teller()).call('profile.view', {})
  expect([feeOf(held), held.pickupLimitDays.value]).toEqual([2500, 90])
})

/** The files of a program that charges this much in Guangzhou, its version told or forgotten. */
async function shippedWith(fen: number, version: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'resources-'))
  await cp(resourcesFolder, folder, { recursive: true, filter: path => !/(models|fonts)$/.test(path) })
  const path = join(folder, 'profiles/guangzhou.json')
  const file = JSON.parse(await readFile(path, 'utf8'))
  file.version = version
  file.fees.REPLACE_PHOTO.value.fen = fen
  await writeFile(path, JSON.stringify(file))
  return folder
}

test.each(['1.0', '1.1', '2.0'])('a case keeps its version when the program brings a changed file numbered %s', async number => {
  const old = await opened(await counter.teller(), people[0])
  const folder = await shippedWith(3000, number)
  const teller = await (await reopened(folder)).teller()
  expect(feeOf(await teller.call('profile.ofCase', { caseId: old.id }))).toBe(2000)
  expect(feeOf(await teller.call('profile.view', {}))).toBe(3000)
  expect((await opened(teller, people[1])).profileVersion).toBe(`guangzhou ${number === '2.0' ? '2.0' : '1.1'}`)
  await rm(folder, { recursive: true })
})

test('a branch that keeps its own rules is offered those of a newer program, and takes them up only by decision', async () => {
  await edited(profile => costing(profile, 2500))
  const folder = await shippedWith(3000, '2.0')
  const manager = await (await reopened(folder)).manager()
  expect(feeOf(await manager.call('profile.view', {}))).toBe(2500)
  const { offered, decisions } = await manager.call('profile.versions', {})
  expect(offered).toEqual({ profile: 'guangzhou', version: '2.0' })
  const change = { kind: 'restore', profile: 'guangzhou', version: '2.0' } as const
  const taken = await manager.call('profile.save', { change, begins: today, reason: '采用新版', seen: decisions[0]?.seq ?? 0 })
  expect([taken.offered, taken.decisions[0]?.version]).toEqual([null, '2.1'])
  expect(feeOf(await manager.call('profile.view', {}))).toBe(3000)
  await rm(folder, { recursive: true })
})

test('a branch of a city the program has no rules for is not set up, and nothing is left of it', async () => {
  const lost = aCounter({ photos, options: { birth: { ...practiceBirth, profile: 'nowhere' } } })
  await expect(lost).rejects.toMatchObject({ code: 'BAD_INPUT', detail: { fields: ['profile'] } })
})
