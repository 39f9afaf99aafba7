/** Who may take a card for its holder: by the holder's age, the rules of the place, and what the taker shows. */
import { describe, expect, test } from 'vitest'
import { type Taker, takerProblems, takersFor } from '../../../shared/pickup/taker.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { Day } from '../../../shared/time.ts'
import { citizenBorn } from '../../support/a-case.ts'

type Rules = Pick<Profile, 'pickupByAgent' | 'pickupGrounds' | 'unitPickup' | 'guardianUnderAge'>
const origin = {
  source: { text: '演练', url: null },
  date: '2026-01-01',
  confidence: 'P',
  confirmed: true,
  note: null,
  fromBase: false,
} as const
const rule = <T>(value: T) => ({ ...origin, date: Day.parse(origin.date), value })
const rules: Rules = {
  pickupByAgent: rule(true),
  pickupGrounds: rule(null),
  unitPickup: rule({ people: 2 }),
  guardianUnderAge: rule(16),
} as Rules

const today = Day.parse('2026-03-09')
const holder = citizenBorn('1980-05-01')
const child = citizenBorn('2012-05-01')
const shown = (birth: string) => ({
  docType: 'RIC' as const,
  number: citizenBorn(birth).number,
  name: '陈代领',
  validTo: Day.parse('2036-01-01'),
})
const agent: Taker = { ...shown('1990-01-01'), role: 'agent', relation: '30', letter: 'authority', ground: null, second: null }
const guardian: Taker = { ...agent, role: 'guardian', relation: '52', letter: 'register' }
const unit: Taker = { ...agent, role: 'unit', relation: '', letter: 'sheet', second: shown('1985-01-01') }

const codes = (taker: Taker, whose = holder, place = rules) =>
  takerProblems(taker, whose, place, today).map(({ field, code }) => `${field}: ${code}`)

test('each comes with what the place asks of them', () => {
  expect([codes(agent), codes(guardian, child), codes(unit), codes(unit, child)]).toEqual([[], [], [], []])
})

describe('roles', () => {
  test('a minor’s card goes to a guardian, a grown holder’s to an agent; a unit may come for either', () => {
    expect(takersFor(rules, 15)).toEqual(['guardian', 'unit'])
    expect(takersFor(rules, 16)).toEqual(['agent', 'unit'])
    expect(codes(agent, child)).toEqual(['role: GUARDIAN_ONLY'])
    expect(codes(guardian)).toEqual(['role: NOT_A_CHILD'])
  })

  test('a place may let no agent and no unit come; where it does not say, an agent may', () => {
    const strict = { ...rules, pickupByAgent: rule(false), unitPickup: rule(null) } as Rules
    expect(takersFor(strict, 40)).toEqual([])
    expect(codes(agent, holder, strict)).toEqual(['role: NO_AGENTS'])
    expect(codes(unit, holder, strict)).toEqual(['role: NO_UNITS'])
    expect(takersFor({ ...rules, pickupByAgent: rule(null) } as Rules, 40)).toEqual(['agent', 'unit'])
  })
})

describe('the taker’s own document', () => {
  test('shows somebody else than the holder, of full age, by a right number', () => {
    expect(codes({ ...agent, number: holder.number })).toEqual(['number: IS_HOLDER'])
    expect(codes({ ...agent, number: '440106199001010000' })).toEqual(['number: NUMBER'])
    expect(codes({ ...agent, number: citizenBorn('2008-03-10').number })).toEqual(['number: TOO_YOUNG'])
    expect(codes({ ...agent, number: citizenBorn('2008-03-09').number })).toEqual([])
  })

  test('holds today, and says how long', () => {
    expect(codes({ ...agent, validTo: Day.parse('2026-03-08') })).toEqual(['validTo: EXPIRED'])
    expect(codes({ ...agent, validTo: today })).toEqual([])
    expect(codes({ ...agent, validTo: null })).toEqual(['validTo: NO_END'])
  })
})

describe('papers', () => {
  test('an agent and a guardian say what they are to the holder, and none of them is the holder', () => {
    expect(codes({ ...agent, relation: '' })).toEqual(['relation: RELATION'])
    expect(codes({ ...guardian, relation: '01' }, child)).toEqual(['relation: RELATION'])
  })

  test('an agent brings a letter, a guardian the register, a unit its sheet', () => {
    for (const letter of ['authority', 'notarised', 'promise'] as const) expect(codes({ ...agent, letter })).toEqual([])
    for (const letter of ['none', 'register', 'sheet'] as const) expect(codes({ ...agent, letter })).toEqual(['letter: LETTER'])
    expect(codes({ ...guardian, letter: 'authority' }, child)).toEqual(['letter: LETTER'])
    expect(codes({ ...unit, letter: 'authority' })).toEqual(['letter: LETTER'])
  })

  test('where the place names grounds an agent gives one of them; nobody else is asked', () => {
    const place = { ...rules, pickupGrounds: rule(['in-hospital']) } as Rules
    expect(codes(agent, holder, place)).toEqual(['ground: GROUND'])
    expect(codes({ ...agent, ground: 'long-away' }, holder, place)).toEqual(['ground: GROUND'])
    expect(codes({ ...agent, ground: 'in-hospital' }, holder, place)).toEqual([])
    expect(codes(guardian, child, place)).toEqual([])
    expect(codes(unit, holder, place)).toEqual([])
  })

  test('a unit sends two people where the place wants two, two different ones with documents that hold', () => {
    expect(codes({ ...unit, second: null })).toEqual(['second: SECOND'])
    expect(codes({ ...unit, second: { ...shown('1985-01-01'), number: '1' } })).toEqual(['second: SECOND'])
    expect(codes({ ...unit, second: shown('1990-01-01') })).toEqual(['second: SECOND_SAME'])
    expect(codes({ ...unit, second: { ...shown('1985-01-01'), validTo: Day.parse('2026-03-08') } })).toEqual(['second: SECOND_END'])
    const one = { ...rules, unitPickup: rule({ people: 1 }) } as Rules
    expect(codes({ ...unit, second: null }, holder, one)).toEqual([])
  })
})
