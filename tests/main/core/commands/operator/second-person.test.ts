/** Lets a second person speak for a refused picture at the teller's window, and nobody else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { PhotoView } from '../../../../../shared/ipc/shapes/photo.ts'
import { tellerLooks, type Verdict } from '../../../../../shared/photo/verdict.ts'
import { practiceBirth, practicePassword } from '../../../../../shared/practice.ts'
import { filled, madeUpCitizens } from '../../../../support/a-case.ts'
import { aCounter, type Counter, citizenPhoto, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

/** The real engine's answer to the practice picture, with one verdict turned: what such a picture would have got. */
const turned = (engine: SharedEngine, check: Verdict['check'], level: Verdict['level']): SharedEngine => ({
  ...engine,
  best: async (images, spec) => {
    const best = await engine.best(images, spec)
    if (!best.judged.readable) return best
    const passed = best.judged.verdicts.map(verdict => ({ ...verdict, level: 'pass' as const }))
    const verdicts = passed.map(verdict => (verdict.check === check ? { ...verdict, level } : verdict))
    const outcome = level === 'refuse' ? 'refused' : level === 'flag' ? 'flagged' : 'accepted'
    return { ...best, judged: { ...best.judged, verdicts, outcome } }
  },
})

let photos: SharedEngine
const counters: Counter[] = []
const people = madeUpCitizens(30)
beforeAll(async () => {
  photos = await aSharedEngine()
})
afterAll(async () => {
  for (const counter of counters) await counter.end()
  await photos.end()
})
async function at(check: Verdict['check'], level: Verdict['level'], profile = 'guangzhou'): Promise<Counter> {
  const counter = await aCounter({ photos: turned(photos, check, level), options: { birth: { ...practiceBirth, profile } } })
  counters.push(counter)
  return counter
}

async function shot(teller: Seat): Promise<{ view: CaseView; photo: PhotoView }> {
  const { id } = await filled(teller, people.pop())
  const view = await teller.call('photo.capture', { caseId: id, source: 'preview', images: [await citizenPhoto()] })
  const [photo] = view.photos
  if (!photo) throw new Error('no photo was taken')
  return { view, photo }
}
type Wish = {
  override?: { login: string; password: string; reason: string }
  decisions?: { check: Verdict['check']; reason: string }[]
  looks?: PhotoView['looks']
}
const choose = (
  teller: Seat,
  { view, photo }: { view: CaseView; photo: PhotoView },
  { override, decisions = [], looks = [...tellerLooks] }: Wish = {},
) =>
  teller.ask('photo.choose', { caseId: view.id, revision: view.revision, photoId: photo.id, decisions, looks, override: override ?? null })
const by = (login: string, password = practicePassword) => ({ override: { login, password, reason: '本人核对无误' } })

