/** A place nobody shipped is set up at the manager's desk or at the first start, and its rules travel to other branches as a signed file. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { In } from '../../../../../shared/ipc/contract.ts'
import { practiceBirth } from '../../../../../shared/practice.ts'
import { Day } from '../../../../../shared/time.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

type Change = In<'profile.preview'>['change']
const today = Day.parse('2026-03-09')
const place = { id: 'sanya', name: '三亚', areaCode: '460200', authority: '演练社会保险服务中心', phone: '0898-00000000', from: 'haikou' }
const fresh: Change = { kind: 'new', place, bank: '105' }

let counter: Counter
let manager: Seat
let other: Counter
let otherManager: Seat
beforeAll(async () => {
  counter = await aCounter()
  manager = await counter.manager()
})
afterAll(async () => {
  await counter.end()
  await other?.end()
})

const save = async (seat: Seat, change: Change) => {
  const { decisions } = await seat.call('profile.versions', {})
  return seat.ask('profile.save', { change, begins: today, reason: '网点开办', seen: decisions[0]?.seq ?? 0 })
}
const refused = async (seat: Seat, change: Change) => {
  const reply = await seat.ask('profile.preview', { change, begins: today })
  return reply.ok ? 'ok' : reply.error.code
}
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

test('an id that has rules, or a division nobody knows, is refused before anything is drafted', async () => {
  expect(await refused(manager, { ...fresh, place: { ...place, id: 'haikou' } })).toBe('PLACE_TAKEN')
  expect(await refused(manager, { ...fresh, place: { ...place, areaCode: '999999' } })).toBe('PLACE_AREA')
  expect(await refused(manager, { ...fresh, place: { ...place, from: 'nowhere' } })).toBe('BAD_INPUT')
  expect(await refused(manager, { ...fresh, place: { ...place, phone: '电话' } })).toBe('BAD_INPUT')
})

test('the new place holds from its day on, prefills the form with its own area, and brings its bank', async () => {
  expect((await manager.call('profile.preview', { change: fresh, begins: today })).changes.length).toBeGreaterThan(5)
  expect((await save(manager, fresh)).ok).toBe(true)
  const versions = await manager.call('profile.versions', {})
  expect(versions.decisions[0]).toMatchObject({ profile: 'sanya', place: '三亚', kind: 'new', state: 'now' })
  expect(versions.newest.place).toEqual({ name: '三亚', areaCode: '460200', authority: '演练社会保险服务中心', phone: '0898-00000000' })
  expect((await manager.call('branch.view', {})).bank).toBe('105')
  // It stands in the list of places from now on, and its id is taken.
  expect(versions.places).toContainEqual({ id: 'sanya', name: '三亚' })
  expect(await refused(manager, fresh)).toBe('PLACE_TAKEN')
})

test('what a hall has asked goes on from the draft, and the branch may leave and come back', async () => {
  const { newest } = await manager.call('profile.versions', {})
  const rule = newest.pickupLimitDays
  const told = {
    ...newest,
    pickupLimitDays: { ...rule, value: 90, confirmed: true, source: { text: '演练答复', url: null }, confidence: 'A' as const },
  }
  expect((await save(manager, { kind: 'edit', profile: told })).ok).toBe(true)
  expect((await save(manager, { kind: 'place', profile: 'haikou' })).ok).toBe(true)
  expect((await save(manager, { kind: 'place', profile: 'sanya' })).ok).toBe(true)
  expect(await manager.call('profile.view', {})).toMatchObject({ id: 'sanya', pickupLimitDays: { value: 90, confirmed: true } })
})

test('another branch begins with the file at its first start, told apart by the letters its sender read out', async () => {
  const { bytes, code, name } = await manager.call('profile.file', {})
  expect(name).toMatch(/^本地规则-三亚-1\.\d+\.json$/)
  const text = textOf(bytes)
  const birth = (typed: string) => ({ ...practiceBirth, profile: 'base', rules: { kind: 'file' as const, text, code: typed } })
  await expect(aCounter({ options: { birth: birth('000000000000') } })).rejects.toMatchObject({ code: 'RULES_FILE_CODE' })
  other = await aCounter({ options: { birth: birth(code.replaceAll('-', '')) } })
  otherManager = await other.manager()
  const begun = await otherManager.call('profile.versions', {})
  expect(begun.newest).toMatchObject({ id: 'sanya', pickupLimitDays: { value: 90, confirmed: true } })
  expect(begun.decisions).toMatchObject([{ kind: 'file', reason: '首次设置', state: 'now' }])
})

test('a later file is looked at, previewed and taken in; a changed, torn or foreign one is refused in a sentence of its own', async () => {
  const { newest } = await manager.call('profile.versions', {})
  expect(
    (await save(manager, { kind: 'edit', profile: { ...newest, pickupLimitDays: { ...newest.pickupLimitDays, value: 120 } } })).ok,
  ).toBe(true)
  const { bytes, code } = await manager.call('profile.file', {})
  const text = textOf(bytes)
  expect(await otherManager.call('profile.read', { text })).toMatchObject({ place: '三亚', branch: { code: 'YL01' }, confirmed: 1 })
  const file = (over: { text?: string; code?: string } = {}): Change => ({ kind: 'file', text, code, ...over })
  const effect = await otherManager.call('profile.preview', { change: file(), begins: today })
  expect(effect.changes.map(({ before, after }) => [before, after])).toEqual([['90', '120']])
  expect(await refused(otherManager, file({ code: 'ABCD' }))).toBe('RULES_FILE_CODE')
  expect(await refused(otherManager, file({ text: text.replace('120', '180') }))).toBe('RULES_FILE_CHANGED')
  expect(await refused(otherManager, file({ text: text.slice(0, 500) }))).toBe('RULES_FILE_UNREADABLE')
  expect(await refused(otherManager, file({ text: '{"format":"something else"}' }))).toBe('RULES_FILE_UNREADABLE')
  expect(await refused(otherManager, file({ text: text.replace('"version": 1', '"version": 2') }))).toBe('RULES_FILE_NEWER')
  expect((await save(otherManager, file({ code: ` ${code.toLowerCase()} ` }))).ok).toBe(true)
  expect((await otherManager.call('profile.view', {})).pickupLimitDays.value).toBe(120)
})

test('rules that were tried out in practice never reach a live branch', async () => {
  const { bytes, code } = await manager.call('profile.file', {})
  Object.assign(other.core.branch, { mode: 'live' })
  expect(await refused(otherManager, { kind: 'file', text: textOf(bytes), code })).toBe('RULES_FILE_PRACTICE')
  Object.assign(other.core.branch, { mode: 'practice' })
})

test('a branch may begin with a place of its own, and one with a taken id begins not at all', async () => {
  const birth = { ...practiceBirth, profile: 'base', rules: { kind: 'new' as const, place: { ...place, from: 'base' } } }
  await expect(
    aCounter({ options: { birth: { ...birth, rules: { ...birth.rules, place: { ...place, id: 'wuhan' } } } } }),
  ).rejects.toMatchObject({
    code: 'PLACE_TAKEN',
  })
  const third = await aCounter({ options: { birth } })
  expect(await (await third.manager()).call('profile.view', {})).toMatchObject({ id: 'sanya', place: { areaCode: '460200' } })
  await third.end()
})

test('only a manager sets places up or gives rules out', async () => {
  const teller = await counter.teller()
  expect(await refused(teller, fresh)).toBe('NOT_ALLOWED')
  expect(await teller.ask('profile.file', {})).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
})
