/** Somebody else comes for the card, or the card is the wrong one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { TakerInput } from '../../../../../shared/ipc/shapes/handover.ts'
import { takerProblems } from '../../../../../shared/pickup/taker.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { Day } from '../../../../../shared/time.ts'
import { atBranch, booked, citizen, companion, madeUpCitizens, otherCitizen, produced, signature } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let cards: Seat
const people = madeUpCitizens(30)
const nextPerson = () => people.pop() ?? citizen
beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  cards = await counter.cards()
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
const shown = ({ identity: { docType, number } }: CaseView) => ({ docType, number, faceSame: true, nameSame: true, cardPhotoSame: true })
const agent: TakerInput = {
  role: 'agent',
  docType: 'RIC',
  number: companion.number,
  name: companion.name,
  validTo: Day.parse('2031-05-20'),
  relation: '30',
  letter: 'authority',
  ground: 'in-hospital',
  second: null,
}

describe('an agent', () => {
  test('with a document, a letter and a ground of the place takes the card and stands on the slip', async () => {
    const view = await atBranch(counter, nextPerson())
    const seen = await cards.call('handover.verify', { ...refOf(view), ...shown(view), taker: agent })
    const told = { oldCard: 'collected', toldEnable: true, toldBank: true, signature } as const
    await cards.call('handover.complete', { ...refOf(seen), ...told })
    const { html } = await cards.call('slip.page', { kind: 'pickup', caseId: view.id, ticketId: null })
    expect(html).toContain('代领人 陈**')
    expect(html).not.toContain(agent.number)
    const { entries } = await (await counter.manager()).call('audit.find', { caseId: view.id, day: null })
    expect(entries.find(({ what }) => what === 'case.verifyTaker')).toMatchObject({ facts: { taker: 'agent' } })
  })

  test.each<[string, Partial<TakerInput>, string]>([
    ['is the holder after all', { docType: 'RIC', number: 'holder' }, 'IS_HOLDER'],
    ['shows a number that is none', { number: '440524199001010027' }, 'NUMBER'],
    ['shows a document that ended yesterday', { validTo: Day.parse('2026-03-08') }, 'EXPIRED'],
    ['does not say when the document ends', { validTo: null }, 'NO_END'],
    ['brings no letter', { letter: 'none' }, 'LETTER'],
    ['gives no ground where the place asks for one', { ground: null }, 'GROUND'],
    ['says to be the holder in person', { relation: '01' }, 'RELATION'],
    ['names a relation that is not in the table', { relation: '9Z' }, 'RELATION'],
    ['comes as a guardian for a grown person', { role: 'guardian', letter: 'register' }, 'NOT_A_CHILD'],
    ['comes for a unit where the place has no rule for it', { role: 'unit', letter: 'sheet' }, 'NO_UNITS'],
  ])('who %s does not get it', async (_, change, code) => {
    const view = await atBranch(counter, nextPerson())
    const number = change.number === 'holder' ? view.identity.number : (change.number ?? agent.number)
    const answer = await cards.ask('handover.verify', { ...refOf(view), ...shown(view), taker: { ...agent, ...change, number } })
    expect(answer).toEqual({ ok: false, error: { code: 'TAKER_WRONG', detail: { codes: [code] } } })
    if (!answer.ok) expect(sayRefusal(answer.error).length).toBeGreaterThan(20)
    expect(await cards.call('case.view', { caseId: view.id })).toEqual(view)
  })
})

const known = <T>(value: T) => ({ value }) as never
const rules = { pickupByAgent: known(true), pickupGrounds: known([]), guardianUnderAge: known(16) }
const today = Day.parse('2026-03-09')
const child = { docType: 'RIC' as const, number: '440106201806150019', birth: Day.parse('2018-06-15') }
const grown = { docType: 'RIC' as const, number: otherCitizen.number, birth: otherCitizen.birth }
const codes = (taker: Partial<TakerInput>, holder = grown, place: Partial<typeof rules> & { unitPickup?: never } = {}) =>
  takerProblems({ ...agent, ground: null, ...taker }, holder, { ...rules, unitPickup: known(null), ...place }, today).map(
    ({ code }) => code,
  )

describe('by the rules of a place', () => {
  test('a child’s card goes to the guardian with proof, not to an agent', () => {
    expect(codes({ role: 'guardian', letter: 'register' }, child)).toEqual([])
    expect(codes({}, child)).toEqual(['GUARDIAN_ONLY'])
    expect(codes({ role: 'guardian', letter: 'authority' }, child)).toEqual(['LETTER'])
  })

  test('where agents are not taken, none is', () => {
    expect(codes({}, grown, { pickupByAgent: known(false) })).toEqual(['NO_AGENTS'])
  })

  test('a unit sends two different people with its sealed sheet', () => {
    const unit = { role: 'unit', letter: 'sheet' } as const
    const place = { unitPickup: known({ people: 2, within: { days: 5, unit: 'work' } }) }
    const second = { docType: 'RIC' as const, number: citizen.number, name: citizen.name, validTo: 'long' as const }
    expect(codes({ ...unit, second }, grown, place)).toEqual([])
    expect(codes(unit, grown, place)).toEqual(['SECOND'])
    expect(codes({ ...unit, second: { ...second, number: agent.number } }, grown, place)).toEqual(['SECOND_SAME'])
    expect(codes({ ...unit, second: { ...second, validTo: Day.parse('2026-03-08') } }, grown, place)).toEqual(['SECOND_END'])
  })

  test('a document ends with its last day, and one without an end is asked for none', () => {
    expect(codes({ validTo: today })).toEqual([])
    expect(codes({ validTo: 'long' })).toEqual([])
    expect(codes({ docType: 'HKB', validTo: null })).toEqual([])
  })
})

describe('the old card', () => {
  test('is collected where the place says so: it cannot be noted as kept', async () => {
    const view = await atBranch(counter, nextPerson())
    const seen = await cards.call('handover.verify', { ...refOf(view), ...shown(view) })
    const told = { toldEnable: true, toldBank: true, signature }
    const answer = await cards.ask('handover.complete', { ...refOf(seen), ...told, oldCard: 'kept' })
    expect(answer).toEqual({ ok: false, error: { code: 'NOT_READY', detail: { unmet: ['oldCardDealt'] } } })
  })
})

describe('a wrong card', () => {
  test('goes back to be made anew, its seat and its texts with it, and comes again', async () => {
    const view = await booked(counter, nextPerson())
    const wrong = await cards.call('handover.wrongCard', { ...refOf(view), note: '卡面姓名与申请不符' })
    expect(wrong).toMatchObject({ state: 'make-failed', cardTail: null, pickup: { booked: null } })
    expect(wrong.production.at(-1)).toMatchObject({ event: 'makeFailed', note: '卡面姓名与申请不符' })
    // Nobody is invited for a card that is not here; that it takes longer is news.
    const texts = (await cards.call('reminder.list', {})).rows.filter(({ caseId, state }) => caseId === view.id && state === 'queued')
    expect(texts.map(({ kind }) => kind)).toEqual(['delayed'])
    // A card that goes back is no card of the holder's: the register knows none of this case until the right one is here.
    const made = () => counter.core.store.db.selectFrom('card').select('state').where('made_by_case', '=', view.id).execute()
    expect(await made()).toEqual([])
    const back = await produced(counter, wrong, ['remake', 'branchReceived'])
    expect(back.state).toBe('at-branch')
    expect(await made()).toEqual([{ state: 'sealed' }])
    expect((await cards.call('pickup.waiting', { after: null })).rows.find(({ caseId }) => caseId === view.id)).toMatchObject({ days: 0 })
  })

  test('needs to be said what is wrong with it', async () => {
    const view = await atBranch(counter, nextPerson())
    expect(await cards.ask('handover.wrongCard', { ...refOf(view), note: '' })).toMatchObject({ error: { code: 'BAD_INPUT' } })
  })
})
