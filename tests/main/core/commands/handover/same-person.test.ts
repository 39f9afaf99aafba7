/** Pickup compares the person, not the paper: a temporary card, a renewed passport, a new name. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseView } from '../../../../../shared/ipc/shapes/case.ts'
import type { IdentityInput } from '../../../../../shared/ipc/shapes/identity.ts'
import { samenessOf } from '../../../../../shared/pickup/holder.ts'
import { practicePassword } from '../../../../../shared/practice.ts'
import { sayRefusal } from '../../../../../shared/strings/zh-CN/refusal.ts'
import { Day } from '../../../../../shared/time.ts'
import { atBranch, citizen, madeUpCitizens, otherCitizen, signature } from '../../../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let cards: Seat
const people = madeUpCitizens(20)
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

const passports = ['E10000017', 'E10000025', 'E10000033', 'E10000041', 'E10000058', 'E10000066', 'E10000074', 'E10000082']
const nextPassport = () => passports.pop() ?? ''
const foreigner = (): IdentityInput => ({ ...otherCitizen, docType: 'PPT', number: nextPassport(), name: 'ANNA PRACTICE', sex: '2' })
const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })
const allSame = { faceSame: true, nameSame: true, cardPhotoSame: true }
const whoIs = ({ identity: { docType, number } }: CaseView) => ({ docType, number })
const second = { login: 'fuhe', password: practicePassword, reason: '新旧护照同时出示，出入境记录相符' }
const inAYear = Day.parse('2027-03-01')
const slipOf = async ({ id }: CaseView) => (await cards.call('slip.page', { kind: 'pickup', caseId: id, ticketId: null })).html
const handedOver = (seen: CaseView) =>
  cards.call('handover.complete', { ...refOf(seen), oldCard: 'collected', toldEnable: true, toldBank: true, signature })

describe('a temporary identity card', () => {
  test('of the same number takes the card, and the slip names the paper that was shown', async () => {
    const view = await atBranch(counter, nextPerson())
    const shown = { docType: 'TIC', number: view.identity.number, validTo: Day.parse('2026-05-01') } as const
    await handedOver(await cards.call('handover.verify', { ...refOf(view), ...shown, ...allSame }))
    expect(await slipOf(view)).toContain('本人，临时居民身份证')
  })

  test.each([
    ['that has run out', Day.parse('2026-03-08'), 'EXPIRED'],
    ['whose end is not told', null, 'NO_END'],
  ])('%s does not', async (_, validTo, problem) => {
    const view = await atBranch(counter, nextPerson())
    const answer = await cards.ask('handover.verify', { ...refOf(view), docType: 'TIC', number: view.identity.number, validTo, ...allSame })
    expect(answer).toEqual({ ok: false, error: { code: 'HOLDER_DOCUMENT', detail: { problem } } })
  })
})

test('a mistyped number is a slip of the keyboard, not somebody else', async () => {
  const view = await atBranch(counter, nextPerson())
  const answer = await cards.ask('handover.verify', { ...refOf(view), docType: 'RIC', number: '440524199001010027', ...allSame })
  expect(answer).toEqual({ ok: false, error: { code: 'HOLDER_DOCUMENT', detail: { problem: 'NUMBER' } } })
  const { entries } = await (await counter.manager()).call('audit.find', { caseId: view.id, day: null })
  expect(entries.map(({ what }) => what)).not.toContain('handover.mismatch')
})

describe('a renewed passport', () => {
  const shown = (number: string) => ({ docType: 'PPT', number, validTo: inAYear, ...allSame }) as const

  test('waits for a second person, and then takes the card', async () => {
    const view = await atBranch(counter, foreigner())
    const renewed = nextPassport()
    const alone = await cards.ask('handover.verify', { ...refOf(view), ...shown(renewed) })
    expect(alone).toEqual({ ok: false, error: { code: 'SECOND_NEEDED' } })
    if (!alone.ok) expect(sayRefusal(alone.error)).toContain('同一人')
    const seen = await cards.call('handover.verify', { ...refOf(view), ...shown(renewed), second })
    expect((await handedOver(seen)).state).toBe('closed')
    const { entries } = await (await counter.manager()).call('audit.find', { caseId: view.id, day: null })
    expect(entries.find(({ what }) => what === 'case.verifyTaker')?.facts).toMatchObject({ document: 'other' })
    expect(entries.map(({ what }) => what)).toContain('identity.link')
  })

  test('finds the holder’s work under way when they come next with it', async () => {
    const view = await atBranch(counter, foreigner())
    const renewed = nextPassport()
    const seen = await cards.call('handover.verify', { ...refOf(view), ...shown(renewed), second })
    await cards.call('handover.leave', refOf(seen))
    const found = await (await counter.teller()).call('identity.lookUp', { docType: 'PPT', number: renewed })
    expect(found.inFlight?.number).toBe(view.number)
    // And it needs no second person any more.
    const left = await cards.call('case.view', { caseId: view.id })
    expect((await cards.call('handover.verify', { ...refOf(left), ...shown(renewed) })).state).toBe('handing-over')
  })

  test('cannot be vouched for by the teller alone, and one of somebody else is somebody else’s', async () => {
    const view = await atBranch(counter, foreigner())
    const own = { ...second, login: 'kaguan' }
    expect(await cards.ask('handover.verify', { ...refOf(view), ...shown(nextPassport()), second: own })).toMatchObject({
      error: { code: 'SAME_PERSON' },
    })
    const first = await atBranch(counter, foreigner())
    const renewed = nextPassport()
    await cards.call('handover.verify', { ...refOf(first), ...shown(renewed), second })
    const answer = await cards.ask('handover.verify', { ...refOf(view), ...shown(renewed), second })
    expect(answer).toEqual({ ok: false, error: { code: 'HANDOVER_MISMATCH', detail: { what: ['document'] } } })
  })
})

describe('a new name', () => {
  test('with the register’s line of the former name takes the card, and stands on the slip', async () => {
    const view = await atBranch(counter, nextPerson())
    const renamed = { name: '王新名', link: 'register' } as const
    await handedOver(await cards.call('handover.verify', { ...refOf(view), ...whoIs(view), ...allSame, renamed }))
    expect(await slipOf(view)).toContain('现名 王**，凭户口簿“曾用名”')
  })

  test('that is the old one is none', async () => {
    const view = await atBranch(counter, nextPerson())
    const renamed = { name: view.identity.name, link: 'register' } as const
    const answer = await cards.ask('handover.verify', { ...refOf(view), ...whoIs(view), ...allSame, renamed })
    expect(answer).toEqual({ ok: false, error: { code: 'HOLDER_DOCUMENT', detail: { problem: 'SAME_NAME' } } })
  })
})

test('two citizens’ numbers are two people, and a birthday tells a stranger’s card', () => {
  const holder = { ...otherCitizen, person: 'PPT E1' }
  const today = Day.parse('2026-03-09')
  expect(samenessOf(citizen, `CHN ${citizen.number}`, { ...holder, docType: 'RIC', person: `CHN ${otherCitizen.number}` }, today)).toBe(
    'somebody-else',
  )
  expect(samenessOf(citizen, `CHN ${citizen.number}`, { ...holder, docType: 'PPT', number: 'E1' }, today)).toBe('somebody-else')
  expect(samenessOf(otherCitizen, `CHN ${otherCitizen.number}`, { ...holder, docType: 'PPT', number: 'E1' }, today)).toBe('other')
})
