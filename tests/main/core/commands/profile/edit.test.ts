/** The manager's edit of the rules: seen before it is saved, refused where it makes no sense, kept with name and reason. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { In, Out } from '../../../../../shared/ipc/contract.ts'
import { Day } from '../../../../../shared/time.ts'
import { madeUpCitizens, noticed, opened } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

type Profile = Out<'profile.view'>
type Change = In<'profile.preview'>['change']
let photos: SharedEngine
let counter: Counter
let manager: Seat
const today = Day.parse('2026-03-09')
const [chosen, untold] = madeUpCitizens(2)

beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  const teller = await counter.teller()
  await noticed(teller, chosen)
  await opened(teller, untold)
  manager = await counter.manager()
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

const newest = async (): Promise<Profile> => (await manager.call('profile.versions', {})).newest
const seen = async (): Promise<number> => (await manager.call('profile.versions', {})).decisions[0]?.seq ?? 0
const preview = (change: Change) => manager.call('profile.preview', { change, begins: today })
const save = async (change: Change, reason = '市局通知') =>
  manager.ask('profile.save', { change, begins: today, reason, seen: await seen() })
const edit = (profile: Profile): Change => ({ kind: 'edit', profile })
const charging = (profile: Profile, fen: number): Profile => {
  const rule = profile.fees.REPLACE_PHOTO
  if (!rule?.value) throw new Error('the place knows its fee')
  return { ...profile, fees: { ...profile.fees, REPLACE_PHOTO: { ...rule, value: { ...rule.value, fen: fen as never } } } }
}

test('the preview says each change in words, and names the cases that would go another way', async () => {
  const profile = await newest()
  const stricter = {
    ...profile,
    photoReasons: { ...profile.photoReasons, value: ['NO_PHOTO' as const] as Profile['photoReasons']['value'] },
  }
  const effect = await preview(edit(charging(stricter, 2500)))
  expect(effect.problems).toEqual([])
  expect(effect.changes.map(({ name, before, after }) => `${name}：${before} → ${after}`)).toEqual([
    expect.stringMatching(/^换照片的理由：.*相貌.*、.* → .*照片$/),
    expect.stringMatching(/^收费（换照片）：20\.00元.* → 25\.00元/),
  ])
  // Both pay otherwise; only one has already given the reason that would no longer do.
  expect(effect.openCount).toBe(2)
  expect(effect.cases.map(one => [one.number, one.version, one.rules])).toEqual([
    ['YL01-20260309-0001', 'guangzhou 1.0', ['photoReasons', 'fees']],
    ['YL01-20260309-0002', 'guangzhou 1.0', ['fees']],
  ])
})

test('a new source or a tick changes no case', async () => {
  const profile = await newest()
  const effect = await preview(edit({ ...profile, mail: { ...profile.mail, confirmed: !profile.mail.confirmed } }))
  expect(effect.changes).toMatchObject([{ key: 'mail', before: '内容不变' }])
  expect(effect.cases).toEqual([])
})

const senseless: readonly [string, string, (profile: Profile) => Profile][] = [
  ['a fee below nothing', 'fees.REPLACE_PHOTO.fen', profile => charging(profile, -1)],
  [
    'a photo smaller than its face',
    'photo.faceRefuse',
    profile => ({ ...profile, photo: { ...profile.photo, value: { ...profile.photo.value, width: 100 } } }),
  ],
  [
    'a file band that ends before it begins',
    'photo.bytes',
    profile => ({ ...profile, photo: { ...profile.photo, value: { ...profile.photo.value, bytes: [40_000, 14_000] } } }),
  ],
  [
    'a paper without a law behind it',
    'papers.REPLACE_PHOTO.basis',
    profile => ({
      ...profile,
      papers: {
        ...profile.papers,
        REPLACE_PHOTO: (profile.papers.REPLACE_PHOTO ?? []).map(paper => ({ ...paper, basis: { text: ' ', url: null } })),
      },
    }),
  ],
  [
    'an afternoon before the morning is over',
    'hours.week.1',
    profile => {
      const hours = profile.hours.value
      if (!hours) throw new Error('the place knows its hours')
      const overlapping = [
        { from: '09:00', to: '14:00' },
        { from: '13:00', to: '17:00' },
      ]
      return { ...profile, hours: { ...profile.hours, value: { ...hours, week: { ...hours.week, 1: overlapping } } } }
    },
  ],
  [
    'a card that outlives everybody',
    'validity.bands',
    profile => ({ ...profile, validity: { ...profile.validity, value: [{ fromAge: 0, holds: { by: 'years', years: 9000 } }] } }),
  ],
  ['a source read tomorrow', 'mail.date', profile => ({ ...profile, mail: { ...profile.mail, date: Day.parse('2026-03-10') } })],
]

test.each(senseless)('%s is refused at its field, and nothing is kept', async (_story, field, spoil) => {
  const before = await manager.call('profile.versions', {})
  const wrong = edit(spoil(before.newest))
  expect((await preview(wrong)).problems.map(({ key, item, part }) => [key, item, part].filter(Boolean).join('.'))).toContain(field)
  const answer = await save(wrong)
  expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
  expect(answer.ok ? [] : answer.error.detail?.fields).toContain(field)
  expect(await manager.call('profile.versions', {})).toEqual(before)
})

test('hours that close before they open do not come through the door', async () => {
  const profile = await newest()
  const hours = profile.hours.value
  if (!hours) throw new Error('the place knows its hours')
  const backwards = { ...hours, week: { ...hours.week, 1: [{ from: '17:00', to: '09:00' }] } }
  const answer = await save(edit({ ...profile, hours: { ...profile.hours, value: backwards } }))
  expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', detail: { fields: ['change.profile.hours.value.week.1.0'] } } })
})

test('an edit of nothing, of yesterday, without a reason, or by a teller is refused', async () => {
  const profile = await newest()
  expect(await save(edit(profile))).toMatchObject({ ok: false, error: { detail: { fields: ['change'] } } })
  expect(await save(edit(charging(profile, 2500)), ' ')).toMatchObject({ ok: false, error: { detail: { fields: ['reason'] } } })
  const late = { change: edit(charging(profile, 2500)), begins: Day.parse('2026-03-08'), reason: '市局通知', seen: await seen() }
  expect(await manager.ask('profile.save', late)).toMatchObject({ ok: false, error: { detail: { fields: ['begins'] } } })
  const teller = await counter.teller()
  expect(await teller.ask('profile.save', { ...late, begins: today })).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
})

test('of two managers who edit at once, the second is told to look again', async () => {
  const [at, profile] = [await seen(), await newest()]
  expect(await save(edit(charging(profile, 2600)), '调价')).toMatchObject({ ok: true })
  const second = await manager.ask('profile.save', { change: edit(charging(profile, 2700)), begins: today, reason: '调价', seen: at })
  expect(second).toMatchObject({ ok: false, error: { code: 'STALE' } })
})

test('the history tells who, when, why and what; an old version comes back as a new one', async () => {
  const before = await manager.call('profile.versions', {})
  expect(before.decisions[0]).toMatchObject({ version: '1.1', by: '周明', reason: '调价', kind: 'edit', changes: 1, state: 'now' })
  const looked = await manager.call('profile.look', { seq: before.decisions[0]?.seq ?? 0 })
  expect(looked.changes).toMatchObject([{ before: expect.stringContaining('20.00元'), after: expect.stringContaining('26.00元') }])
  const answer = await save({ kind: 'restore', profile: 'guangzhou', version: '1.0' }, '通知撤回')
  if (!answer.ok) throw new Error(answer.error.code)
  expect(answer.value.decisions[0]).toMatchObject({ version: '1.2', kind: 'restore', reason: '通知撤回', changes: 1, state: 'now' })
  expect(answer.value.newest.fees.REPLACE_PHOTO?.value?.fen).toBe(2000)
  const { entries } = await manager.call('audit.find', { caseId: null, day: today })
  expect(entries.map(one => one.what)).toEqual(expect.arrayContaining(['profile.edit', 'profile.restore']))
})
