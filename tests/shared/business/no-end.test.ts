/** Tests that no case is without an end: from every state, under the rules of every place, a manager reaches one and gives a reason. */
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { loadResources } from '../../../main/core/rules/resources.ts'
import { endBy, endReasons, endsAt } from '../../../shared/business/ends.ts'
import { unfitFor } from '../../../shared/business/pre-checks.ts'
import type { HeldCard } from '../../../shared/card/held-card.ts'
import { CardId } from '../../../shared/ids.ts'
import { ageingOf } from '../../../shared/pickup/ageing.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { addDays, Day } from '../../../shared/time.ts'
import { paths } from '../../../shared/workflow/path.ts'
import { step } from '../../../shared/workflow/step.ts'
import { isFinal, type State, stateNames, uncollectedStates, unendedStates, workflow } from '../../../shared/workflow/table.ts'

let places: readonly Profile[]
beforeAll(async () => {
  places = [...(await loadResources(join(import.meta.dirname, '../../../resources'))).profiles.values()]
})

const aHeldCard = (wish: Partial<HeldCard>): HeldCard => ({
  id: CardId.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV'),
  cardNumber: null,
  bank: '102',
  accountTail: null,
  generation: 2,
  state: 'normal',
  account: 'inactive',
  issuedOn: null,
  validTo: null,
  lostSince: null,
  lossEnds: null,
  madeHere: false,
  inHand: true,
  replaced: false,
  seenAt: '2026-03-09T01:00:00.000Z',
  ...wish,
})

/** What is known of a card that has lain here for eight years, by the rules of the place. */
const longWaited = ({ pickupLimitDays, pickupGraceDays }: Profile) => ({
  daysUncollected: 3_000,
  ...(pickupLimitDays.value === null ? {} : { pickupLimitDays: pickupLimitDays.value }),
  ...(pickupGraceDays.value === null ? {} : { pickupGraceDays: pickupGraceDays.value }),
})

test('from every state a manager ends a case with a reason, in every place and on every path', () => {
  const mayEnd = workflow.filter(row => row.on === 'end').every(row => (row.by as readonly string[]).includes('manager'))
  expect(mayEnd).toBe(true)
  for (const profile of places)
    for (const path of paths)
      for (const state of unendedStates) {
        const name = `${profile.id} ${path} ${state}`
        expect(endsAt(state).length, name).toBeGreaterThan(0)
        const taken = step({ state, path }, 'end', { ...longWaited(profile), reasonGiven: true, endPapersSeen: true, endTimePassed: true })
        expect(taken, name).toHaveProperty('to')
        if (taken && 'to' in taken) expect(isFinal(taken.to), name).toBe(true)
      }
})

test('a card nobody fetches ends without its holder, where the place set no limit as well', () => {
  for (const state of uncollectedStates) {
    expect(endsAt(state), state).toContain('uncollected')
    // The holder cannot be found: nothing of the holder's is asked for.
    expect(endBy('uncollected').papers).toEqual(['contact-tries'])
    // Only a manager gives a citizen's card up, and not before the place's time is over.
    expect(endsAt(state, ['cards', 'teller']), state).not.toContain('uncollected')
    expect(step({ state, path: 'photo-card' }, 'end', { reasonGiven: true, endPapersSeen: true, endTimePassed: false })).not.toHaveProperty(
      'to',
    )
  }
  const open = places.filter(({ pickupLimitDays, pickupGraceDays }) => pickupLimitDays.value === null || pickupGraceDays.value === null)
  expect(open.length).toBeGreaterThan(0)
  for (const profile of open) {
    const limits = { limitDays: profile.pickupLimitDays.value, graceDays: profile.pickupGraceDays.value }
    expect(ageingOf(3_000, limits), profile.id).not.toBe('past-grace')
  }
})

test('every reason ends a case somewhere, and no closed case is ended again', () => {
  for (const reason of endReasons) expect(endBy(reason).on.length, reason).toBeGreaterThan(0)
  for (const state of stateNames.filter(isFinal)) expect(endsAt(state), state).toEqual([])
})

test('a card that was sent back is fetched back, and then handed over like any other', () => {
  const reached = new Set<State>(['sent-back'])
  for (let size = 0; size !== reached.size; ) {
    size = reached.size
    for (const row of workflow)
      if (row.to !== 'same' && row.on !== 'wrongCard' && row.from.some(from => reached.has(from))) reached.add(row.to)
  }
  expect(reached.has('at-branch')).toBe(true)
  expect(reached.has('closed')).toBe(true)
})

test('a card without a printed end does not block its holder for good: the teller looks it up', () => {
  const [profile] = places
  if (!profile) throw new Error('no place')
  const today = Day.parse('2026-03-09')
  for (const validTo of [null, 'long'] as const) {
    const card = aHeldCard({ validTo })
    const standing = { item: 'REPLACE_EXPIRED', reason: 'EXPIRED', cards: [card], card, bankHere: null, profile, today } as const
    expect(unfitFor(standing)).toBe('END_UNKNOWN')
    expect(unfitFor({ ...standing, endSeen: true })).toBeNull()
  }
  const card = aHeldCard({ validTo: addDays(today, 900) })
  const known = {
    item: 'REPLACE_EXPIRED',
    reason: 'EXPIRES_SOON',
    cards: [card],
    card,
    bankHere: null,
    profile,
    today,
    endSeen: true,
  } as const
  expect(unfitFor(known)).toBe('NOT_SOON')
})

test('the account at the old bank holds a change of bank back only where the place says so', () => {
  const why = (profile: Profile) => {
    const card = aHeldCard({ account: 'active', generation: 3 })
    const today = Day.parse('2026-03-09')
    return unfitFor({ item: 'REPLACE_UPGRADE', reason: 'BANK_CHANGED', cards: [card], card, bankHere: null, profile, today })
  }
  for (const profile of places) expect(why(profile), profile.id).toBe(profile.bankChange.value === 'close-first' ? 'BANK_SIDE_OPEN' : null)
  expect(places.filter(({ bankChange }) => bankChange.value === 'after-pickup').map(({ id }) => id)).toContain('guangzhou')
})

test('one report of loss is enough for a new card where it stops the account as well', () => {
  const [profile] = places
  if (!profile) throw new Error('no place')
  const card = aHeldCard({ account: 'active', state: 'lost-formal', lostSince: '2026-03-01T01:00:00.000Z' })
  const standing = { item: 'REISSUE', reason: 'LOST', cards: [card], card, bankHere: null, today: Day.parse('2026-03-09') } as const
  expect(unfitFor({ ...standing, profile })).toBe('BANK_SIDE_OPEN')
  expect(unfitFor({ ...standing, profile: { ...profile, lossCoversBank: { ...profile.lossCoversBank, value: true } } })).toBeNull()
})