describe('a picture refused for what a person may judge', () => {
  let counter: Counter
  let teller: Seat
  beforeAll(async () => {
    counter = await at('mouth-closed', 'refuse')
    teller = await counter.teller()
  })

  test('is not used without a second person', async () => {
    const taken = await shot(teller)
    expect(taken.photo).toMatchObject({ outcome: 'refused', overridable: true, override: null })
    expect(await choose(teller, taken)).toEqual({ ok: false, error: { code: 'PHOTO_REFUSED', detail: { overridable: true } } })
  })

  test.each(['fuhe', 'zhuguan'])('is used on the word of %s, with name and reason', async login => {
    const answer = await choose(teller, await shot(teller), by(login))
    expect(answer).toMatchObject({
      ok: true,
      value: { state: 'photographed', photos: [{ chosen: true, override: { reason: '本人核对无误' } }] },
    })
    const audit = await (await counter.reviewer()).call('audit.find', { caseId: answer.ok ? answer.value.id : null, day: null })
    expect(audit.entries[0]?.facts.secondPerson).toMatch(/^[0-9A-Z]{26}$/)
  })

  test('not on the teller’s own word, however many roles the teller has', async () => {
    const both = await counter.hired('both', ['teller', 'reviewer'])
    expect(await choose(both, await shot(both), by('both'))).toEqual({ ok: false, error: { code: 'SAME_PERSON' } })
  })

  test('not on the word of another teller, a wrong password or nobody', async () => {
    const taken = await shot(teller)
    expect(await choose(teller, taken, by('kaguan'))).toEqual({ ok: false, error: { code: 'NOT_ALLOWED' } })
    expect(await choose(teller, taken, by('fuhe', 'wrong'))).toEqual({ ok: false, error: { code: 'BAD_LOGIN' } })
    expect(await choose(teller, taken, by('nobody'))).toEqual({ ok: false, error: { code: 'BAD_LOGIN' } })
    const view = await teller.call('case.view', { caseId: taken.view.id })
    expect(view).toMatchObject({ state: 'filled', photos: [{ chosen: false, override: null }] })
  })

  test('guessing a colleague’s password here slows down as at the sign-in', async () => {
    const taken = await shot(teller)
    const codes = []
    for (const guess of ['a', 'b', 'c', practicePassword]) {
      const answer = await choose(teller, taken, by('zhuguan', guess))
      codes.push(answer.ok ? 'used' : answer.error.code)
    }
    expect(codes).toEqual(['BAD_LOGIN', 'BAD_LOGIN', 'LOGIN_WAIT', 'LOGIN_WAIT'])
    counter.clock.advance(60_000)
    expect((await choose(teller, taken, by('zhuguan'))).ok).toBe(true)
  })

  test('and never without the teller’s own looks', async () => {
    const answer = await choose(teller, await shot(teller), { ...by('fuhe'), looks: tellerLooks.slice(1) })
    expect(answer).toEqual({ ok: false, error: { code: 'NOT_READY', detail: { unmet: ['photoUsable'] } } })
  })
})

test.each(['one-face', 'frame', 'background', 'geometry', 'file'] as const)(
  'nobody speaks for a picture refused for its %s',
  async check => {
    const counter = await at(check, 'refuse')
    const teller = await counter.teller()
    const taken = await shot(teller)
    expect(taken.photo.overridable).toBe(false)
    expect(await choose(teller, taken, by('fuhe'))).toEqual({ ok: false, error: { code: 'PHOTO_REFUSED', detail: { overridable: false } } })
  },
)

test('a flagged picture needs the teller’s word on each flag', async () => {
  const counter = await at('gaze', 'flag')
  const teller = await counter.teller()
  const taken = await shot(teller)
  expect(await choose(teller, taken)).toEqual({ ok: false, error: { code: 'PHOTO_UNDECIDED', detail: { checks: ['gaze'] } } })
  const other = [{ check: 'pose-yaw' as const, reason: '本人确认无误' }]
  expect(await choose(teller, taken, { decisions: other })).toMatchObject({ ok: false, error: { code: 'PHOTO_UNDECIDED' } })
  const answer = await choose(teller, taken, { decisions: [{ check: 'gaze', reason: '本人确认无误' }] })
  expect(answer).toMatchObject({ ok: true, value: { photos: [{ decisions: [{ check: 'gaze', reason: '本人确认无误' }] }] } })
})

test('a picture belongs to its own case', async () => {
  const counter = await at('gaze', 'pass')
  const teller = await counter.teller()
  const [mine, other] = [await shot(teller), await shot(teller)]
  expect(await choose(teller, { view: mine.view, photo: other.photo })).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
  const peek = { caseId: mine.view.id, photoId: other.photo.id, part: 'finished' } as const
  expect(await teller.ask('photo.bytes', peek)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
  expect((await teller.call('photo.bytes', { ...peek, photoId: mine.photo.id })).image?.slice(0, 2)).toEqual(new Uint8Array([0xff, 0xd8]))
})
