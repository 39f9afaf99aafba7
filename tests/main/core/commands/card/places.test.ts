/** Finished cards and their places: given when the box is unpacked, free when the card leaves, counted by two, looked for until found. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { PlaceView } from '../../../../../shared/ipc/shapes/place.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { Day } from '../../../../../shared/time.ts'
import { atBranch, madeUpCitizens, paid, produced } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'

let counter: Counter
let cards: Seat
const people = madeUpCitizens(20)
const next = () => people.pop()
const second = { login: 'zhuguan', password: practicePassword }
beforeAll(async () => {
  counter = await aCounter()
  cards = await counter.cards()
})
afterAll(() => counter.end())

const fresh = ({ id }: Pick<CaseView, 'id'>) => cards.call('case.view', { caseId: id })
const book = () => cards.call('place.view', {})
const cardOf = (view: PlaceView, { id }: Pick<CaseView, 'id'>) => view.cards.find(({ caseId }) => caseId === id)
/** What two people find who miss only these. */
const countOf = ({ cards: all }: PlaceView, missing: readonly Pick<CaseView, 'id'>[] = []) => {
  const ids = missing.map(({ id }) => id)
  const racks = [...new Set(all.map(({ rack }) => rack ?? ''))].map(rack => {
    const there = all.filter(card => (card.rack ?? '') === rack)
    return { rack, book: there.length, counted: there.filter(({ caseId }) => !ids.includes(caseId)).length }
  })
  return { racks, missing: ids, note: '', second }
}
const dayLine = async () =>
  (await (await counter.manager()).call('day.view', { day: Day.parse(counter.core.clock.today()) })).lines.find(
    ({ line }) => line === 'missing',
  )

