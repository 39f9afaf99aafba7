/** Addresses each rule of a profile by key and item, reads it, and compares two profiles. Pure. */
import { ItemCode, itemCodes } from '../business/items.ts'
import { z } from '../zod.ts'
import { type Paper, type Profile, type RuleKey, ruleKeys } from './profile.ts'
import type { Origin, Rule } from './rule.ts'

export const RuleName = z.enum(ruleKeys as [RuleKey, ...RuleKey[]])

/** The address of one rule, for the whole place or for one item. All papers of an item are one rule. */
export const RulePlace = z.object({ key: RuleName, item: ItemCode.nullable() }).readonly()
export type RulePlace = z.infer<typeof RulePlace>

const byItem = ['papers', 'fees', 'leadTime', 'channels'] as const satisfies readonly RuleKey[]
export type ItemRuleKey = (typeof byItem)[number]
export const isByItem = (key: RuleKey): key is ItemRuleKey => (byItem as readonly RuleKey[]).includes(key)

export type Entry = Rule<unknown> | readonly Paper[]
/** Undefined: the place has no rule for this item. */
export function entryAt(profile: Profile, { key, item }: RulePlace): Entry | undefined {
  if (!isByItem(key)) return profile[key]
  return item === null ? undefined : profile[key][item]
}

/** The origin of a rule; a list of papers takes its first paper's source and its lowest confidence. */
export function originAt(profile: Profile, place: RulePlace): Origin | null {
  const entry = entryAt(profile, place)
  if (entry === undefined) return null
  if ('value' in entry) return entry
  return (entry.find(paper => !paper.origin.confirmed) ?? entry[0])?.origin ?? null
}

/** Every address a rule can have, in schema order. */
export const everyPlace: readonly RulePlace[] = ruleKeys.flatMap((key): RulePlace[] =>
  isByItem(key) ? itemCodes.map(item => ({ key, item })) : [{ key, item: null }],
)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
/** Deep equality of plain data, ignoring the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (!isRecord(a) || !isRecord(b) || Array.isArray(a) !== Array.isArray(b)) return false
  const said = (value: Readonly<Record<string, unknown>>) => Object.keys(value).filter(key => value[key] !== undefined)
  const keys = said(a)
  return keys.length === said(b).length && keys.every(key => same(a[key], b[key]))
}

/** The rules whose value or origin differs. */
export const changedPlaces = (before: Profile, after: Profile): readonly RulePlace[] =>
  everyPlace.filter(place => !same(entryAt(before, place), entryAt(after, place)))

const valueIn = (entry: Entry | undefined): unknown => {
  if (entry === undefined) return undefined
  return 'value' in entry ? entry.value : entry.map(({ material, when }) => ({ material, when }))
}
export const sameValueAt = (before: Profile, after: Profile, place: RulePlace): boolean =>
  same(valueIn(entryAt(before, place)), valueIn(entryAt(after, place)))
