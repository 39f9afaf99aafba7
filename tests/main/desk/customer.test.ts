/** The customer's window beside a desk: it sees what its desk shows, says what that page allows, and reaches nothing else. */
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Command } from '../../../shared/ipc/command.ts'
import { type CommandName, contract, type In, type Out } from '../../../shared/ipc/contract.ts'
import type { CaseView } from '../../../shared/ipc/shapes/case.ts'
import { practicePassword } from '../../../shared/practice.ts'
import type { Result } from '../../../shared/result.ts'
import { atBranch, citizen, filled, madeUpCitizens, photographed, signature } from '../../support/a-case.ts'
import { aCounter, type Counter, type Seat } from '../../support/a-counter.ts'
import { aSharedEngine, type SharedEngine } from '../../support/a-photo-engine.ts'

let photos: SharedEngine
let counter: Counter
let teller: Seat
const people = madeUpCitizens(20)
const nextPerson = () => people.pop() ?? citizen
beforeAll(async () => {
  photos = await aSharedEngine()
  counter = await aCounter({ photos })
  teller = await counter.teller()
})
afterAll(async () => {
  await counter.end()
  await photos.end()
})

/** What the window on this seat's second screen sends. */
const asks = async <N extends CommandName>(name: N, input: In<N>, seat: Seat = teller) =>
  (await counter.send(seat.number, name, input, 'customer')) as Result<Out<N>>
async function sees(seat: Seat = teller): Promise<Out<'customer.view'>> {
  const reply = await asks('customer.view', {}, seat)
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.value
}
const refusal = (reply: Result<unknown>) => (reply.ok ? 'ok' : reply.error.code)
const shows = (seat: Seat, show: In<'customer.show'>) => seat.call('customer.show', show)

describe('what the window may ask', () => {
  test('is two commands; every other one of the contract is refused', async () => {
    const others = Object.entries(contract as Record<string, Command>).filter(
      ([, { at, from }]) => at !== 'shell' && !from.includes('customer'),
    )
    expect(others.length).toBeGreaterThan(150)
    for (const [name] of others) expect([name, refusal(await asks(name as CommandName, {} as never))]).toEqual([name, 'WRONG_WINDOW'])
  })

  test('is nothing before somebody signed in, and nothing while the screen is locked', async () => {
    expect(refusal(await asks('customer.view', {}, counter.emptySeat()))).toBe('NOT_SIGNED_IN')
    const seat = await counter.teller()
    const view = await filled(seat, nextPerson())
    await shows(seat, { page: 'check', caseId: view.id })
    await seat.call('session.lock', {})
    expect(refusal(await asks('customer.view', {}, seat))).toBe('SCREEN_LOCKED')
    expect(refusal(await asks('customer.answer', { turn: 1, kind: 'agree' }, seat))).toBe('SCREEN_LOCKED')
  })

  test('never shows the next person at the desk what the last one had open', async () => {
    const seat = await counter.teller()
    const view = await filled(seat, nextPerson())
    await shows(seat, { page: 'check', caseId: view.id })
    expect((await sees(seat)).shown?.sheet.name).toBe(view.identity.name)
    await seat.call('session.signOut', {})
    expect(refusal(await asks('customer.view', {}, seat))).toBe('NOT_SIGNED_IN')
    await seat.call('session.signIn', { login: 'kaguan', password: practicePassword, counter: '04' })
    expect(await sees(seat)).toMatchObject({ page: 'wait', shown: null, image: null, ticket: null })
  })

  test('is told of when the desk locks, leaves or shows another page', async () => {
    const seat = await counter.teller()
    const told = () =>
      counter.told.filter(({ name, payload }) => name === 'customer.changed' && (payload as { seat: number }).seat === seat.number).length
    const before = told()
    await shows(seat, { page: 'wait' })
    await seat.call('session.lock', {})
    await seat.call('session.signOut', {})
    expect(told() - before).toBe(3)
  })
})

describe('what it sees', () => {
  test('the form whole and unmasked, the picture, the day and the price, of the case the desk shows', async () => {
    const view = await photographed(teller, nextPerson())
    await shows(teller, { page: 'check', caseId: view.id })
    const { page, shown, image } = await sees()
    expect(page).toBe('check')
    expect(shown?.sheet).toMatchObject({ name: view.identity.name, docNumber: view.identity.number, mobile: '13800000000' })
    const cells = shown?.sheet.groups.flatMap(group => group.cells) ?? []
    expect(cells.map(({ value }) => value)).toContain('演练市示范区练习路2号')
    expect((await sharp(image ?? new Uint8Array()).metadata()).width).toBe(358)
  })

  test('no picture and no sheet while posing or waiting', async () => {
    const view = await filled(teller, nextPerson())
    await shows(teller, { page: 'pose', caseId: view.id, hint: 'nearer' })
    expect(await sees()).toMatchObject({ page: 'pose', hint: 'nearer', shown: null, image: null })
  })

  test('the coach’s next word on the same page, not as a new one', async () => {
    const { turn } = await shows(teller, { page: 'pose', hint: 'nearer' })
    expect((await shows(teller, { page: 'pose', hint: 'stay' })).turn).toBe(turn)
    expect((await sees()).hint).toBe('stay')
    expect((await shows(teller, { page: 'wait' })).turn).not.toBe(turn)
  })
})