describe('a place', () => {
  test('is given to each card of a box in the order of the places, and said to whoever unpacks it', async () => {
    const made = []
    for (let at = 0; at < 3; at++) made.push(await produced(counter, await paid(counter, next()), ['sendToMake', 'cityBankReceived']))
    const cases = made.map(({ id, revision }, at) => ({ caseId: id, revision, cardTail: `000${at}` }))
    const done = await cards.call('production.recordMany', { event: 'branchReceived', note: '', cases })
    expect(done.map(({ place }) => place)).toEqual(['A-01', 'A-02', 'A-03'])
    const [first] = made
    if (!first) throw new Error('no card was made')
    expect(await fresh(first)).toMatchObject({ place: 'A-01', missingSince: null })
    // A list shows it too, so that the card is found with one look and one reach.
    expect((await cards.call('case.find', { which: 'pickup', text: '' })).find(({ id }) => id === first.id)).toMatchObject({
      place: 'A-01',
    })
  })

  test('is free again when the card has left, and is given to the next', async () => {
    const [here] = (await book()).cards
    if (here?.place !== 'A-01') throw new Error('A-01 is empty')
    const view = await cards.call('case.view', { caseId: here.caseId })
    await cards.call('handover.wrongCard', { caseId: view.id, revision: view.revision, note: '芯片读不出' })
    expect(await fresh(view)).toMatchObject({ state: 'make-failed', place: null })
    expect(await atBranch(counter, next())).toMatchObject({ place: 'A-01' })
  })

  test('can be chosen by typing or scanning, unless it is full or there is none', async () => {
    const view = await atBranch(counter, next())
    const put = (place: string | null) => cards.ask('place.put', { caseId: view.id, place })
    await cards.call('place.put', { caseId: view.id, place: 'ａ１９' })
    expect(await fresh(view)).toMatchObject({ place: 'A-19' })
    expect(await put('A-01')).toMatchObject({ ok: false, error: { code: 'PLACE_FULL' } })
    expect(await put('Z-01')).toMatchObject({ ok: false, error: { code: 'PLACE_UNKNOWN' } })
    expect(await fresh(view)).toMatchObject({ place: 'A-19' })
    const other = await paid(counter, next())
    expect(await cards.ask('place.put', { caseId: other.id, place: null })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })

  test('is kept by a card whose case has ended, until two people have dealt with it', async () => {
    const view = await atBranch(counter, next())
    const { place } = await fresh(view)
    await cards.call('case.end', {
      ...{ caseId: view.id, revision: view.revision, reason: 'withdrawn', note: '家属来人说明' },
      papers: ['holder-id', 'written-withdrawal'],
    })
    expect((await cards.call('ending.cards', {})).find(({ caseId }) => caseId === view.id)).toMatchObject({ place })
    expect(cardOf(await book(), view)).toMatchObject({ state: 'void', place })
    await cards.call('ending.dealWithCard', { caseId: view.id, note: '剪角入销毁袋', second })
    expect(cardOf(await book(), view)).toBeUndefined()
    expect(await atBranch(counter, next())).toMatchObject({ place })
  })

  test('of a rack that would go holds it, and cards that find all full come without one', async () => {
    expect(await cards.ask('place.setRack', { rack: 'A', places: 2, holds: 1 })).toMatchObject({
      ok: false,
      error: { code: 'PLACE_IN_USE' },
    })
    const taken = (await book()).cards.length
    const far = (await book()).cards.find(({ place }) => place === 'A-19')
    if (!far) throw new Error('A-19 is empty')
    await cards.call('place.put', { caseId: far.caseId, place: null })
    await cards.call('place.setRack', { rack: 'a', places: taken, holds: 1 })
    const last = await atBranch(counter, next())
    expect(last.place).toBeNull()
    expect(await cards.ask('place.put', { caseId: last.id, place: null })).toMatchObject({ ok: false, error: { code: 'PLACE_FULL' } })
    await cards.call('place.setRack', { rack: 'B', places: 5, holds: 2 })
    await cards.call('place.put', { caseId: last.id, place: null })
    expect(await fresh(last)).toMatchObject({ place: 'B-01' })
  })
})

describe('a count at the end of a shift', () => {
  test('is even, or names each card that is not there: looked for by the manager until it is found', async () => {
    const view = await atBranch(counter, next())
    const even = await cards.call('place.count', countOf(await book()))
    expect(even.counts[0]).toMatchObject({ operator: '赵卡', second: '周明', missing: [] })
    expect(await dayLine()).toMatchObject({ open: 0, figures: { counts: 1 } })

    const short = countOf(await book(), [view])
    expect(await cards.ask('place.count', { ...short, missing: [] })).toMatchObject({ ok: false, error: { code: 'PLACE_UNNAMED' } })
    const counted = await cards.call('place.count', short)
    expect(counted.counts[0]).toMatchObject({ missing: [{ number: view.number, ended: null }] })
    expect((await fresh(view)).missingSince).not.toBeNull()
    expect(await dayLine()).toMatchObject({ open: 1, figures: { counts: 2 } })

    const found = await cards.call('place.found', { caseId: view.id, place: 'B-02', note: '夹在旁边格口' })
    expect(cardOf(found, view)).toMatchObject({ place: 'B-02', missingSince: null })
    expect(found.counts[0]).toMatchObject({ missing: [{ number: view.number, ended: 'found' }] })
    expect(await dayLine()).toMatchObject({ open: 0 })
    expect(await cards.ask('place.found', { caseId: view.id, place: null, note: '又找到' })).toMatchObject({
      error: { code: 'WRONG_STATE' },
    })
  })

  test('that is made again ends the search, and the card made in its place is not looked for', async () => {
    const view = await atBranch(counter, next())
    await cards.call('place.count', countOf(await book(), [view]))
    const now = await fresh(view)
    const failed = await cards.call('handover.wrongCard', { caseId: view.id, revision: now.revision, note: '清点遗失，重制' })
    expect(await dayLine()).toMatchObject({ open: 0 })
    const again = await produced(counter, failed, ['remake', 'branchReceived'])
    expect(again.missingSince).toBeNull()
    expect((await book()).counts[0]).toMatchObject({ missing: [{ ended: 'gone' }] })
  })

  test('is refused where the book moved meanwhile, where too much lies there without a word, and by one person alone', async () => {
    const before = countOf(await book())
    await atBranch(counter, next())
    expect(await cards.ask('place.count', before)).toMatchObject({ ok: false, error: { code: 'PLACE_BOOK_MOVED' } })
    const now = countOf(await book())
    const [rack, ...others] = now.racks
    if (!rack) throw new Error('no rack has cards')
    const more = { ...now, racks: [{ ...rack, counted: rack.counted + 1 }, ...others] }
    expect(await cards.ask('place.count', more)).toMatchObject({ ok: false, error: { code: 'PLACE_UNEXPLAINED' } })
    expect(await cards.call('place.count', { ...more, note: '多一张他行退卡，已另登记' })).toMatchObject({ counts: expect.anything() })
    const alone = { ...now, second: { login: 'kaguan', password: practicePassword } }
    expect(await cards.ask('place.count', alone)).toMatchObject({ ok: false, error: { code: 'SAME_PERSON' } })
  })
})
