/** Makes the rules of a place nobody shipped: what may be lent by the base or a neighbour is, what must not be guessed stays unknown. Pure. */
import { typedLine } from '../entry/text.ts'
import { lentFrom, neighbourDoes, newPlaceSource } from '../strings/zh-CN/new-place.ts'
import { ruleValueText } from '../strings/zh-CN/rules.ts'
import type { Day } from '../time.ts'
import { z } from '../zod.ts'
import { type Entry, entryAt, everyPlace, isByItem, type RulePlace } from './places.ts'
import { type Paper, Profile, type RuleKey, ruleKeys } from './profile.ts'
import type { Origin } from './rule.ts'

/** What a hall knows on its first morning. */
export const NewPlace = z.object({
  /** Short name in small letters, under which its rules are kept. */
  id: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{1,30}$/),
  name: typedLine().min(2).max(20),
  areaCode: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
  /** Whom the hall asks about its rules, and by which number. */
  authority: typedLine().min(2).max(40),
  phone: typedLine()
    .min(3)
    .max(20)
    .regex(/^[\d+()\- ]*\d$/),
  /** The place whose rules are begun from: the base, or a neighbour. */
  from: z.string().min(1).max(40),
})
export type NewPlace = z.infer<typeof NewPlace>
export const newPlaceFields = ['name', 'id', 'areaCode', 'authority', 'phone', 'from'] as const satisfies readonly (keyof NewPlace)[]

/** Never taken over from a neighbour: they differ even between two towns of one province. */
const neverLent: readonly RuleKey[] = [
  ...([
    'fees',
    'oldCardPolicy',
    'sameNumber',
    'photoChangeByAgent',
    'pickupByAgent',
    'pickupLimitDays',
    'pickupGraceDays',
    'mail',
  ] as const),
]
/** The branch's own affairs: what another hall does says nothing of this one. */
const ofTheBranch: readonly RuleKey[] = ['hours', 'handover', 'signWays', 'feeTime', 'reviewApartDays', 'keepClosedDays', 'keepEndedDays']

type Sides = { readonly from: Profile; readonly base: Profile; readonly today: Day }

/** A neighbour's own rule is a proposal here; what it borrowed itself is borrowed here as well. */
function lent(origin: Origin, from: Profile, base: Profile): Origin {
  if (from.id === base.id || origin.fromBase) return { ...origin, confirmed: false, fromBase: true }
  return { ...origin, source: { ...origin.source, text: lentFrom(from.place.name, origin.source.text) }, confidence: 'P', confirmed: false }
}

function lentEntry(entry: Entry, { from, base }: Sides): Entry {
  if ('value' in entry) return { ...entry, ...lent(entry, from, base) }
  return entry.map((paper): Paper => ({ ...paper, origin: lent(paper.origin, from, base) }))
}

function unknown(place: RulePlace, { from, base, today }: Sides): Entry {
  const theirs = entryAt(from, place)
  const known = theirs !== undefined && 'value' in theirs && theirs.value !== null
  const note = known ? neighbourDoes(from.id === base.id ? null : from.place.name, ruleValueText(from, place)) : null
  const origin = { source: { text: newPlaceSource, url: null }, date: today, confidence: 'P', confirmed: false, fromBase: false } as const
  // The number of an account may change everywhere: that is what "unknown" says of it.
  return { value: place.key === 'sameNumber' ? 'unknown' : null, ...origin, note }
}

function entryFor(place: RulePlace, sides: Sides): Entry | undefined {
  if (neverLent.includes(place.key)) return entryAt(sides.base, place) === undefined ? undefined : unknown(place, sides)
  const giver = ofTheBranch.includes(place.key) ? sides.base : sides.from
  const entry = entryAt(giver, place)
  return entry === undefined ? undefined : lentEntry(entry, { ...sides, from: giver })
}

export function newPlaceProfile(wish: NewPlace, sides: Sides): Profile {
  const rules: Record<string, unknown> = Object.fromEntries(ruleKeys.map(key => [key, isByItem(key) ? {} : undefined]))
  for (const place of everyPlace) {
    const entry = entryFor(place, sides)
    if (entry === undefined) continue
    if (place.item === null) rules[place.key] = entry
    else rules[place.key] = { ...(rules[place.key] as object), [place.item]: entry }
  }
  const { id, name, areaCode, authority, phone } = wish
  return Profile.parse({ id, place: { name, areaCode, authority, phone }, version: '1.0', effectiveFrom: sides.today, ...rules })
}