describe('what the customer says', () => {
  test('reaches the desk once, and only what the page offers', async () => {
    const view = await photographed(teller, nextPerson())
    const { turn } = await shows(teller, { page: 'check', caseId: view.id })
    expect(refusal(await asks('customer.answer', { turn, kind: 'accept' }))).toBe('STALE')
    expect(refusal(await asks('customer.answer', { turn: turn - 1, kind: 'agree' }))).toBe('STALE')
    expect(refusal(await asks('customer.answer', { turn, kind: 'agree' }))).toBe('ok')
    const heard = await teller.call('customer.heard', {})
    expect(heard).toMatchObject({ turn, answer: { kind: 'agree' } })
    expect((await teller.call('customer.heard', {})).answer).toBeNull()
    await shows(teller, { page: 'sign', caseId: view.id })
    expect((await teller.call('customer.heard', {})).answer).toBeNull()
  })

  test('a bad grade goes to the report with its reason, past the teller', async () => {
    const cards = await counter.cards()
    const view = await atBranch(counter, nextPerson())
    const { turn } = await shows(cards, { page: 'bye', caseId: view.id })
    expect(refusal(await asks('customer.answer', { turn, kind: 'rate', grade: 1, reasons: [] }, cards))).toBe('BAD_INPUT')
    expect(refusal(await asks('customer.answer', { turn, kind: 'rate', grade: 1, reasons: ['wait', 'other'] }, cards))).toBe('ok')
    expect((await cards.call('customer.heard', {})).answer).toBeNull()
    expect((await sees(cards)).shown?.rated).toBe(true)
    expect(refusal(await asks('customer.answer', { turn, kind: 'rate', grade: 5, reasons: [] }, cards))).toBe('RATED')
  })
})

describe('a signature on the customer’s screen', () => {
  const penned = signature.map(stroke => stroke.map(([x, y]) => [x, y, 0.7] as [number, number, number]))
  const refOf = ({ id, revision }: CaseView) => ({ caseId: id, revision })

  test('is bound to the hash of what was shown: as strokes with their pressure and as a picture', async () => {
    const view = await photographed(teller, nextPerson())
    const { turn } = await shows(teller, { page: 'sign', caseId: view.id })
    const sheet = (await sees()).shown?.sha256 ?? ''
    await asks('customer.answer', { turn, kind: 'sign', strokes: penned, sheet })
    const { answer } = await teller.call('customer.heard', {})
    if (answer?.kind !== 'sign') throw new Error('nobody signed')
    await teller.call('confirm.sign', { ...refOf(view), signature: answer.strokes, sheet: answer.sheet })
    const { db } = counter.core.store
    const kept = await db.selectFrom('signed_sheet').selectAll().where('case_id', '=', view.id).executeTakeFirstOrThrow()
    expect(createHash('sha256').update(kept.sheet).digest('hex')).toBe(sheet)
    expect([kept.sheet_sha, kept.pad, JSON.parse(kept.strokes)]).toEqual([sheet, 'customer', penned])
    expect(JSON.parse(kept.sheet)).toMatchObject({ name: view.identity.name, docNumber: view.identity.number })
    const picture = await counter.core.blobs.read(kept.picture_sha)
    const { channels } = await sharp(picture ?? new Uint8Array()).stats()
    // Ink on white: neither empty nor black.
    expect(channels[0]?.mean).toBeGreaterThan(200)
    expect(channels[0]?.min).toBeLessThan(40)
  })

  test('does not hold for what was changed after it was shown', async () => {
    const view = await photographed(teller, nextPerson())
    await shows(teller, { page: 'sign', caseId: view.id })
    const sheet = (await sees()).shown?.sha256 ?? ''
    const changed = await teller.call('form.save', { caseId: view.id, draft: { ...view.form, mobile: '13800000001' } })
    const late = await teller.ask('confirm.sign', { ...refOf(changed), signature: penned, sheet })
    expect(refusal(late)).toBe('STALE')
    expect((await sees()).shown?.sha256).not.toBe(sheet)
  })

  test('on the teller’s own pad is bound as well, to what the case says then', async () => {
    const view = await photographed(teller, nextPerson())
    await teller.call('confirm.sign', { ...refOf(view), signature })
    const { sha256 } = await teller.call('customer.sheet', { caseId: view.id })
    const kept = await counter.core.store.db.selectFrom('signed_sheet').selectAll().where('case_id', '=', view.id).executeTakeFirstOrThrow()
    expect([kept.sheet_sha, kept.pad]).toEqual([sha256, 'desk'])
  })
})
